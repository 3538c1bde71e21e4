import type { Context } from 'hono'
import { type AppEnv, factory } from '../../app-env.ts'
import { correctRow, leaveOut } from '../../change/import-rows.ts'
import { paths } from '../../paths.ts'
import type { TypedRow } from '../../rules/import-columns.ts'
import type { FormValues } from '../../rules/typed-action.ts'
import { listDays } from '../../store/days.ts'
import { findRow, type Import, type ImportRow } from '../../store/imports.ts'
import { type Form, readForm, typedBoxes, typedText } from '../../ui/form.ts'
import { ROW_FIELDS } from './import-form.ts'
import { backToImport, DAYS_AT_MOST } from './import-pages.tsx'
import { ImportRowPage } from './import-row-page.tsx'
import { checkMeans, openImport } from './open-import.ts'

/** One row of a table: put right, or left out. Behind what lets in who may bring tables. */
export const importRowRoutes = factory
  .createApp()
  .get('/:id/rows/:number', async (c) => {
    const { seen, row } = await openRow(c)
    return seen && row ? rowPage(c, seen, row, rowForm(row)) : c.notFound()
  })
  .post('/:id/rows/:number', async (c) => {
    const { seen, row } = await openRow(c)
    if (!seen || !row) return c.notFound()
    const values = await readForm(c)
    if (values.leaveOut) return backToImport(c, seen, await leaveOut(c.var.change, seen, row.number))
    const outcome = await correctRow(c.var.change, seen, row, typedIn(values), checkMeans(c, c.var.coordinator))
    if (outcome.ok) return c.redirect(paths.deskImport(c.var.lang, seen.id), 303)
    if ('refusal' in outcome.error) return backToImport(c, seen, { ok: false, error: outcome.error.refusal })
    c.status(400)
    return rowPage(c, seen, row, { values, errors: outcome.error.errors })
  })

async function rowPage(c: Context<AppEnv>, seen: Import, { number, typed }: ImportRow, form: Form) {
  const days = await listDays(c.var.db, DAYS_AT_MOST)
  return c.render(<ImportRowPage of={seen} {...{ number, form, days, typed }} />)
}

async function openRow(c: Context<AppEnv>): Promise<{ seen: Import | null; row: ImportRow | null }> {
  const seen = await openImport(c)
  const number = c.req.param('number') ?? ''
  const row = seen && /^\d{1,6}$/.test(number) ? await findRow(c.var.db, seen.id, Number(number)) : null
  return { seen, row }
}

function rowForm({ typed, errors }: ImportRow): Form {
  return { values: { ...typed }, errors: errors ?? {} }
}

/** A row as it was put right: only fields of the form, and nothing of those that are empty. */
function typedIn(values: FormValues): TypedRow {
  const form: Form = { values, errors: {} }
  const days = typedBoxes(form, 'days').filter(Boolean)
  const texts = ROW_FIELDS.filter((name) => name !== 'days').map((name) => [name, typedText(form, name)] as const)
  return {
    ...Object.fromEntries(texts.filter(([, value]) => value !== '')),
    ...(days.length > 0 ? { days } : {}),
  }
}
