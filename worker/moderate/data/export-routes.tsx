import { factory } from '../../app-env.ts'
import { noStore } from '../../middleware/caching.ts'
import { coordinatorOnly, permitted } from '../../middleware/coordinator-only.ts'
import { isPermitted } from '../../rules/coordinator.ts'
import { listDays } from '../../store/days.ts'
import { ExportPage } from './export-page.tsx'

/** A campaign calls a few days a year. */
const DAYS_AT_MOST = 200

/** Where coordinators choose what to take out. */
export const exportPage = factory
  .createApp()
  .get('/', noStore, coordinatorOnly, permitted('look'), async (c) =>
    c.render(
      <ExportPage days={await listDays(c.var.db, DAYS_AT_MOST)} hasHidden={isPermitted(c.var.coordinator, 'import')} />,
    ),
  )
