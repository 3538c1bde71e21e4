import type { Context } from 'hono'
import { type AppEnv, factory } from '../../app-env.ts'
import {
  chooseMeaning,
  dropImport,
  type FileFault,
  MAX_FILE_BYTES,
  readFirstRows,
  takeFile,
} from '../../change/import-file.ts'
import { goLive, leaveOut } from '../../change/import-rows.ts'
import { importStep } from '../../change/import-steps.ts'
import { noStore } from '../../middleware/caching.ts'
import { coordinatorOnly, permitted } from '../../middleware/coordinator-only.ts'
import { paths } from '../../paths.ts'
import type { Coordinator } from '../../rules/coordinator.ts'
import { base32, RANDOM_BYTES } from '../../rules/secret.ts'
import { hasImportFile } from '../../store/import-objects.ts'
import { findImport, type Import, listImports } from '../../store/imports.ts'
import { findCoordinator } from '../../store/sign-in.ts'
import { wantsJson } from '../../ui/errors-json.ts'
import { blankForm, type Form, readForm, typedText } from '../../ui/form.ts'
import { readFileUpload } from '../../ui/upload.ts'
import { parseMeaning } from './import-form.ts'
import { goesOn, progressOf } from './import-page.tsx'
import { backToImport, columnsPage, importPage } from './import-pages.tsx'
import { importRowRoutes } from './import-row-routes.tsx'
import { ImportsPage } from './imports-page.tsx'
import { checkMeans, openImport, seesAllImports } from './open-import.ts'

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
    if (parsed.ok) return backToImport(c, seen, await chooseMeaning(c.var.change, seen, parsed.value))
    c.status(400)
    return columnsPage(c, seen, { values, errors: parsed.error })
  })
  .post('/:id/go', async (c) => {
    const seen = await openImport(c)
    if (!seen) return c.notFound()
    // Of two that go on at once, one does the step and the other finds it done.
    if (goesOn(seen)) await importStep(c.var.change, seen, checkMeans(c, await whoseRows(c, seen)))
    if (!wantsJson(c)) return c.redirect(paths.deskImport(c.var.lang, seen.id), 303)
    const now = (await findImport(c.var.db, seen.id)) ?? seen
    return c.json({ ...progressOf(now), state: now.state, goesOn: goesOn(now) })
  })
  .post('/:id/live', async (c) => {
    const seen = await openImport(c)
    return seen
      ? backToImport(c, seen, await goLive(c.var.change, seen, c.var.coordinator, c.env.TIER_CAPS))
      : c.notFound()
  })
  .post('/:id/leave-out', async (c) => {
    const seen = await openImport(c)
    return seen ? backToImport(c, seen, await leaveOut(c.var.change, seen, null)) : c.notFound()
  })
  .post('/:id/drop', async (c) => {
    const seen = await openImport(c)
    if (!seen) return c.notFound()
    await dropImport(c.var.change, seen.id)
    return c.redirect(paths.deskImports(c.var.lang), 303)
  })
  .route('/', importRowRoutes)

async function canBeNamed(c: Context<AppEnv>, { id, state }: Import): Promise<boolean> {
  return state !== 'live' && (await hasImportFile(c.var.change.bucket, id))
}

/** By whose limits rows are checked: whoever brought them, as the clock does it, be it an owner's page that goes on with it. */
async function whoseRows(c: Context<AppEnv>, { coordinatorId }: Import): Promise<Coordinator> {
  const { db, coordinator } = c.var
  return coordinatorId === coordinator.id ? coordinator : ((await findCoordinator(db, coordinatorId)) ?? coordinator)
}

async function importsPage(c: Context<AppEnv>, form: Form, fault: FileFault | 'tooHeavy' | null) {
  const { coordinator, db } = c.var
  const imports = await listImports(db, seesAllImports(coordinator) ? null : coordinator.id, IMPORTS_SHOWN)
  if (fault || Object.keys(form.errors).length > 0) c.status(fault === 'tooHeavy' ? 413 : 400)
  return c.render(<ImportsPage imports={imports} form={form} fault={fault} />)
}
