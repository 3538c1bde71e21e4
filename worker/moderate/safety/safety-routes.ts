import { factory } from '../../app-env.ts'
import { flagRoutes } from './flag-routes.tsx'
import { logRoutes } from './log-routes.tsx'
import { proposalRoutes } from './proposal-routes.tsx'
import { runRoutes } from './run-routes.tsx'

/** Safety in numbers: who decided what, taking it back, a second coordinator, what is done to many things, flags. */
export const safetyRoutes = factory
  .createApp()
  .route('/log', logRoutes)
  .route('/runs', runRoutes)
  .route('/proposals', proposalRoutes)
  .route('/flags', flagRoutes)
