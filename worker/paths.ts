import { deskPaths } from './desk-paths.ts'
import { type Circle, printCircle } from './rules/area.ts'
import type { FeedFormat } from './rules/feed-format.ts'
import type { Kind } from './rules/kinds.ts'
import { type Lang, SITE_LANGS, shippedLang, type TextLang } from './rules/languages.ts'
import { type Narrowing, printNarrowing } from './rules/narrowing.ts'
import type { AskedAgain, ManageStep, Position, RecapPart } from './rules/path-parts.ts'
import { query } from './rules/query.ts'
import { printSelection, type Selection } from './rules/selection.ts'

/** Every URL of the site; nothing else builds one. Paths begin with a slash and are ready for `href`. */
export const paths = {
  home: (lang: Lang, narrowing: Partial<Narrowing> = {}) => `/${lang}/${query(printNarrowing(narrowing))}`,
  days: (lang: Lang) => `/${lang}/days`,
  day: (lang: Lang, slug: string) => `/${lang}/days/${slug}`,
  dayDate: (lang: Lang, slug: string, date: string) => `/${lang}/days/${slug}/${date}`,
  action: (lang: Lang, id: string) => `/${lang}/actions/${id}`,
  /** An action's own calendar, beside its page; in a language that has no pages, beside the English one. */
  actionCalendar: (lang: TextLang, id: string) => {
    const words = shippedLang(lang)
    return `/${words}/actions/${id}.ics${query({ lang: words === lang ? null : lang })}`
  },
  group: (lang: Lang, slug: string) => `/${lang}/groups/${slug}`,
  people: (lang: Lang) => `/${lang}/people`,
  person: (lang: Lang, slug: string) => `/${lang}/people/${slug}`,
  /** A person's photos from behind a printed position on. */
  personPhotos: (lang: Lang, slug: string, after?: string) => `/${lang}/people/${slug}/photos${query({ after })}`,
  /** A person's portrait; another one has another address. */
  portrait: (slug: string, { size, revision }: { size?: 'small'; revision?: number } = {}) =>
    `/portraits/${slug}${query({ size, v: revision?.toString() })}`,
  country: (lang: Lang, cc: string) => `/${lang}/countries/${cc.toLowerCase()}`,
  city: (lang: Lang, cc: string, slug: string) => `/${lang}/cities/${cc.toLowerCase()}/${slug}`,
  near: (lang: Lang, circle: Circle) => `/${lang}/near/${printCircle(circle)}`,
  /** The same for a script that fills in `{lat}` and `{lon}`. */
  nearTemplate: (lang: Lang, km: number) => `/${lang}/near/{lat},{lon},${km}`,
  kind: (lang: Lang, kind: Kind) => `/${lang}/kinds/${kind}`,
  search: (lang: Lang, q?: string) => `/${lang}/search${query({ q })}`,
  /** How to subscribe, in each program, and to what. */
  calendar: (lang: Lang) => `/${lang}/calendar`,
  /** The part of a page that offers its calendar. */
  subscribePanel: (page: string) => `${page}#subscribe`,
  about: (lang: Lang) => `/${lang}/about`,
  safety: (lang: Lang) => `/${lang}/safety`,
  contact: (lang: Lang) => `/${lang}/contact`,
  submit: (lang: Lang, day?: string) => `/${lang}/submit${query({ day })}`,
  /** The secret link of a trusted group: what is registered there is public at once. With `day`, for that day. */
  submitGroup: (lang: Lang, link: string, day?: string) => `/${lang}/submit/${link}${query({ day })}`,
  /** An action that is over, with its report. */
  submitPast: (lang: Lang, day?: string) => `/${lang}/submit/past${query({ day })}`,
  manage: (lang: Lang, link: string, step?: ManageStep) => `/${lang}/manage/${link}${step ? `/${step}` : ''}`,
  thanks: (lang: Lang, link: string) => `/${lang}/manage/${link}?new`,
  /** Where an organizer asks for their link once more; with `done`, what is said to everybody who did. */
  manageAgain: (lang: Lang, done?: 'sent') => `/${lang}/manage/again${done ? '?sent' : ''}`,
  /** A link of an action for who helps; whoever posts here revokes it. */
  manageHelper: (lang: Lang, link: string, id: number) => `/${lang}/manage/${link}/helpers/${id}/revoke`,
  deleted: (lang: Lang) => `/${lang}/deleted`,
  report: (lang: Lang, link: string) => `/${lang}/manage/${link}/report`,
  /** Where an organizer sends photos, one by one; `purpose` says whether of the report or a poster before it. */
  organizerPhotos: (lang: Lang, link: string) => `/${lang}/manage/${link}/photos`,
  /** A photo as its organizer sees it before anybody has approved it. */
  organizerPhoto: (lang: Lang, link: string, key: string, step?: 'small' | 'delete') =>
    `/${lang}/manage/${link}/photos/${key}${step === 'delete' ? '/delete' : step === 'small' ? '?size=small' : ''}`,
  /** Where anybody sends a photo for a day, without an action. */
  dayPhoto: (lang: Lang, slug: string) => `/${lang}/days/${slug}/photo`,
  dayPhotoThanks: (lang: Lang, slug: string) => `/${lang}/days/${slug}/photo?sent`,
  /** The bytes of an approved photo; `small` for lists. */
  photo: (key: string, size?: 'small') => `/photos/${key}${size ? `?size=${size}` : ''}`,
  /** The page of an approved photo: its words, licence, and a way to have it removed. */
  photoPage: (lang: Lang, key: string) => `/${lang}/photos/${key}`,
  /** A day's gallery from behind a position on (rules/recap.ts); of one date of a weekly day. */
  gallery: (lang: Lang, slug: string, part: RecapPart = {}) => `/${lang}/days/${slug}/gallery${query(part)}`,
  /** What the groups tell of a day, likewise. */
  told: (lang: Lang, slug: string, part: RecapPart = {}) => `/${lang}/days/${slug}/reports${query(part)}`,
  /** The picture that stands for a day where its address is shared. */
  shareImage: (lang: Lang, slug: string) => `/share/${slug}/${lang}.png`,
  /** A day's slogans, texts and files for groups. */
  kit: (lang: Lang, slug: string) => `/${lang}/days/${slug}/kit`,
  /** The bytes of a file of a kit; `small` for lists. */
  kitFile: (key: string, size?: 'small') => `/kit/${key}${size ? `?size=${size}` : ''}`,
  /** A card of a day to print and to hand out, with a code that leads to its page. */
  palmCard: (lang: Lang, slug: string) => `/share/${slug}/card-${lang}.png`,
  /** Where somebody pictured asks that a photo be removed; with `done`, what is said to them afterwards. */
  photoRemoval: (lang: Lang, key: string, done?: 'hidden' | 'waits') =>
    `/${lang}/photos/${key}/remove${query({ done })}`,
  /** Everything of a day in one ZIP, for press and parliaments. */
  pack: (lang: Lang, slug: string) => `/${lang}/days/${slug}/pack.zip`,
  /** Where anybody says that something is wrong. */
  flagAction: (lang: Lang, id: string, done?: 'done') => `/${lang}/actions/${id}/flag${done ? '?done' : ''}`,
  flagPhoto: (lang: Lang, key: string, done?: 'done') => `/${lang}/photos/${key}/flag${done ? '?done' : ''}`,
  signIn: (lang: Lang, link?: string) => `/${lang}/sign-in${link ? `/${link}` : ''}`,
  /** Where somebody signs in again who is signed in, before they go on to what a found phone must not do. */
  signInAgain: (lang: Lang, to: AskedAgain) => `/${lang}/sign-in?to=${to}`,
  /** What a device needs to sign in, or to make a passkey by a link: for scripts. */
  signInOptions: (lang: Lang, link?: string) => `/${lang}/sign-in/${link ? `${link}/` : ''}options`,
  signOut: (lang: Lang) => `/${lang}/sign-in/out`,
  feed: (selection: Selection, lang: TextLang, narrowing: Partial<Narrowing> = {}, format: FeedFormat = 'ics') =>
    `/feeds/${printSelection(selection)}.${format}${query({ lang, ...printNarrowing({ ...narrowing, box: null }) })}`,
  /** The columns that a map draws: of the whole selection, since the map narrows by itself. */
  map: (selection: Selection) => `/map/${printSelection(selection)}.json`,
  /** What the actions in a block of a map are called (a block is named as in rules/cell.ts). */
  mapBlock: (selection: Selection, lang: Lang, narrowing: Partial<Narrowing>, block: string) =>
    `/map/${printSelection(selection)}/${block}.json${query({ lang, ...printNarrowing({ ...narrowing, box: null }) })}`,
  /** Tiles of the operator's tile server, by way of the site; Leaflet fills in the numbers. */
  tiles: (kept: boolean) => `/tiles/{z}/{x}/{y}${kept ? '' : '?unkept'}`,
  /** What a typed name of a city may mean. */
  places: (asked: { q: string; country: string; lang: string }) => `/places.json${query(asked)}`,
  /** The cities that bear exactly a name: those that the form would take for it. */
  placesNamed: (asked: { named: string; country: string; lang: string }) => `/places.json${query(asked)}`,
  /** The time zones of a cell of rules/zone-cell.ts. */
  zones: (cell: { lat: string; lon: string }) => `/zones.json${query(cell)}`,
  /** The page of a selection; `days` has one of its own. */
  selection: (lang: Lang, selection: Selection, narrowing: Partial<Narrowing> = {}) =>
    `${pageOf(lang, selection)}${query(printNarrowing(narrowing))}`,
  /** A page of a selection, narrowed. */
  narrowed: (page: string, narrowing: Partial<Narrowing>) => `${page}${query(printNarrowing(narrowing))}`,
  /** The same page further down its list of what is over. */
  further: (page: string, { starts, id }: Position) =>
    `${page}${page.includes('?') ? '&' : '?'}${new URLSearchParams({ after: `${starts}~${id}` })}`,
  /** The same path and query in another language; of what is no page in a language, the first page. */
  inLanguage: (pathAndQuery: string, lang: Lang): string =>
    LANGUAGE_PREFIX.test(pathAndQuery) ? pathAndQuery.replace(LANGUAGE_PREFIX, `/${lang}$1`) : paths.home(lang),
  ...deskPaths,
}

const LANGUAGE_PREFIX = new RegExp(`^/(?:${SITE_LANGS.join('|')})(/|$)`)

function pageOf(lang: Lang, selection: Selection): string {
  switch (selection.of) {
    case 'all':
      return paths.home(lang)
    case 'days':
      return paths.days(lang)
    case 'day':
      return paths.day(lang, selection.slug)
    case 'group':
      return paths.group(lang, selection.slug)
    case 'person':
      return paths.person(lang, selection.slug)
    case 'country':
      return paths.country(lang, selection.cc)
    case 'city':
      return paths.city(lang, selection.cc, selection.slug)
    case 'kind':
      return paths.kind(lang, selection.kind)
    case 'near':
      return paths.near(lang, selection)
  }
}
