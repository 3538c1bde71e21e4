import { countryCode, zoneOfCity } from '../cities/country-codes.ts'
import type { Assets } from '../cities/gazetteer.ts'
import { placeOfLine } from '../cities/place-of-line.ts'
import type { Belonging, Scope } from '../rules/coordinator.ts'
import { readCsv } from '../rules/csv-read.ts'
import type { ImportMeaning } from '../rules/import-columns.ts'
import { isCheckedBy } from '../rules/import-limits.ts'
import { identityOf, isCalledOff, typedRow } from '../rules/import-values.ts'
import type { ImportFault } from '../rules/import-words.ts'
import { no } from '../rules/result.ts'
import { hashSecret } from '../rules/secret.ts'
import { runBatch, type Statement } from '../store/batch.ts'
import { getImportPart } from '../store/import-objects.ts'
import { checkAgain, putChecked, type TakenRow, takeRows } from '../store/import-writes.ts'
import { type Import, listKnownNumbers, listRows } from '../store/imports.ts'
import type { Change, Outcome } from './change.ts'
import { checkRows } from './import-check.ts'
import { kindNamed } from './kind-named.ts'

/** What a step works with besides. */
export type StepMeans = {
  assets: Assets
  /** The setting TIER_CAPS. */
  tierCaps: string
  random: (count: number) => Uint8Array<ArrayBuffer>
  /** Whether what belongs so is the coordinator's who brings it. */
  isTheirs: (belonging: Belonging) => boolean
}

/** Bytes and rows that one step takes in: as JSON they fit what D1 takes as one value (2 MB). */
const PART_BYTES = 256 * 1024
const ROWS_TAKEN = 250
/** Rows that one step checks: some milliseconds. */
const ROWS_CHECKED = 100
/** More rows are more than anybody looks through. */
export const MAX_ROWS = 10_000

/**
 * Does the next part of what is to be done for an import, small enough for one invocation. Whenever it ends before its batch,
 * nothing has happened; of two at once one is refused as stale.
 */
export async function importStep(change: Change, seen: Import, means: StepMeans & { scope: Scope }): Promise<Outcome> {
  const { meaning } = seen
  if (!meaning || seen.fault !== null) return no('stale')
  if (seen.state === 'reading') return readPart(change, seen, meaning)
  if (seen.state === 'checking') return checkPart(change, seen, meaning, means)
  return no('stale')
}

async function readPart({ db, bucket }: Change, seen: Import, meaning: ImportMeaning): Promise<Outcome> {
  const room = Math.min(PART_BYTES, seen.bytes - seen.readTo)
  const part = room > 0 ? await getImportPart(bucket, seen.id, { offset: seen.readTo, length: room }) : new Uint8Array()
  if (!part) return no('stale')
  const text = new TextDecoder().decode(part)
  const isEnd = seen.readTo + room >= seen.bytes
  const { rows, consumed } = readCsv(text, seen.delimiter, { whole: isEnd, most: ROWS_TAKEN })
  const whole = isEnd && consumed === text.length
  return runSome(
    db,
    takeRows(db, seen, await takenRows(rows, seen.taken, meaning), {
      readTo: seen.readTo + new TextEncoder().encode(text.slice(0, consumed)).length,
      taken: seen.taken + rows.length,
      whole,
      fault: faultOf(rows.length, seen.taken + rows.length, whole),
    }),
  )
}

function faultOf(rows: number, taken: number, whole: boolean): ImportFault | null {
  if (taken > MAX_ROWS) return 'tooManyRows'
  return rows === 0 && !whole ? 'unclosed' : null
}

async function takenRows(rows: readonly string[][], taken: number, meaning: ImportMeaning): Promise<TakenRow[]> {
  const idColumn = meaning.columns.indexOf('rowId')
  const filled = rows.flatMap((cells, index) =>
    // Blank lines are rows of a spreadsheet too: they count and say nothing.
    cells.every((cell) => cell.trim() === '') ? [] : [{ cells, number: taken + index + FIRST_ROW }],
  )
  return Promise.all(
    filled.map(async ({ cells, number }) => {
      const typed = typedRow(cells, meaning, { countryCode, zoneOfCity, kindNamed, placeOfLine })
      const ownId = cells[idColumn]?.trim()
      // Nobody is asked to come to what was called off where the table is from.
      const state = isCalledOff(cells, meaning) ? 'left-out' : 'read'
      return { number, typed, state, keyHash: await hashSecret(ownId ? `id ${ownId}` : `row ${identityOf(typed)}`) }
    }),
  )
}

/** A spreadsheet counts the names of the columns as row 1. */
const FIRST_ROW = 2

async function checkPart(
  change: Change,
  seen: Import,
  meaning: ImportMeaning,
  { scope, ...means }: StepMeans & { scope: Scope },
): Promise<Outcome> {
  const { db } = change
  const checkedBy = { scope, tierCaps: means.tierCaps }
  // What was checked before the limits changed is checked by them too.
  if (seen.checkedTo > 0 && !isCheckedBy(seen.checkedBy, checkedBy)) return runSome(db, [checkAgain(db, seen)])
  const rows = await listRows(db, seen.id, { state: null, after: seen.checkedTo, limit: ROWS_CHECKED })
  const to = rows.at(-1)?.number ?? seen.checkedTo
  const known = rows.length > 0 ? await listKnownNumbers(db, seen, { after: seen.checkedTo, to }) : new Set<number>()
  const checked = await checkRows(change, rows, { ...means, known, defaultTier: meaning.defaults.tier })
  return runSome(
    db,
    putChecked(db, seen, checked, {
      checkedTo: checked.at(-1)?.number ?? seen.checkedTo,
      checkedBy,
      whole: rows.length < ROWS_CHECKED && checked.length === rows.length,
    }),
  )
}

function runSome(db: Change['db'], [first, ...others]: Statement[]): Promise<Outcome> {
  return first ? runBatch(db, [first, ...others]) : Promise.resolve(no('stale'))
}
