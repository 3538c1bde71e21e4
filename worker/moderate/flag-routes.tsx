import { HTTPException } from 'hono/http-exception'
import { factory } from '../app-env.ts'
import { dismissFlags } from '../change/flag.ts'
import { permitted } from '../middleware/coordinator-only.ts'
import { paths } from '../paths.ts'
import { parseFlagged } from '../rules/flag.ts'
import { listFlags } from '../store/flags.ts'
import { FlagsPage } from './flags-page.tsx'
import { inScope } from './in-scope.ts'

/** More than a coordinator looks through. */
const FLAGS_SHOWN = 100

/** What visitors say is wrong. */
export const flagRoutes = factory
  .createApp()
  .get('/', permitted('look'), async (c) => {
    return c.render(<FlagsPage flags={await listFlags(c.var.db, FLAGS_SHOWN, c.var.coordinator.scope)} />)
  })
  .post('/:item', permitted('verdict'), async (c) => {
    const { item } = c.req.param()
    const [mine] = parseFlagged(item) ? await inScope(c, [{ subject: 'flag' as const, subjectId: item }]) : []
    if (!mine) return c.notFound()
    const outcome = await dismissFlags(c.var.change, c.var.coordinator, item)
    if (!outcome.ok) throw new HTTPException(409)
    return c.redirect(paths.deskFlags(c.var.lang), 303)
  })
