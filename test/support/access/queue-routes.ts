import { paths } from '../../../worker/paths.ts'
import { type DeskRoutes, item, list } from './desk-route.ts'
import { GROUP } from './scene.ts'

/** What waits, letters and reports. */
export const QUEUE_ROUTES: DeskRoutes = {
  'GET /en/desk': { needs: 'look', ...list, path: () => paths.desk('en') },
  'GET /en/desk/actions/:id': { needs: 'look', ...item, path: ({ pending }) => paths.deskAction('en', pending.id) },
  'POST /en/desk/actions/:id': {
    ...{ needs: 'verdict', ...item },
    path: ({ pending }) => paths.deskAction('en', pending.id),
    body: () => ({ form: { verdict: 'publish', revision: '0' } }),
  },
  'GET /en/desk/unreported': { needs: 'look', ...list, path: () => paths.deskUnreported('en') },
  'GET /en/desk/actions/:id/report': {
    ...{ needs: 'verdict', ...item },
    path: ({ over }) => paths.deskReport('en', over.id),
  },
  'POST /en/desk/actions/:id/report': {
    ...{ needs: 'verdict', ...item },
    path: ({ over }) => paths.deskReport('en', over.id),
    body: () => ({ form: { text: 'It took place.', lang: 'en', revision: '1' } }),
  },
  'GET /en/desk/outbox': { needs: 'look', ...list, path: () => paths.deskOutbox('en') },
  'POST /en/desk/outbox': {
    ...{ needs: 'verdict', ...item },
    path: () => paths.deskOutbox('en'),
    body: ({ letter }) => ({ form: { id: letter } }),
  },
  'POST /en/desk/claims': {
    ...{ needs: 'verdict', ...item },
    path: () => paths.deskClaims('en'),
    body: ({ pending }) => ({ form: { does: 'take', item: `action:${pending.id}` } }),
  },
  'GET /en/desk/groups': { needs: 'verdict', ...list, path: () => paths.deskGroups('en') },
  'POST /en/desk/groups/:slug': {
    ...{ needs: 'verdict', ...item },
    path: () => paths.deskGroup('en', GROUP),
    body: () => ({ form: { does: 'revoke' } }),
  },
}
