import { factory } from '../app-env.ts'
import { LIST_TAG } from '../change/change.ts'
import { cachePublicly, keepUncached, revalidated } from '../middleware/caching.ts'
import { matchExpression } from '../rules/search-words.ts'
import { tidy } from '../rules/text-hygiene.ts'
import { blankForm } from '../ui/form.ts'
import { NOTHING, search as searchFor } from './search.ts'
import { SearchPage } from './search-page.tsx'

/** The search: `/{lang}/search?q=…`. */
export const search = factory
  .createApp()
  .use(revalidated)
  .get('/', async (c) => {
    const typed = c.req.query('q') ?? ''
    if (tidy(typed) === '') {
      cachePublicly(c, [LIST_TAG], [])
      return c.render(<SearchPage form={blankForm()} answer={null} />)
    }
    // Hardly anybody types the same again, and what somebody looked for is to lie nowhere: in no cache in front, where
    // every text would be a page of its own, and on no phone.
    keepUncached(c)
    const match = matchExpression(typed)
    if (!match.ok) {
      c.status(400)
      return c.render(<SearchPage form={{ values: { q: typed }, errors: { q: match.error } }} answer={null} />)
    }
    const { db, now, lang } = c.var
    const answer =
      match.value === null
        ? NOTHING
        : await searchFor(db, { typed, match: match.value }, { now, lang, assets: c.env.ASSETS })
    return c.render(<SearchPage form={blankForm({ q: typed })} answer={answer} />)
  })
