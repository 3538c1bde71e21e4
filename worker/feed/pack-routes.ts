import { factory } from '../app-env.ts'
import { keepUncached } from '../middleware/caching.ts'
import { packLimit } from '../middleware/limits.ts'
import { paths } from '../paths.ts'
import { EVERYTHING } from '../rules/narrowing.ts'
import type { Selection } from '../rules/selection.ts'
import { packFiles } from './pack/pack.tsx'
import { zipStream } from './pack/zip-stream.ts'
import { readFeed } from './read-feed.ts'

/**
 * Everything of a day in one ZIP, `/{lang}/days/{slug}/pack.zip`, sent while it is made. No cache keeps it: a photo that is
 * removed is in no pack from then on.
 */
export const packs = factory.createApp().get('/:slug/pack.zip', packLimit, async (c) => {
  const { db, lang, now } = c.var
  const { slug } = c.req.param()
  const selection: Selection = { of: 'day', slug }
  const feed = await readFeed(db, selection, EVERYTHING, { lang, now, assets: c.env.ASSETS })
  const day = feed?.days[0]
  if (!feed || !day) return c.notFound()
  const { origin } = new URL(c.req.url)
  const head = {
    lang,
    words: lang,
    path: paths.pack(lang, slug),
    page: paths.day(lang, slug),
    absolute: (to: string) => origin + to,
  }
  keepUncached(c)
  c.header('Content-Type', 'application/zip')
  // Behind a word, a slug is never a name that Windows keeps for itself.
  const folder = `day-${slug}`
  c.header('Content-Disposition', `attachment; filename="${folder}.zip"`)
  const files = packFiles({ db, bucket: c.env.PRIVATE, day, feed, head, origin, now })
  return c.body(zipStream(files, { folder, at: now }))
})
