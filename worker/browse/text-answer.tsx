import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import { LIST_TAG } from '../change/change.ts'
import { cachePublicly } from '../middleware/caching.ts'
import { TextPage } from './text-page.tsx'

/** Answers with a page of the campaign's own words, or of the site's where it has none. */
export function textPage(c: Context<AppEnv>, key: 'about' | 'safety' | 'contact') {
  const { t, campaign, lang } = c.var
  cachePublicly(c, [LIST_TAG], [])
  return c.render(<TextPage title={t.nav[key]} text={campaign[key] ?? t.pages[key]} lang={lang} />)
}
