import type { ActionRecord } from '../rules/action-record.ts'
import type { TextLang } from '../rules/languages.ts'
import { no } from '../rules/result.ts'
import {
  type Original,
  translatableAction,
  translatableDay,
  translatableReport,
  type Words,
} from '../rules/translation.ts'
import { updateAction } from '../store/action-writes.ts'
import { findAction } from '../store/actions.ts'
import type { Statement } from '../store/batch.ts'
import { raiseDay } from '../store/day-writes.ts'
import { type Day, findDay } from '../store/days.ts'
import type { KeptTranslation } from '../store/snapshots.ts'
import {
  restoreActionTranslation,
  restoreDayTranslation,
  restoreReportTranslation,
  type WantedTranslation,
} from '../store/translation-writes.ts'
import { type Change, changeAction } from './change.ts'
import { changeDay } from './day.ts'
import { putWords } from './search.ts'
import type { Errand, Reverted } from './taking-back.ts'
import { hashOfOriginal } from './translation.ts'

/**
 * Puts the translation back that was there before a verdict, or none; `way` where it is no more what the verdict left. Of an
 * original that says something else since then it is outdated.
 */
export async function restoreTranslation(
  change: Change,
  { snapshot, log, extra }: Errand<'translation'>,
): Promise<Reverted> {
  const { thing, lang, before, left } = snapshot
  const { of, id } = thing
  const found = of === 'day' ? await ofDay(change, id, lang) : await ofAction(change, of, id, lang)
  if (!found) return no('gone')
  const { original } = found
  if (!isSame(original.present?.words ?? null, left)) return no('way')
  const ofHash = await hashOfOriginal(original)
  const wanted = before && { words: before.words, outdated: before.outdated || ofHash !== snapshot.ofHash }
  const kept: KeptTranslation = {
    of: 'translation',
    thing,
    lang,
    ofHash,
    before: original.present,
    left: before?.words ?? null,
  }
  const written = await log(kept)
  if (found.day) {
    const statements = [
      ...written,
      raiseDay(change.db, found.day, change.now),
      ...restoreDayTranslation(change.db, id, lang, wanted),
      ...extra,
    ] as const
    return changeDay(change, id, [...statements], { isRetitled: true })
  }
  return restoreOfAction(change, found.record, { of, lang, left, wanted, written, extra })
}

type OfAction = {
  of: 'action' | 'day' | 'report'
  lang: TextLang
  left: Words | null
  wanted: WantedTranslation
  written: [Statement, Statement]
  extra: readonly Statement[]
}

function restoreOfAction(
  change: Change,
  record: ActionRecord,
  { of, lang, left, wanted, written, extra }: OfAction,
): Promise<Reverted> {
  const { db, now } = change
  const { id } = record
  const isPublic = record.status === 'published' || record.status === 'cancelled'
  if (of === 'report') {
    const text = left ? (left.text ?? '') : null
    const report = { actionId: id, reportId: shownReport(record)?.id ?? '', lang }
    return changeAction(change, record, [
      ...written,
      updateAction(db, record, {}, { visible: false }),
      ...restoreReportTranslation(db, report, text, wanted),
      ...extra,
    ])
  }
  const others = record.texts.filter((text) => text.lang !== lang)
  const { title = '', summary = '' } = wanted?.words ?? {}
  const texts = wanted ? [...others, { lang, title, summary, original: false, outdated: wanted.outdated }] : others
  return changeAction(
    change,
    record,
    [
      ...written,
      updateAction(db, record, isPublic ? { publishedAt: now } : {}, { visible: isPublic }),
      ...restoreActionTranslation(db, id, lang, wanted),
      ...(isPublic ? putWords(db, { ...record, texts }) : []),
      ...extra,
    ],
    { visible: isPublic },
  )
}

type Found = { original: Original } & ({ day: Day; record?: undefined } | { record: ActionRecord; day?: undefined })

async function ofDay({ db }: Change, slug: string, lang: TextLang): Promise<Found | null> {
  const day = await findDay(db, slug)
  const original = day && translatableDay(day, lang)
  return day && original && { day, original }
}

/** What is not public now is translated all the same: it may be shown again. */
async function ofAction({ db }: Change, of: 'action' | 'report', id: string, lang: TextLang): Promise<Found | null> {
  const record = await findAction(db, id)
  if (!record) return null
  const report = shownReport(record)
  const reports = report ? [{ ...report, status: 'published' as const }] : []
  const asShown = { ...record, status: 'published' as const, reports }
  const original = of === 'action' ? translatableAction(asShown, lang) : translatableReport(asShown, lang)
  return original && { record, original }
}

function shownReport({ reports }: ActionRecord): ActionRecord['reports'][number] | undefined {
  return reports.find(({ status }) => status === 'published') ?? reports.at(-1)
}

/** A field that is left out says nothing. */
function isSame(one: Words | null, other: Words | null): boolean {
  if (!one || !other) return one === other
  const fields = ['title', 'summary', 'call', 'suggestion', 'slogans', 'text'] as const
  return fields.every((field) => (one[field] ?? '') === (other[field] ?? ''))
}
