import type { Context } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import { readSample } from '../../change/import-file.ts'
import { guessMeanings } from '../../rules/import-columns.ts'
import { listDays } from '../../store/days.ts'
import { countRows, type Import, listRows } from '../../store/imports.ts'
import { blankForm, type Form } from '../../ui/form.ts'
import { ImportColumnsPage } from './import-columns-page.tsx'
import { ImportPage } from './import-page.tsx'

/** A campaign calls a few days a year. */
const DAYS_AT_MOST = 200
/** Wrong rows on a page. */
const ROWS_SHOWN = 50

/** The page of an import as it stands. */
export async function importPage(c: Context<AppEnv>, seen: Import, stale: boolean) {
  if (seen.state === 'columns') return columnsPage(c, seen, guessed(seen, c.var.lang))
  const { db } = c.var
  const after = Number(/^\d{1,6}$/.exec(c.req.query('after') ?? '')?.[0] ?? 0)
  const counts = await countRows(db, seen.id)
  const wrong = await listRows(db, seen.id, { state: 'wrong', after, limit: ROWS_SHOWN })
  const more = wrong.length === ROWS_SHOWN ? (wrong.at(-1)?.number ?? null) : null
  return c.render(<ImportPage of={seen} counts={counts} wrong={wrong} more={more} stale={stale} />)
}

/** The page on which the columns of a table are named. */
export async function columnsPage(c: Context<AppEnv>, seen: Import, form: Form) {
  const [days, sample] = await Promise.all([listDays(c.var.db, DAYS_AT_MOST), readSample(c.var.change, seen)])
  return c.render(<ImportColumnsPage of={seen} form={form} days={days} sample={sample} />)
}

function guessed({ header, meaning }: Import, lang: string): Form {
  const columns = guessMeanings(header.names).map((each, index) => [`column-${index}`, each ?? ''])
  const { tier, kind } = meaning?.defaults ?? { tier: '', kind: '' }
  return blankForm({ ...Object.fromEntries(columns), dateOrder: 'dmy', lang, tier, kind })
}
