import { citiesNamed } from '../cities/cities.ts'
import type { Assets } from '../cities/gazetteer.ts'
import { knownPlaces, knownPlacesNamed } from '../cities/known.ts'
import type { ActionErrors, ActionField } from '../rules/action-entries.ts'
import { type ActionFields, parseActionFields } from '../rules/action-fields.ts'
import type { Known } from '../rules/action-place.ts'
import { actionRow } from '../rules/action-row.ts'
import type { Belonging } from '../rules/coordinator.ts'
import { dateErrors } from '../rules/date-bounds.ts'
import type { TypedRow } from '../rules/import-columns.ts'
import { no, ok, type Result } from '../rules/result.ts'
import { base32, RANDOM_BYTES } from '../rules/secret.ts'
import { parseTierCaps } from '../rules/tier-cap.ts'
import type { CheckedRow, ImportEntry } from '../store/import-writes.ts'
import { type ImportRow, knownDaySlugs } from '../store/imports.ts'
import type { Change } from './change.ts'

/** What rows are checked with. */
export type CheckMeans = {
  assets: Assets
  tierCaps: string
  random: (count: number) => Uint8Array<ArrayBuffer>
  isTheirs: (belonging: Belonging) => boolean
  /** Numbers of rows that are here already. */
  known: ReadonlySet<number>
  /** The tier of rows that say none: it gives way where a country allows less. */
  defaultTier: string
}

/** Names of cities that are looked for in the gazetteer at large in one go, each some reads of a file. */
const LOOKUPS = 12

/** A row as its action's fields, or what is wrong with it. */
export type ParsedRow = { number: number; parsed: Result<ActionFields, ActionErrors> }

/** Checks rows as the form would, in their order; the last ones are left for the next step where too many cities are rare. */
export async function parseRows(
  { db, now }: Pick<Change, 'db' | 'now'>,
  rows: readonly Pick<ImportRow, 'number' | 'typed'>[],
  means: Omit<CheckMeans, 'known' | 'random'>,
): Promise<ParsedRow[]> {
  const slugs = new Set(rows.flatMap(({ typed }) => [typed.days ?? []].flat()))
  const daySlugs = await knownDaySlugs(db, [...slugs])
  const tierCaps = parseTierCaps(means.tierCaps)
  const looked = new Map<string, Omit<Known, 'daySlugs' | 'tierCaps'>>()
  const all: ParsedRow[] = []
  for (const { number, typed } of rows) {
    const city = [typed.city ?? ''].flat()[0] ?? ''
    if (isRare(typed) && !looked.has(city)) {
      if (looked.size === LOOKUPS) break
      looked.set(city, await knownPlacesNamed(city, means.assets))
    }
    const known = { ...(looked.get(city) ?? knownPlaces), daySlugs, tierCaps }
    all.push({ number, parsed: parseRow(typed, known, { ...means, now }) })
  }
  return all
}

/** The same of an import's rows, as they are written down: those that are here already are not looked at. */
export async function checkRows(
  change: Pick<Change, 'db' | 'now'>,
  rows: readonly ImportRow[],
  means: CheckMeans,
): Promise<CheckedRow[]> {
  const open = rows.filter(({ number }) => !means.known.has(number))
  const all = await parseRows(change, open, means)
  // Where some are left for the next step, so is what stands behind them.
  const end = all.length < open.length ? (open[all.length]?.number ?? 0) : Number.POSITIVE_INFINITY
  const known = rows.filter(({ number }) => means.known.has(number) && number < end)
  return [
    ...known.map(({ number }) => ({ number, state: 'known', errors: null, entry: null }) as const),
    ...all.map(({ number, parsed }): CheckedRow => {
      if (!parsed.ok) return { number, state: 'wrong', errors: parsed.error, entry: null }
      const entry = entryOf(base32(means.random(RANDOM_BYTES.publicId)), parsed.value)
      return { number, state: 'right', errors: null, entry }
    }),
  ].sort((a, b) => a.number - b.number)
}

/** Whether no bundled city is meant: as the form looks for it (cities/known.ts), but many rows at a time. */
function isRare({ city = '', country = '' }: TypedRow): boolean {
  const [name = '', code = ''] = [[city].flat()[0], [country].flat()[0]]
  return name !== '' && citiesNamed(name, code || undefined).length === 0
}

/** A row as an action's fields, by the rules of the form. */
export function parseRow(
  typed: TypedRow,
  known: Known,
  { now, defaultTier, isTheirs }: Pick<CheckMeans, 'defaultTier' | 'isTheirs'> & { now: number },
): Result<ActionFields, ActionErrors> {
  const first = parseActionFields({ ...typed, tier: typed.tier ?? defaultTier }, known)
  const capped = first.ok || typed.tier ? undefined : first.error.tier
  const parsed = capped?.code === 'tierCapped' ? parseActionFields({ ...typed, tier: capped.cap }, known) : first
  if (!parsed.ok) return no(readableErrors(parsed.error))
  const { when, place, text, days } = parsed.value
  const errors: ActionErrors = dateErrors(when, now)
  if (!isTheirs({ country: place?.country ?? null, languages: [text.lang], days }))
    errors.country = { code: 'notYours' }
  return Object.keys(errors).length > 0 ? no(errors) : ok(parsed.value)
}

/** Of a table nobody needs to hear that an hour has too many letters: it is none. */
function readableErrors(errors: ActionErrors): ActionErrors {
  const said = (names: readonly ActionField[], code: 'notADate' | 'notATime') =>
    names.filter((name) => errors[name]?.code === 'tooLong').map((name) => [name, { code }])
  const [dates, hours] = [said(['startDate', 'endDate'], 'notADate'), said(['startTime', 'endTime'], 'notATime')]
  return { ...errors, ...Object.fromEntries([...dates, ...hours]) }
}

/** The action that fields become, as it is kept until it is put in; nobody has a link to it. */
export function entryOf(id: string, fields: ActionFields): ImportEntry {
  const { text, days, groups } = fields
  return { action: { id, ...actionRow(fields) }, text, days, groups }
}
