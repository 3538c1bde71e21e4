import { factory } from '../app-env.ts'
import { noStore } from '../middleware/caching.ts'
import { coordinatorOnly } from '../middleware/coordinator-only.ts'
import { exportPage } from './data/export-routes.tsx'
import { importRoutes } from './data/import-routes.tsx'
import { sourceRoutes } from './data/source-routes.tsx'
import { dayFileRoutes } from './days/day-file-routes.tsx'
import { dayRoutes } from './days/day-routes.tsx'
import { groupRoutes } from './groups/group-routes.tsx'
import { letterRoutes } from './letters/letter-routes.tsx'
import { ownLetterRoutes } from './letters/own-letter-routes.tsx'
import { manyRoutes } from './many/many-routes.tsx'
import { noticeRoutes } from './notices/notice-routes.tsx'
import { registerRoutes } from './organizers/register-routes.tsx'
import { reportRoutes } from './organizers/report-routes.tsx'
import { personRoutes } from './persons/person-routes.tsx'
import { queueRoutes } from './queue/queue-routes.tsx'
import { safetyRoutes } from './safety/safety-routes.ts'
import { passkeyRoutes } from './team/passkey-routes.tsx'
import { teamRoutes } from './team/team-routes.tsx'
import { textRoutes } from './texts/text-routes.tsx'
import { translateRoutes } from './texts/translate-routes.tsx'

/** The desk: what coordinators read and decide. */
export const moderate = factory
  .createApp()
  .use(noStore, coordinatorOnly)
  .route('/outbox', letterRoutes)
  .route('/import', importRoutes)
  .route('/sources', sourceRoutes)
  .route('/export', exportPage)
  .route('/', registerRoutes)
  .route('/', noticeRoutes)
  .route('/', ownLetterRoutes)
  .route('/', reportRoutes)
  .route('/', personRoutes)
  .route('/passkeys', passkeyRoutes)
  .route('/team', teamRoutes)
  .route('/texts', textRoutes)
  .route('/translate', translateRoutes)
  .route('/days', dayRoutes)
  .route('/days', dayFileRoutes)
  .route('/', queueRoutes)
  .route('/bulk', manyRoutes)
  .route('/groups', groupRoutes)
  .route('/', safetyRoutes)
