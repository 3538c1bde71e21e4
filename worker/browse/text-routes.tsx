import type { Context } from 'hono'
import { type AppEnv, factory } from '../app-env.ts'
import { LIST_TAG } from '../change/change.ts'
import { cachePublicly } from '../middleware/caching.ts'
import { TextPage } from './text-page.tsx'

/** What the campaign says of itself. */
export const textPages = factory
  .createApp()
  .get('/about', (c) => textPage(c, 'about'))
  .get('/safety', (c) => textPage(c, 'safety'))
  .get('/contact', (c) => textPage(c, 'contact'))

function textPage(c: Context<AppEnv>, key: 'about' | 'safety' | 'contact') {
  const { t, campaign, lang } = c.var
  cachePublicly(c, [LIST_TAG], [])
  return c.render(<TextPage title={t.nav[key]} text={campaign[key] ?? t.pages[key]} lang={lang} />)
}
