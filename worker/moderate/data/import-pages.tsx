import type { Context } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import type { Outcome } from '../../change/change.ts'
import { readFirstRows } from '../../change/import-file.ts'
import { paths } from '../../paths.ts'
import type { ColumnMeaning, ImportMeaning } from '../../rules/import-columns.ts'
import { datesIn, guessColumns, isInArabicScript, orderSaid, ordersSeen } from '../../rules/import-guess.ts'
import { direction } from '../../rules/languages.ts'
import { listDays } from '../../store/days.ts'
import { hasImportFile } from '../../store/import-objects.ts'
import { countRows, findImport, type Import, listRows } from '../../store/imports.ts'
import { blankForm, type Form } from '../../ui/form.ts'
import { ImportColumnsPage } from './import-columns-page.tsx'
import { ImportPage } from './import-page.tsx'

/** A campaign calls a few days a year. */
export const DAYS_AT_MOST = 200
/** Wrong rows on a page. */
const ROWS_SHOWN = 50
/** Right rows that show how a table was understood. */
const ROWS_AS_READ = 3

/** The page of an import as it stands. */
export async function importPage(c: Context<AppEnv>, seen: Import, stale: boolean) {
  if (seen.state === 'columns') return columnsPage(c, seen, null)
  const { db } = c.var
  const after = Number(/^\d{1,6}$/.exec(c.req.query('after') ?? '')?.[0] ?? 0)
  const counts = await countRows(db, seen.id)
  const wrong = await listRows(db, seen.id, { state: 'wrong', after, limit: ROWS_SHOWN })
  const right = await listRows(db, seen.id, { state: 'right', after: 0, limit: ROWS_AS_READ })
  const more = wrong.length === ROWS_SHOWN ? (wrong.at(-1)?.number ?? null) : null
  const hasFile = await hasImportFile(c.var.change.bucket, seen.id)
  return c.render(<ImportPage of={seen} {...{ counts, wrong, more, stale, right, hasFile }} />)
}

/** The page on which the columns of a table are named: as they were posted, as they were named before, or (null) as they are guessed. */
export async function columnsPage(c: Context<AppEnv>, seen: Import, posted: Form | null) {
  const [days, read] = await Promise.all([listDays(c.var.db, DAYS_AT_MOST), readFirstRows(c.var.change, seen)])
  const rows = read ?? []
  const form = posted ?? (seen.meaning ? named(seen.meaning) : guessed(seen, rows, c.var.lang))
  return c.render(<ImportColumnsPage of={seen} form={form} days={days} rows={rows} />)
}

/** Back to an import whose state somebody wanted to change; as it is now, and a word, where it had moved on. */
export async function backToImport(c: Context<AppEnv>, seen: Import, outcome: Outcome) {
  if (outcome.ok) return c.redirect(paths.deskImport(c.var.lang, seen.id), 303)
  c.status(409)
  return importPage(c, (await findImport(c.var.db, seen.id)) ?? seen, true)
}

function named({ columns, dateOrder, defaults }: ImportMeaning): Form {
  return blankForm({ ...columnFields(columns), dateOrder: dateOrder ?? '', ...defaults })
}

function guessed({ header }: Import, rows: readonly string[][], lang: string): Form {
  const columns = guessColumns(header.names, rows)
  const dateOrder = orderSaid(ordersSeen(datesIn(rows, columns))) ?? ''
  const title = columns.indexOf('title')
  const isArabic = isInArabicScript(rows.map((row) => row[title] ?? ''))
  // What is plainly not written in the language of the page is for somebody to say.
  const isOfPage = isArabic === null || isArabic === (direction(lang) === 'rtl')
  return blankForm({ ...columnFields(columns), dateOrder, lang: isOfPage ? lang : '' })
}

function columnFields(columns: readonly (ColumnMeaning | null)[]): Record<string, string> {
  return Object.fromEntries(columns.map((each, index) => [`column-${index}`, each ?? '']))
}
