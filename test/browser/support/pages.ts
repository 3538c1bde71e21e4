import { paths } from '../../../worker/paths.ts'
import type { Lang } from '../../../worker/rules/languages.ts'
import type { Content } from './content.ts'

/** A kind of page: where one of it is, and who sees it. */
export type KindOfPage = {
  path: (lang: Lang, content: Content) => string
  /** Only for coordinators. */
  desk?: true
  /** It is not there. */
  missing?: true
}

/** Every kind of page that the site has, one of each. */
export const KINDS_OF_PAGE: Record<string, KindOfPage> = {
  home: { path: (lang) => paths.home(lang) },
  'home, narrowed': { path: (lang) => paths.home(lang, { kind: 'march', from: '2022-01-01', to: '2023-12-31' }) },
  days: { path: (lang) => paths.days(lang) },
  'a day that is over': { path: (lang) => paths.day(lang, 'october-22-2022') },
  'the photos of a day': { path: (lang) => paths.gallery(lang, 'october-22-2022') },
  'the reports of a day': { path: (lang) => paths.told(lang, 'october-22-2022') },
  'a day ahead': { path: (lang, { day }) => paths.day(lang, day) },
  'a week of a weekly day': { path: (lang, { weeklyDay, weeklyDate }) => paths.dayDate(lang, weeklyDay, weeklyDate) },
  'an action with a point': { path: (lang, { published }) => paths.action(lang, published.id) },
  'an action without a point': { path: (lang, { countryOnly }) => paths.action(lang, countryOnly.id) },
  'an action that is cancelled': { path: (lang, { cancelled }) => paths.action(lang, cancelled.id) },
  'a group': { path: (lang, { group }) => paths.group(lang, group) },
  'a country': { path: (lang) => paths.country(lang, 'DE') },
  'a city': { path: (lang) => paths.city(lang, 'DE', 'berlin') },
  'a kind': { path: (lang) => paths.kind(lang, 'march') },
  'what is near': { path: (lang) => paths.near(lang, { lat: 52.5, lon: 13.4, km: 50 }) },
  'what is near where nothing is': { path: (lang) => paths.near(lang, { lat: -40, lon: -120, km: 10 }) },
  'a view of the map': { path: (lang) => paths.home(lang, { box: { west: 5, south: 45, east: 16, north: 56 } }) },
  'a search': { path: (lang) => paths.search(lang, 'Berlin') },
  'a search that finds nothing': { path: (lang) => paths.search(lang, 'qqqqq') },
  'the page about calendars': { path: (lang) => paths.calendar(lang) },
  about: { path: (lang) => paths.about(lang) },
  safety: { path: (lang) => paths.safety(lang) },
  contact: { path: (lang) => paths.contact(lang) },
  submit: { path: (lang, { day }) => paths.submit(lang, day) },
  'the thank-you page': { path: (lang, { pending }) => paths.thanks(lang, pending.link) },
  manage: { path: (lang, { changed }) => paths.manage(lang, changed.link) },
  edit: { path: (lang, { changed }) => paths.manage(lang, changed.link, 'edit') },
  'an action that is over, to be added': { path: (lang, { day }) => paths.submitPast(lang, day) },
  'a photo for a day': { path: (lang, { day }) => paths.dayPhoto(lang, day) },
  'thanks for a photo': { path: (lang, { day }) => paths.dayPhotoThanks(lang, day) },
  report: { path: (lang, { begun }) => paths.report(lang, begun.link) },
  deleted: { path: (lang) => paths.deleted(lang) },
  'flagging an action': { path: (lang, { published }) => paths.flagAction(lang, published.id) },
  'sign-in': { path: (lang) => paths.signIn(lang) },
  'desk: passkeys': { path: (lang) => paths.deskPasskeys(lang), desk: true },
  'desk: the team': { path: (lang) => paths.deskTeam(lang), desk: true },
  'not found': { path: (lang) => paths.group(lang, 'nobody'), missing: true },
  'desk: queue': { path: (lang) => paths.desk(lang), desk: true },
  'desk: a new action': { path: (lang, { pending }) => paths.deskAction(lang, pending.id), desk: true },
  'desk: a change': { path: (lang, { changed }) => paths.deskAction(lang, changed.id), desk: true },
  'desk: a report': { path: (lang, { begun }) => paths.deskAction(lang, begun.id), desk: true },
  'desk: letters': { path: (lang) => paths.deskOutbox(lang), desk: true },
  'desk: without a report': { path: (lang) => paths.deskUnreported(lang), desk: true },
  'desk: a report in their place': { path: (lang, { begun }) => paths.deskReport(lang, begun.id), desk: true },
  'desk: days': { path: (lang) => paths.deskDays(lang), desk: true },
  'desk: a new day': { path: (lang) => paths.deskNewDay(lang), desk: true },
  'desk: a day': { path: (lang, { day }) => paths.deskDay(lang, day), desk: true },
  'desk: the log': { path: (lang) => paths.deskLog(lang), desk: true },
  'desk: a line of the log': { path: (lang) => paths.deskVerdict(lang, 1), desk: true },
  'desk: taking back what somebody did': {
    path: (lang) => paths.deskRevertMany(lang, { by: '1', since: '2020-01-01T00:00' }),
    desk: true,
  },
  'desk: many verdicts': { path: (lang) => paths.deskBulk(lang, { all: 'shown' }), desk: true },
  'desk: flags': { path: (lang) => paths.deskFlags(lang), desk: true },
  'desk: texts': { path: (lang) => paths.deskTexts(lang), desk: true },
}

/** The languages in which every page is looked at: one for each direction. */
export const LOOKED_AT: Lang[] = ['en', 'fa']
