import { factory } from '../../app-env.ts'
import { bulkRoutes } from './bulk-routes.tsx'
import { flagRoutes } from './flag-routes.tsx'
import { logRoutes } from './log-routes.tsx'
import { proposalRoutes } from './proposal-routes.tsx'
import { runRoutes } from './run-routes.tsx'

/** Safety in numbers: who decided what, taking it back, a second coordinator, many verdicts at once, flags. */
export const safetyRoutes = factory
  .createApp()
  .route('/log', logRoutes)
  .route('/runs', runRoutes)
  .route('/proposals', proposalRoutes)
  .route('/bulk', bulkRoutes)
  .route('/flags', flagRoutes)
