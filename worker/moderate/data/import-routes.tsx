import type { Context } from 'hono'
import { type AppEnv, factory } from '../../app-env.ts'
import type { Outcome } from '../../change/change.ts'
import {
  chooseMeaning,
  dropImport,
  type FileFault,
  MAX_FILE_BYTES,
  readFirstRows,
  takeFile,
} from '../../change/import-file.ts'
import { correctRow, goLive, leaveOut } from '../../change/import-rows.ts'
import { importStep, type StepMeans } from '../../change/import-steps.ts'
import { noStore } from '../../middleware/caching.ts'
import { coordinatorOnly, permitted } from '../../middleware/coordinator-only.ts'
import { paths } from '../../paths.ts'
import { type Coordinator, isInScope, isLimited, type Scope } from '../../rules/coordinator.ts'
import type { TypedRow } from '../../rules/import-columns.ts'
import { base32, isPublicId, RANDOM_BYTES } from '../../rules/secret.ts'
import type { FormValues } from '../../rules/typed-action.ts'
import { hasImportFile } from '../../store/import-objects.ts'
import { findImport, findRow, type Import, type ImportRow, listImports } from '../../store/imports.ts'
import { findCoordinator } from '../../store/sign-in.ts'
import { wantsJson } from '../../ui/errors-json.ts'
import { blankForm, type Form, readForm, typedText } from '../../ui/form.ts'
import { readFileUpload } from '../../ui/upload.ts'
import { parseMeaning, ROW_FIELDS } from './import-form.ts'
import { goesOn, progressOf } from './import-page.tsx'
import { columnsPage, importPage } from './import-pages.tsx'
import { ImportRowPage } from './import-row-page.tsx'
import { ImportsPage } from './imports-page.tsx'

const IMPORTS_SHOWN = 30
const MAX_SOURCE = 80

/** Tables that are brought in: taken as a file, their columns named, checked row by row, put live at once. */
export const importRoutes = factory
  .createApp()
  .use(noStore, coordinatorOnly, permitted('import'))
  .get('/', (c) => importsPage(c, blankForm(), null))
  .post('/', async (c) => {
    const read = await readFileUpload(c, 'file', MAX_FILE_BYTES)
    if (read === 'tooHeavy') return importsPage(c, blankForm(), read)
    const { values, file } = read
    const source = typedText({ values, errors: {} }, 'source').trim().slice(0, MAX_SOURCE)
    if (!source) return importsPage(c, { values, errors: { source: { code: 'required' } } }, null)
    const id = base32(c.var.random(RANDOM_BYTES.publicId))
    const coordinatorId = c.var.coordinator.id
    const taken = await takeFile(c.var.change, { id, source, coordinatorId, file: file ?? new Uint8Array() })
    if (!taken.ok) return importsPage(c, { values, errors: {} }, taken.error)
    return c.redirect(paths.deskImport(c.var.lang, id), 303)
  })
  .get('/:id', async (c) => {
    const seen = await openImport(c)
    return seen ? importPage(c, seen, false) : c.notFound()
  })
  .get('/:id/columns', async (c) => {
    const seen = await openImport(c)
    if (!seen) return c.notFound()
    // Without its file, or live, it stays as it is: its page says so.
    return (await canBeNamed(c, seen)) ? columnsPage(c, seen, null) : importPage(c, seen, false)
  })
  .post('/:id/columns', async (c) => {
    const seen = await openImport(c)
    if (!seen) return c.notFound()
    const values = await readForm(c)
    const rows = (await readFirstRows(c.var.change, seen)) ?? []
    const parsed = parseMeaning(values, seen.header.names.length, rows)
    if (parsed.ok) return back(c, seen, await chooseMeaning(c.var.change, seen, parsed.value))
    c.status(400)
    return columnsPage(c, seen, { values, errors: parsed.error })
  })
  .post('/:id/go', async (c) => {
    const seen = await openImport(c)
    if (!seen) return c.notFound()
    // Of two that go on at once, one does the step and the other finds it done.
    if (goesOn(seen)) await importStep(c.var.change, seen, meansOf(c, await whoseRows(c, seen)))
    if (!wantsJson(c)) return c.redirect(paths.deskImport(c.var.lang, seen.id), 303)
    const now = (await findImport(c.var.db, seen.id)) ?? seen
    return c.json({ ...progressOf(now), state: now.state, goesOn: goesOn(now) })
  })
  .post('/:id/live', async (c) => {
    const seen = await openImport(c)
    return seen ? back(c, seen, await goLive(c.var.change, seen, c.var.coordinator, c.env.TIER_CAPS)) : c.notFound()
  })
  .post('/:id/leave-out', async (c) => {
    const seen = await openImport(c)
    return seen ? back(c, seen, await leaveOut(c.var.change, seen, null)) : c.notFound()
  })
  .post('/:id/drop', async (c) => {
    const seen = await openImport(c)
    if (!seen) return c.notFound()
    await dropImport(c.var.change, seen.id)
    return c.redirect(paths.deskImports(c.var.lang), 303)
  })
  .get('/:id/rows/:number', async (c) => {
    const { seen, row } = await openRow(c)
    if (!seen || !row) return c.notFound()
    return c.render(<ImportRowPage of={seen} number={row.number} form={rowForm(row)} />)
  })
  .post('/:id/rows/:number', async (c) => {
    const { seen, row } = await openRow(c)
    if (!seen || !row) return c.notFound()
    const values = await readForm(c)
    if (values.leaveOut) return back(c, seen, await leaveOut(c.var.change, seen, row.number))
    const outcome = await correctRow(c.var.change, seen, row, typedIn(values), meansOf(c, c.var.coordinator))
    if (outcome.ok) return c.redirect(paths.deskImport(c.var.lang, seen.id), 303)
    if ('refusal' in outcome.error) return back(c, seen, { ok: false, error: outcome.error.refusal })
    c.status(400)
    return c.render(<ImportRowPage of={seen} number={row.number} form={{ values, errors: outcome.error.errors }} />)
  })

