import { paths } from '../../../worker/paths.ts'
import type { Lang } from '../../../worker/rules/languages.ts'
import type { Content } from './content.ts'
import type { DeskContent } from './desk-content.ts'

/** A page that needs what `putDeskContent` puts in: where it is, and who sees it. */
export type KindOfDeskPage = {
  path: (lang: Lang, content: Content, desk: DeskContent) => string
  /** Only for coordinators. */
  desk?: true
}

/** Pages of the desk, of organizers and of persons, each with something on it. */
export const KINDS_OF_DESK_PAGE: Record<string, KindOfDeskPage> = {
  'a person': { path: (lang, _, { person }) => paths.person(lang, person) },
  persons: { path: (lang) => paths.people(lang) },
  'a day with slogans': { path: (lang, { day }) => paths.day(lang, day) },
  'the kit of a day': { path: (lang, { day }) => paths.kit(lang, day) },
  'an action with a notice': { path: (lang, _, { soon }) => paths.action(lang, soon.id) },
  'managing what begins soon': { path: (lang, _, { soon }) => paths.manage(lang, soon.link) },
  'managing what has a question': { path: (lang, _, { asked }) => paths.manage(lang, asked.link) },
  'the same for another date': { path: (lang, _, { soon }) => paths.manage(lang, soon.link, 'duplicate') },
  'asking for the link': { path: (lang) => paths.manageAgain(lang) },
  'that the link was asked for': { path: (lang) => paths.manageAgain(lang, 'sent') },
  'desk: the queue': { path: (lang) => paths.desk(lang), desk: true },
  'desk: what is there twice': { path: (lang, _, { twice }) => paths.deskAction(lang, twice), desk: true },
  'desk: what was asked': { path: (lang, _, { asked }) => paths.deskAction(lang, asked.id), desk: true },
  'desk: what begins soon': { path: (lang, _, { soon }) => paths.deskAction(lang, soon.id), desk: true },
  'desk: a proposal': { path: (lang, _, { proposal }) => paths.deskProposal(lang, proposal), desk: true },
  'desk: many at once': { path: (lang) => paths.deskBulk(lang, { all: 'shown' }), desk: true },
  'desk: what came of many': { path: (lang, _, { run }) => paths.deskRun(lang, run), desk: true },
  'desk: the log of what was done': { path: (lang) => paths.deskLog(lang), desk: true },
  'desk: one line of the log': { path: (lang, _, { verdict }) => paths.deskVerdict(lang, verdict), desk: true },
  'desk: what was flagged': { path: (lang) => paths.deskFlags(lang), desk: true },
  'desk: notices': { path: (lang) => paths.deskNotices(lang), desk: true },
  'desk: groups': { path: (lang) => paths.deskGroups(lang), desk: true },
  'desk: registering': { path: (lang) => paths.deskRegister(lang), desk: true },
  'desk: a day with a kit': { path: (lang, { day }) => paths.deskDay(lang, day), desk: true },
  'desk: whom a day is for': { path: (lang, { day }) => paths.deskDayPeople(lang, day), desk: true },
  'desk: whom an action is for': { path: (lang, _, { soon }) => paths.deskActionPeople(lang, soon.id), desk: true },
  'desk: persons': { path: (lang) => paths.deskPeople(lang), desk: true },
  'desk: a new person': { path: (lang) => paths.deskNewPerson(lang), desk: true },
  'desk: a person': { path: (lang, _, { person }) => paths.deskPerson(lang, person), desk: true },
  'desk: what is untranslated': { path: (lang) => paths.deskTranslations(lang), desk: true },
  'desk: a translation': {
    path: (lang, { published }) => paths.deskTranslation(lang, { of: 'action', id: published.id, into: 'fr' }),
    desk: true,
  },
  'desk: a translation of a day': {
    path: (lang, { day }) => paths.deskTranslation(lang, { of: 'day', id: day, into: 'fa' }),
    desk: true,
  },
  'desk: tables': { path: (lang) => paths.deskImports(lang), desk: true },
  'desk: the columns of a table': {
    path: (lang, _, { tables }) => paths.deskImport(lang, tables.nameless),
    desk: true,
  },
  'desk: the columns of a table once more': {
    path: (lang, _, { tables }) => paths.deskImportStep(lang, tables.wrong, 'columns'),
    desk: true,
  },
  'desk: a table with wrong rows': { path: (lang, _, { tables }) => paths.deskImport(lang, tables.wrong), desk: true },
  'desk: a wrong row': {
    path: (lang, _, { tables, wrongRow }) => paths.deskImportRow(lang, tables.wrong, wrongRow),
    desk: true,
  },
  'desk: a table that is live': { path: (lang, _, { tables }) => paths.deskImport(lang, tables.live), desk: true },
  'desk: calendars of partners': { path: (lang) => paths.deskSources(lang), desk: true },
  'desk: taking data out': { path: (lang) => paths.deskExport(lang), desk: true },
  'desk: letters to a coordinator': { path: (lang) => paths.deskLetters(lang), desk: true },
  'desk: letters to organizers': { path: (lang) => paths.deskOutbox(lang), desk: true },
  'desk: photos': { path: (lang) => paths.deskPhotos(lang), desk: true },
}
