import type { ActionRecord } from '../rules/action-record.ts'
import type { TextLang } from '../rules/languages.ts'
import { no } from '../rules/result.ts'
import { hashSecret } from '../rules/secret.ts'
import type { Original, Words } from '../rules/translation.ts'
import { putActionTranslation, updateAction } from '../store/action-writes.ts'
import type { Statement } from '../store/batch.ts'
import { putDayTranslation } from '../store/day-writes.ts'
import type { Day } from '../store/days.ts'
import { putReportTranslation } from '../store/report-writes.ts'
import { putSnapshot } from '../store/snapshot-writes.ts'
import { insertVerdict, type NewVerdict } from '../store/verdict-writes.ts'
import { type Change, changeAction, type Outcome } from './change.ts'
import { changeDay } from './day.ts'
import { putWords } from './search.ts'

/** What is translated, with what it is of as the translator saw it. */
export type Subject =
  | { original: Original; action: ActionRecord; day?: undefined }
  | { original: Original; day: Day; action?: undefined }

/** What a translator saw when they began, as a word that is another one once the original or the translation has changed. */
export function versionOf({ lang, words, present }: Original): Promise<string> {
  return hashSecret(JSON.stringify([lang, words, present]))
}

/** What is the same as long as the original says the same. */
export function hashOfOriginal({ lang, words }: Original): Promise<string> {
  return hashSecret(JSON.stringify([lang, words]))
}

/**
 * Saves a translation, which is a visible change like any other of a text, and logs who did; `stale` where what it is of has
 * changed since it was read.
 */
export async function saveTranslation(
  change: Change,
  coordinatorId: number,
  subject: Subject,
  translation: { lang: TextLang; words: Words },
): Promise<Outcome> {
  const { original } = subject
  const { lang, words } = translation
  const log: NewVerdict = {
    at: change.now,
    coordinatorId,
    subject: 'translation',
    subjectId: `${original.of}:${original.id}/${lang}`,
    decision: 'save',
    snapshotHash: await hashSecret(JSON.stringify([original.words, words])),
  }
  const kept = putSnapshot(change.db, {
    of: 'translation',
    thing: { of: original.of, id: original.id },
    lang,
    ofHash: await hashOfOriginal(original),
    before: original.present,
    left: words,
  })
  const written = [insertVerdict(change.db, log), kept] as const
  if (subject.day) return saveOfDay(change, written, subject.day, translation)
  return original.of === 'report'
    ? saveOfReport(change, written, subject.action, translation)
    : saveOfAction(change, written, subject.action, translation)
}

/** The line of the log, and what is kept beside it. */
type Written = readonly [Statement, Statement]

function saveOfAction(
  change: Change,
  written: Written,
  record: ActionRecord,
  { lang, words: { title = '', summary = '' } }: { lang: string; words: Words },
): Promise<Outcome> {
  const { db, now } = change
  const text = { lang, title, summary }
  const others = record.texts.filter((each) => each.lang !== lang)
  const after = { ...record, texts: [...others, { ...text, original: false, outdated: false }] }
  return changeAction(change, record, [
    ...written,
    updateAction(db, record, { publishedAt: now }, { visible: true }),
    putActionTranslation(db, record.id, text),
    ...putWords(db, after),
  ])
}

async function saveOfReport(
  change: Change,
  written: Written,
  record: ActionRecord,
  { lang, words: { text = '' } }: { lang: string; words: Words },
): Promise<Outcome> {
  const { db } = change
  const report = record.reports.find(({ status }) => status === 'published')
  if (!report) return no('stale')
  return changeAction(change, record, [
    ...written,
    updateAction(db, record, {}, { visible: false }),
    putReportTranslation(db, report.id, { lang, text }),
  ])
}

function saveOfDay(
  change: Change,
  written: Written,
  day: Day,
  { lang, words: { title = '', call = '', suggestion = '', slogans = '' } }: { lang: string; words: Words },
): Promise<Outcome> {
  const { db, now } = change
  const before = day.texts.find((text) => text.lang === lang)
  return changeDay(
    change,
    day.slug,
    [...written, ...putDayTranslation(db, day, { lang, title, call, suggestion, slogans }, now)],
    { isRetitled: before === undefined || before.outdated || before.title !== title },
  )
}
