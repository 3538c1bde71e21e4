import type { ImportStep } from '../../../worker/desk-paths.ts'
import { paths } from '../../../worker/paths.ts'
import type { FormValues } from '../../../worker/rules/typed-action.ts'
import { type DeskRoute, type DeskRoutes, everywhere, item, list } from './desk-route.ts'
import { type DataScene, WRONG_ROW } from './put-data.ts'
import { DAY } from './scene.ts'

/** A table is of whoever brought it, and of owners without limits: its rows may be of anywhere. */
const theirs = {
  ...{ needs: 'import', of: 'item', own: {} },
  isOwn: (scope, role) => role === 'owner' && Object.keys(scope).length === 0,
} as const satisfies Partial<DeskRoute>

const columns = { 'column-0': 'title', 'column-1': 'startDate', 'column-2': 'city', 'column-3': 'country' }
const defaults = { lang: 'en', tier: 'exact', kind: 'rally', country: 'DE', city: 'Berlin', zone: '', day: DAY }

function step(of: keyof DataScene['tables'], does: ImportStep, form: FormValues = {}): DeskRoute {
  const path: DeskRoute['path'] = ({ tables }) => paths.deskImportStep('en', tables[of], does)
  return { ...theirs, path, body: () => ({ form }) }
}

/** Tables that are brought in, calendars of partners, and what is taken out. */
export const DATA_ROUTES: DeskRoutes = {
  'GET /en/desk/import': {
    ...{ needs: 'import', of: 'list', own: {} },
    path: () => paths.deskImports('en'),
    isShown: ({ scope, role }) => role !== null && theirs.isOwn(scope, role),
  },
  'POST /en/desk/import': {
    ...{ needs: 'import', ...everywhere },
    path: () => paths.deskImports('en'),
    body: () => ({ table: { source: 'Another partner' } }),
  },
  'GET /en/desk/import/:id': { ...theirs, path: ({ tables }) => paths.deskImport('en', tables.nameless) },
  'GET /en/desk/import/:id #wrong': { ...theirs, path: ({ tables }) => paths.deskImport('en', tables.wrong) },
  'GET /en/desk/import/:id/columns': {
    ...theirs,
    path: ({ tables }) => paths.deskImportStep('en', tables.wrong, 'columns'),
  },
  'POST /en/desk/import/:id/columns': step('nameless', 'columns', { ...columns, ...defaults, dateOrder: 'dmy' }),
  'POST /en/desk/import/:id/go': step('begun', 'go'),
  'POST /en/desk/import/:id/live': step('right', 'live'),
  'POST /en/desk/import/:id/leave-out': step('wrong', 'leave-out'),
  'POST /en/desk/import/:id/drop': step('nameless', 'drop'),
  'GET /en/desk/import/:id/rows/:number': {
    ...theirs,
    path: ({ tables }) => paths.deskImportRow('en', tables.wrong, WRONG_ROW),
  },
  'POST /en/desk/import/:id/rows/:number': {
    ...theirs,
    path: ({ tables }) => paths.deskImportRow('en', tables.wrong, WRONG_ROW),
    body: () => ({ form: { leaveOut: 'on' } }),
  },
  'GET /en/desk/sources': { needs: 'import', ...list, path: () => paths.deskSources('en') },
  'POST /en/desk/sources': {
    ...{ needs: 'import', ...item, refuses: 400 },
    path: () => paths.deskSources('en'),
    body: () => ({ file: { ...defaults, name: 'Another', url: 'https://calendar.partner.org/another.ics' } }),
  },
  'POST /en/desk/sources/:id/:step': {
    ...{ needs: 'import', ...item },
    path: ({ source }) => paths.deskSource('en', source, 'pause'),
    body: () => ({ form: {} }),
  },
  // What a source publishes may be of anywhere.
  'POST /en/desk/sources/:id/:step #trust': {
    ...{ needs: 'settings', ...item },
    path: ({ source }) => paths.deskSource('en', source, 'trust'),
    body: () => ({ form: {} }),
    isOwn: (scope) => Object.keys(scope).length === 0,
  },
  'GET /en/desk/export': { needs: 'look', ...everywhere, path: () => paths.deskExport('en') },
  'GET /en/desk/export/file': {
    ...{ needs: 'look', ...everywhere },
    path: () => `${paths.deskExportFile('en')}?format=csv`,
  },
  'POST /en/desk/export/confidential': {
    ...{ needs: 'import', ...list },
    path: () => paths.deskExportHidden('en'),
    body: () => ({ form: {} }),
  },
}