/** The import of the address, if it is its reader's: everybody sees their own, owners all. */
async function openImport(c: Context<AppEnv>): Promise<Import | null> {
  const id = c.req.param('id') ?? ''
  const found = isPublicId(id) ? await findImport(c.var.db, id) : null
  return found && (found.coordinatorId === c.var.coordinator.id || seesAll(c.var.coordinator)) ? found : null
}

async function canBeNamed(c: Context<AppEnv>, { id, state }: Import): Promise<boolean> {
  return state !== 'live' && (await hasImportFile(c.var.change.bucket, id))
}

/** Rows may be of anywhere: an owner who is limited sees no more than their own. */
function seesAll({ role, scope }: Coordinator): boolean {
  return role === 'owner' && !isLimited(scope)
}

/** By whose limits rows are checked: whoever brought them, as the clock does it, be it an owner's page that goes on with it. */
async function whoseRows(c: Context<AppEnv>, { coordinatorId }: Import): Promise<Coordinator> {
  const { db, coordinator } = c.var
  return coordinatorId === coordinator.id ? coordinator : ((await findCoordinator(db, coordinatorId)) ?? coordinator)
}

async function openRow(c: Context<AppEnv>): Promise<{ seen: Import | null; row: ImportRow | null }> {
  const seen = await openImport(c)
  const number = c.req.param('number') ?? ''
  const row = seen && /^\d{1,6}$/.test(number) ? await findRow(c.var.db, seen.id, Number(number)) : null
  return { seen, row }
}

function rowForm({ typed, errors }: ImportRow): Form {
  const values = Object.entries(typed).map(([name, value]) => [name, [value].flat().join(' ')])
  return { values: Object.fromEntries(values), errors: errors ?? {} }
}

/** A row as it was put right: only fields of the form, the days apart by blanks. */
function typedIn(values: FormValues): TypedRow {
  const given = ROW_FIELDS.map((name) => [name, typedText({ values, errors: {} }, name)] as const)
  return Object.fromEntries(
    given
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [name, name === 'days' ? value.split(/[\s,;]+/).filter(Boolean) : value]),
  )
}

function meansOf(c: Context<AppEnv>, coordinator: Coordinator): StepMeans & { scope: Scope } {
  return {
    assets: c.env.ASSETS,
    tierCaps: c.env.TIER_CAPS,
    scope: coordinator.scope,
    random: c.var.random,
    isTheirs: (belonging) => isInScope(coordinator, belonging),
  }
}

async function back(c: Context<AppEnv>, seen: Import, outcome: Outcome) {
  if (outcome.ok) return c.redirect(paths.deskImport(c.var.lang, seen.id), 303)
  c.status(409)
  return importPage(c, (await findImport(c.var.db, seen.id)) ?? seen, true)
}

async function importsPage(c: Context<AppEnv>, form: Form, fault: FileFault | 'tooHeavy' | null) {
  const { coordinator, db } = c.var
  const imports = await listImports(db, seesAll(coordinator) ? null : coordinator.id, IMPORTS_SHOWN)
  if (fault || Object.keys(form.errors).length > 0) c.status(fault === 'tooHeavy' ? 413 : 400)
  return c.render(<ImportsPage imports={imports} form={form} fault={fault} />)
}
