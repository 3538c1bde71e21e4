import { factory } from '../../app-env.ts'
import { saveCampaignTexts } from '../../change/campaign-text.ts'
import { permitted } from '../../middleware/coordinator-only.ts'
import { paths } from '../../paths.ts'
import { isLanguageInScope } from '../../rules/coordinator.ts'
import { blankForm, readForm } from '../../ui/form.ts'
import { parseCampaignTexts } from '../queue/form.ts'
import { TextsPage } from './texts-page.tsx'

/** What the campaign says of itself, in the language of the page. */
export const textRoutes = factory
  .createApp()
  .use(permitted('settings'))
  .use((c, next) => (isLanguageInScope(c.var.coordinator, c.var.lang) ? next() : Promise.resolve(c.notFound())))
  .get('/', (c) => {
    const form = blankForm(c.var.campaign)
    return c.render(<TextsPage form={form} saved={c.req.query('saved') !== undefined} />)
  })
  .post('/', async (c) => {
    const values = await readForm(c)
    const parsed = parseCampaignTexts(values)
    if (!parsed.ok) {
      c.status(400)
      return c.render(<TextsPage form={{ values, errors: parsed.error }} saved={false} />)
    }
    await saveCampaignTexts(c.var.change, c.var.coordinator.id, c.var.lang, parsed.value)
    return c.redirect(paths.deskTexts(c.var.lang, 'saved'), 303)
  })
