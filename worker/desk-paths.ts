import type { Lang } from './rules/languages.ts'
import type { QueuePart } from './rules/path-parts.ts'
import { query } from './rules/query.ts'

/** What a coordinator does with a table that is brought in. */
export type ImportStep = 'columns' | 'go' | 'live' | 'leave-out' | 'drop'

/** What a coordinator does with a partner's calendar; only owners trust. */
export type SourceStep = 'look' | 'pause' | 'resume' | 'remove' | 'trust' | 'distrust'

/** The addresses of the desk, as part of `paths`. */
export const deskPaths = {
  /** The queue, narrowed and from behind a printed place on (rules/waiting.ts). */
  desk: (lang: Lang, part: QueuePart = {}) => `/${lang}/desk${query(part)}`,
  /** An action at the desk; what the queue is narrowed to, to which its verdict leads back. */
  deskAction: (lang: Lang, id: string, part: QueuePart = {}) => `/${lang}/desk/actions/${id}${query(part)}`,
  /** Where something that waits is taken, or let go. */
  deskClaims: (lang: Lang, part: QueuePart = {}) => `/${lang}/desk/claims${query(part)}`,
  /** Groups that the desk knows: those with `q` in their names, from behind a number on. */
  deskGroups: (lang: Lang, { after, q }: { after?: string; q?: string } = {}) =>
    `/${lang}/desk/groups${query({ q, after })}`,
  /** Where a group is trusted, or no longer. */
  deskGroup: (lang: Lang, slug: string) => `/${lang}/desk/groups/${slug}`,
  /** The photos that wait at the desk; else all of an action or those published of a day, or one of them. */
  deskPhotos: (lang: Lang, of: { action?: string; day?: string; photo?: string; after?: string } = {}) =>
    `/${lang}/desk/photos${query(of)}`,
  /** What can be done with a photo at the desk; with GET, its bytes, of which each revision has an address. */
  deskPhoto: (lang: Lang, key: string, { size, revision }: { size?: 'small'; revision?: number } = {}) =>
    `/${lang}/desk/photos/${key}${query({ size, v: revision?.toString() })}`,
  /** Where a photo is sent that has been covered. */
  deskPhotoCover: (lang: Lang, key: string) => `/${lang}/desk/photos/${key}/cover`,
  /** A report in somebody's place. */
  deskReport: (lang: Lang, id: string) => `/${lang}/desk/actions/${id}/report`,
  /** Who has not reported yet. */
  deskUnreported: (lang: Lang, { day, after }: { day?: string; after?: string } = {}) =>
    `/${lang}/desk/unreported${query({ day, after })}`,
  /** Letters to organizers; whoever posts a letter's id here has it sent again. */
  deskOutbox: (lang: Lang) => `/${lang}/desk/outbox`,
  /** A letter as it is sent, where letters are shown. */
  deskLetterAsSent: (lang: Lang, id: number) => `/${lang}/desk/outbox/${id}`,
  /** An action for somebody who called. */
  deskRegister: (lang: Lang) => `/${lang}/desk/register`,
  /** Urgent notices; whoever posts to one decides on it. */
  deskNotices: (lang: Lang) => `/${lang}/desk/notices`,
  deskNotice: (lang: Lang, id: string) => `/${lang}/desk/notices/${id}`,
  /** Where a coordinator leaves an address for letters to them, and deletes it. */
  deskLetters: (lang: Lang, done?: 'saved') => `/${lang}/desk/letters${done ? '?saved' : ''}`,
  deskLettersDelete: (lang: Lang) => `/${lang}/desk/letters/delete`,
  deskDays: (lang: Lang) => `/${lang}/desk/days`,
  deskNewDay: (lang: Lang) => `/${lang}/desk/days/new`,
  deskDay: (lang: Lang, slug: string) => `/${lang}/desk/days/${slug}/edit`,
  deskPeople: (lang: Lang) => `/${lang}/desk/people`,
  deskNewPerson: (lang: Lang) => `/${lang}/desk/people/new`,
  deskPerson: (lang: Lang, slug: string, step?: 'delete') => `/${lang}/desk/people/${slug}/${step ?? 'edit'}`,
  /** Whom a day is for. */
  deskDayPeople: (lang: Lang, slug: string) => `/${lang}/desk/days/${slug}/people`,
  /** Whom an action is for. */
  deskActionPeople: (lang: Lang, id: string) => `/${lang}/desk/actions/${id}/people`,
  /** The log of verdicts: of one coordinator, on one thing, from behind a line on (`at~id`). */
  deskLog: (lang: Lang, of: { by?: string | undefined; on?: string; before?: string } = {}) =>
    `/${lang}/desk/log${query(of)}`,
  /** A line of the log; whoever posts here takes it back, and goes on in a part of the queue if they came from there. */
  deskVerdict: (lang: Lang, id: number, part: QueuePart = {}) => `/${lang}/desk/log/${id}${query(part)}`,
  /** Taking back all that a coordinator did since a moment (UTC, YYYY-MM-DDTHH:MM); with both, a look at it. */
  deskRevertMany: (lang: Lang, of: { by?: string; since?: string } = {}) => `/${lang}/desk/log/revert${query(of)}`,
  /** What is done to many things in parts; each post does one, `step` says how many came before by themselves. */
  deskRun: (lang: Lang, id: number, step = 0) =>
    `/${lang}/desk/runs/${id}${query({ step: step > 0 ? String(step) : null })}`,
  /** What waits, narrowed, to decide on much of it at once: `all` that is shown ticked, or the most that a decision may hold. */
  deskBulk: (lang: Lang, { all, country, language, day }: QueuePart & { all?: 'shown' | 'most' | undefined } = {}) =>
    `/${lang}/desk/bulk${query({ country, language, day, all })}`,
  /** A verdict that waits for a second coordinator. */
  deskProposal: (lang: Lang, id: number) => `/${lang}/desk/proposals/${id}`,
  /** What is flagged, from behind a place on (`count~item`); whoever posts here says that nothing is wrong with several. */
  deskFlags: (lang: Lang, after?: string) => `/${lang}/desk/flags${query({ after })}`,
  /** Where it is said that nothing is wrong with what was flagged (`action:ID`, `photo:KEY`). */
  deskFlag: (lang: Lang, item: string) => `/${lang}/desk/flags/${item}`,
  /** Tables that are brought in: one of them, what is done with it, one of its rows. */
  deskImports: (lang: Lang) => `/${lang}/desk/import`,
  deskImport: (lang: Lang, id: string, { after }: { after?: string } = {}) =>
    `/${lang}/desk/import/${id}${query({ after })}`,
  deskImportStep: (lang: Lang, id: string, step: ImportStep) => `/${lang}/desk/import/${id}/${step}`,
  deskImportRow: (lang: Lang, id: string, row: number) => `/${lang}/desk/import/${id}/rows/${row}`,
  /** Calendars of partners, and what is done with one. */
  deskSources: (lang: Lang) => `/${lang}/desk/sources`,
  deskSource: (lang: Lang, id: number, step: SourceStep) => `/${lang}/desk/sources/${id}/${step}`,
  /** Where data are taken out: the page, what everybody may see, and (with POST, as the log tells it) all of it. */
  deskExport: (lang: Lang) => `/${lang}/desk/export`,
  deskExportFile: (lang: Lang) => `/${lang}/desk/export/file`,
  deskExportHidden: (lang: Lang) => `/${lang}/desk/export/confidential`,
  /** Files of a day's kit: where one is sent, and where the one of a key is removed. */
  deskDayFiles: (lang: Lang, slug: string, key?: string) =>
    `/${lang}/desk/days/${slug}/files${key ? `/${key}/delete` : ''}`,
  /** What is not translated `into` a language; `saved` after one was. */
  deskTranslations: (
    lang: Lang,
    { into, saved, ...after }: { into?: string; actions?: string; reports?: string; saved?: boolean } = {},
  ) => `/${lang}/desk/translate${query({ into, ...after, saved: saved ? '1' : null })}`,
  /** One text of an action, a day or a report and its translation. */
  deskTranslation: (lang: Lang, { of, id, into }: { of: string; id: string; into: string }) =>
    `/${lang}/desk/translate/${of}/${id}/${into}`,
  deskTexts: (lang: Lang, done?: 'saved') => `/${lang}/desk/texts${done ? '?saved' : ''}`,
  /** The coordinator's own passkeys and sessions. */
  deskPasskeys: (lang: Lang, step?: 'options' | 'remove' | 'end') => `/${lang}/desk/passkeys${step ? `/${step}` : ''}`,
  /** Who the coordinators are, or one of them. */
  deskTeam: (lang: Lang, id?: number, step?: 'link' | 'remove') =>
    `/${lang}/desk/team${id === undefined ? '' : `/${id}${step ? `/${step}` : ''}`}`,
}
