import { factory } from '../app-env.ts'
import { noStore } from '../middleware/caching.ts'
import { coordinatorOnly } from '../middleware/coordinator-only.ts'
import { dayFileRoutes } from './day-file-routes.tsx'
import { dayRoutes } from './day-routes.tsx'
import { exportPage } from './export-routes.tsx'
import { groupRoutes } from './group-routes.tsx'
import { importRoutes } from './import-routes.tsx'
import { letterRoutes } from './letter-routes.tsx'
import { noticeRoutes } from './notice-routes.tsx'
import { ownLetterRoutes } from './own-letter-routes.tsx'
import { passkeyRoutes } from './passkey-routes.tsx'
import { personRoutes } from './person-routes.tsx'
import { queueRoutes } from './queue-routes.tsx'
import { registerRoutes } from './register-routes.tsx'
import { reportRoutes } from './report-routes.tsx'
import { safetyRoutes } from './safety-routes.ts'
import { sourceRoutes } from './source-routes.tsx'
import { teamRoutes } from './team-routes.tsx'
import { textRoutes } from './text-routes.tsx'
import { translateRoutes } from './translate-routes.tsx'

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
  .route('/groups', groupRoutes)
  .route('/', safetyRoutes)
