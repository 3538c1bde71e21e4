import { delimiterOf, readCsv } from '../rules/csv-read.ts'
import type { ImportMeaning } from '../rules/import-columns.ts'
import { no, ok, type Result } from '../rules/result.ts'
import { runBatch } from '../store/batch.ts'
import { deleteImportFiles, getImportPart, putImportFile } from '../store/import-objects.ts'
import { dropImport as dropRow, insertImport, startReading } from '../store/import-writes.ts'
import type { Import } from '../store/imports.ts'
import type { Change, Outcome } from './change.ts'

/** The longest file, in bytes: 10,000 rows of 800 letters. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024
/** Bytes that are looked at for the names of the columns and the first rows. */
const HEAD_BYTES = 64 * 1024
/** Rows that are shown before anything is taken in. */
const SAMPLE_ROWS = 4
/** Letters of a cell of theirs. */
const SAMPLE_LETTERS = 60
const MAX_COLUMNS = 100

/** Why a file is not taken. */
export type FileFault = 'empty' | 'notUtf8' | 'notATable'

/** Takes a file in: it lies there until somebody has said what its columns mean. Nothing of it is kept but its head. */
export async function takeFile(
  change: Change,
  { id, source, coordinatorId, file }: { id: string; source: string; coordinatorId: number; file: Uint8Array },
): Promise<Result<undefined, FileFault>> {
  const bytes = withoutSeparator(withoutMark(inUtf8(file)))
  if (bytes.length === 0) return no('empty')
  if (!isUtf8(bytes)) return no('notUtf8')
  const text = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES))
  const whole = bytes.length <= HEAD_BYTES
  const delimiter = delimiterOf(text)
  const [names = [], ...rows] = readCsv(text, delimiter, { whole }).rows
  if (names.length < 2 || names.length > MAX_COLUMNS || rows.length === 0) return no('notATable')
  const { db, bucket, now } = change
  await putImportFile(bucket, id, bytes)
  await runBatch(db, [
    insertImport(db, {
      id,
      source,
      coordinatorId,
      bytes: bytes.length,
      delimiter,
      header: { names: names.map((name) => name.trim()) },
      createdAt: now,
    }),
  ])
  return ok(undefined)
}

/**
 * Says what the columns mean, from which moment on rows are taken in: once more, where some have been. Refused as stale where
 * the import is live, or its file is gone.
 */
export async function chooseMeaning(change: Change, seen: Import, meaning: ImportMeaning): Promise<Outcome> {
  const { db, bucket } = change
  const head = seen.state === 'live' ? null : await getImportPart(bucket, seen.id, { offset: 0, length: HEAD_BYTES })
  if (!head) return no('stale')
  const text = new TextDecoder().decode(head)
  const { consumed } = readCsv(text, seen.delimiter, { whole: seen.bytes <= HEAD_BYTES, most: 1 })
  const readTo = new TextEncoder().encode(text.slice(0, consumed)).length
  const [first, ...others] = startReading(db, seen, meaning, readTo)
  return first ? runBatch(db, [first, ...others]) : no('stale')
}

/** The first rows of a file, as far as they are looked at before anything is taken in; null where it is gone. */
export async function readFirstRows({ bucket }: Pick<Change, 'bucket'>, seen: Import): Promise<string[][] | null> {
  const head = await getImportPart(bucket, seen.id, { offset: 0, length: HEAD_BYTES })
  if (!head) return null
  const { rows } = readCsv(new TextDecoder().decode(head), seen.delimiter, { whole: seen.bytes <= HEAD_BYTES })
  return rows.slice(1).map((row) => row.slice(0, seen.header.names.length))
}

/** Some of the first rows, to be shown: they are in the file alone, whatever they hold. */
export function sampleOf(rows: readonly string[][]): string[][] {
  return rows.slice(0, SAMPLE_ROWS).map((row) => row.map(shortened))
}

/** Forgets an import that is not live, and its file. */
export async function dropImport({ db, bucket }: Change, id: string): Promise<Outcome> {
  const outcome = await runBatch(db, [dropRow(db, id)])
  if (outcome.ok) await deleteImportFiles(bucket, [id])
  return outcome
}

/** What Excel calls Unicode is UTF-16, marked as such: it is the same table. */
function inUtf8(file: Uint8Array): Uint8Array {
  const [first, second] = file
  const name = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null
  return name ? new TextEncoder().encode(new TextDecoder(name).decode(file)) : file
}

function withoutMark(file: Uint8Array): Uint8Array {
  return file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf ? file.subarray(3) : file
}

/** Excel's own line above the names of the columns, by which it knows what parts cells: no other program reads it as that. */
function withoutSeparator(file: Uint8Array): Uint8Array {
  const [mark] = /^"?sep=[,;\t]"?(\r\n|\n|\r)/i.exec(new TextDecoder('latin1').decode(file.subarray(0, 10))) ?? []
  return mark === undefined ? file : file.subarray(mark.length)
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // Every other byte of UTF-16 that is not marked is 0.
    return !new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes).includes('\0')
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

function shortened(cell: string): string {
  const letters = [...cell.slice(0, 2 * SAMPLE_LETTERS)]
  return letters.length > SAMPLE_LETTERS ? `${letters.slice(0, SAMPLE_LETTERS).join('')}…` : letters.join('')
}
