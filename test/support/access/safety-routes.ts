import { paths } from '../../../worker/paths.ts'
import { type DeskRoutes, item, list } from './desk-route.ts'
import { CANARY, type Scene, SINCE } from './scene.ts'

/** All that was done by who put the scene up. */
const ofWho = ({ decider }: Scene) => ({ by: String(decider), since: SINCE })
/** The log names coordinators too: what it tells of the scene is an action. */
const tells = `${CANARY}: over`

/** The log and what takes it back, a second coordinator, many verdicts at once, flags. */
export const SAFETY_ROUTES: DeskRoutes = {
  'GET /en/desk/log': { needs: 'look', ...list, tells, path: () => paths.deskLog('en') },
  'GET /en/desk/log/:id': { needs: 'look', ...item, path: ({ verdict }) => paths.deskVerdict('en', verdict) },
  'POST /en/desk/log/:id': {
    ...{ needs: 'verdict', ...item },
    path: ({ verdict }) => paths.deskVerdict('en', verdict),
    body: () => ({ form: { all: 'on' } }),
  },
  'GET /en/desk/log/revert': {
    ...{ needs: 'verdict', ...list, tells },
    path: (scene) => paths.deskRevertMany('en', ofWho(scene)),
  },
  'POST /en/desk/log/revert': {
    ...{ needs: 'verdict', ...item },
    path: () => paths.deskRevertMany('en'),
    body: (scene) => ({ form: ofWho(scene) }),
    back: (scene) => paths.deskRevertMany('en', ofWho(scene)),
  },
  'GET /en/desk/runs/:id': { needs: 'verdict', ...item, path: ({ run }) => paths.deskRun('en', run) },
  'POST /en/desk/runs/:id': {
    ...{ needs: 'verdict', ...item },
    path: ({ run }) => paths.deskRun('en', run),
    body: () => ({ form: {} }),
  },
  'GET /en/desk/proposals/:id': {
    ...{ needs: 'verdict', ...item },
    path: ({ proposal }) => paths.deskProposal('en', proposal),
  },
  'POST /en/desk/proposals/:id': {
    ...{ needs: 'verdict', ...item },
    path: ({ proposal }) => paths.deskProposal('en', proposal),
    body: () => ({ form: { answer: 'second' } }),
  },
  'GET /en/desk/bulk': { needs: 'verdict', ...list, path: () => paths.deskBulk('en') },
  'POST /en/desk/bulk': {
    ...{ needs: 'verdict', ...item },
    path: () => paths.deskBulk('en'),
    body: ({ pending }) => ({ form: { decision: 'publish', item: `action:${pending.id}~0` } }),
  },
  'GET /en/desk/flags': { needs: 'look', ...list, path: () => paths.deskFlags('en') },
  'POST /en/desk/flags': {
    ...{ needs: 'verdict', ...item },
    path: () => paths.deskFlags('en'),
    body: ({ over }) => ({ form: { item: `action:${over.id}~9999999999999` } }),
  },
  'POST /en/desk/flags/:item': {
    ...{ needs: 'verdict', ...item },
    path: ({ over }) => paths.deskFlag('en', `action:${over.id}`),
    body: () => ({ form: {} }),
  },
}
