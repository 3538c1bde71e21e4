import type { Context } from 'hono'
import { type AppEnv, factory } from '../app-env.ts'
import { daySlugTag, LIST_TAG } from '../change/change.ts'
import { type Part, readGallery, readReported } from '../change/recap.ts'
import { cachePublicly, revalidated } from '../middleware/caching.ts'
import { parseRecapPosition } from '../rules/recap.ts'
import { isCalledOn } from '../rules/week.ts'
import { isDate } from '../rules/when.ts'
import { type Day, findToldDay } from '../store/days.ts'
import { GalleryPage } from './gallery-page.tsx'
import { PHOTOS_A_PART, TOLD_A_PART } from './recap-data.ts'
import { ToldPage } from './told.tsx'

/** The gallery of a day and what its groups tell, part by part: pages of their own, and what scripts take more from. */
export const recapPages = factory
  .createApp()
  .use('/:slug/gallery', revalidated)
  .use('/:slug/reports', revalidated)
  .get('/:slug/gallery', async (c) => {
    const asked = await askedFor(c, c.req.param('slug'))
    if (!asked) return c.notFound()
    const { day, ...part } = asked
    const gallery = await readGallery(c.var.db, day.slug, { ...part, limit: PHOTOS_A_PART })
    keep(c, day, gallery)
    return c.render(<GalleryPage day={day} date={part.date} gallery={gallery} isFirst={part.after === null} />)
  })
  .get('/:slug/reports', async (c) => {
    const asked = await askedFor(c, c.req.param('slug'))
    if (!asked) return c.notFound()
    const { day, ...part } = asked
    const told = await readReported(c.var.db, day.slug, { ...part, limit: TOLD_A_PART })
    keep(c, day, told)
    return c.render(<ToldPage day={day} date={part.date} told={told} />)
  })

/** The day and the part of it that a query asks for; null where there is no such day, or it is not called on that date. */
async function askedFor(c: Context<AppEnv>, slug: string) {
  const { after, date = null } = c.req.query()
  const day = await findToldDay(c.var.db, slug)
  if (!day || (date !== null && (!isDate(date) || !day.weekday || !isCalledOn(day, date)))) return null
  return { day, date, after: parseRecapPosition(after), now: c.var.now }
}

function keep(c: Context<AppEnv>, day: Day, { changesAt }: Part<unknown>): void {
  cachePublicly(c, [daySlugTag(day.slug), LIST_TAG], changesAt)
}
