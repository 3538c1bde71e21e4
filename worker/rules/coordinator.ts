/** What a coordinator may do, from the most to the least. */
export const ROLES = ['owner', 'coordinator', 'translator'] as const
export type Role = (typeof ROLES)[number]

/** What a coordinator can be limited to. */
export const SCOPE_KINDS = ['country', 'language', 'day'] as const
export type ScopeKind = (typeof SCOPE_KINDS)[number]

/** What a coordinator is limited to, by kind: codes of countries (capitals) and languages, slugs of days. No list, no limit. */
export type Scope = Partial<Record<ScopeKind, readonly string[]>>

/** A person of the campaign who signs in to the desk. */
export type Coordinator = { id: number; name: string; role: Role; scope: Scope }

/**
 * What is done at the desk: to look at what waits; verdicts, and whatever else changes what groups sent; days and persons;
 * translations; imports and exports; the campaign's own texts and settings; who the coordinators are.
 */
export type Permission = 'look' | 'verdict' | 'day' | 'translate' | 'import' | 'settings' | 'team'

const PERMITTED: Readonly<Record<Role, readonly Permission[]>> = {
  owner: ['look', 'verdict', 'day', 'translate', 'import', 'settings', 'team'],
  coordinator: ['look', 'verdict', 'day', 'translate', 'import'],
  translator: ['translate'],
}

/** Whether a role has a permission. */
export function isPermitted({ role }: Pick<Coordinator, 'role'>, permission: Permission): boolean {
  return PERMITTED[role].includes(permission)
}

/** What something at the desk belongs to: its country, the languages of its texts, its days. */
export type Belonging = { country: string | null; languages: readonly string[]; days: readonly string[] }

/** Whether something is a coordinator's: of every kind that they are limited to, it has one that is theirs. */
export function isInScope({ scope }: Pick<Coordinator, 'scope'>, { country, languages, days }: Belonging): boolean {
  const has: Record<ScopeKind, readonly string[]> = {
    country: country ? [country] : [],
    language: languages,
    day: days,
  }
  return SCOPE_KINDS.every((kind) => {
    const listed = scope[kind]
    return listed === undefined || listed.length === 0 || has[kind].some((value) => listed.includes(value))
  })
}

/** Whether a coordinator is limited to anything. */
export function isLimited(scope: Scope): boolean {
  return SCOPE_KINDS.some((kind) => (scope[kind]?.length ?? 0) > 0)
}

/** What an action belongs to, what waits of it included. */
export function belongingOf(action: {
  country: string | null
  texts: readonly { lang: string }[]
  days: readonly { day: { slug: string } }[]
}): Belonging {
  return {
    country: action.country,
    languages: action.texts.map(({ lang }) => lang),
    days: action.days.map(({ day }) => day.slug),
  }
}

/** What a day belongs to: to no country, as it is called everywhere. */
export function belongingOfDay({ slug, texts }: { slug: string; texts: readonly { lang: string }[] }): Belonging {
  return { country: null, languages: texts.map(({ lang }) => lang), days: [slug] }
}

/** What a person belongs to: to no country and no day, as they are spoken for everywhere. */
export function belongingOfPerson(texts: readonly { lang: string }[]): Belonging {
  return { country: null, languages: texts.map(({ lang }) => lang), days: [] }
}

/** Whether what is in one scope may be in another: of no kind are both limited to different things. */
export function doScopesMeet(one: Scope, other: Scope): boolean {
  return SCOPE_KINDS.every((kind) => {
    const [these = [], those = []] = [one[kind], other[kind]]
    return these.length === 0 || those.length === 0 || these.some((value) => those.includes(value))
  })
}

/** Whether a day's list of actions is one that a coordinator may look at. */
export function isDayListed({ scope: { day = [] } }: Pick<Coordinator, 'scope'>, slug: string): boolean {
  return day.length === 0 || day.includes(slug)
}

/** Whether a coordinator may trust a source, which lets it publish wherever its events are: a setting of the campaign, and of no part of it. */
export function mayTrustSources(coordinator: Pick<Coordinator, 'role' | 'scope'>): boolean {
  return isPermitted(coordinator, 'settings') && !isLimited(coordinator.scope)
}

/** Whether a coordinator calls new days: a call is to every country, and no new day is on a list of days. */
export function mayCallDays({ scope }: Pick<Coordinator, 'scope'>): boolean {
  return !isLimited({ country: scope.country ?? [], day: scope.day ?? [] })
}

/** Whether the campaign's own texts in a language are a coordinator's: limits to countries and days are about what groups do. */
export function isLanguageInScope({ scope }: Pick<Coordinator, 'scope'>, lang: string): boolean {
  const language = scope.language ?? []
  return language.length === 0 || language.includes(lang)
}

/** What belongs nowhere: it is of those alone who are limited to nothing. */
export const NOWHERE: Belonging = { country: null, languages: [], days: [] }

/** What an action belongs to that is not stored yet. */
export function belongingOfFields(fields: {
  place: { country: string } | null
  text: { lang: string }
  days: readonly string[]
}): Belonging {
  return { country: fields.place?.country ?? null, languages: [fields.text.lang], days: fields.days }
}
