import { factory } from '../app-env.ts'
import { askForLinkAgain } from '../change/contact.ts'
import { noStore } from '../middleware/caching.ts'
import { againLimit, writeLimit } from '../middleware/limits.ts'
import { paths } from '../paths.ts'
import { blankForm, readForm } from '../ui/form.ts'
import { MessagePage } from '../ui/message-page.tsx'
import { AgainPage } from './again-page.tsx'
import { parseAddress } from './form.ts'

/** An organizer who lost their link has it sent to the address that they left. */
export const linkAgain = factory
  .createApp()
  .use('/again', noStore, writeLimit, againLimit)
  .get('/again', (c) => {
    const { done, doneText } = c.var.t.organizers.again
    if (c.req.query('sent') !== undefined) return c.render(<MessagePage title={done} text={doneText} />)
    return c.render(<AgainPage form={blankForm()} />)
  })
  .post('/again', async (c) => {
    const values = await readForm(c)
    const parsed = parseAddress(values)
    if (!parsed.ok) {
      c.status(400)
      return c.render(<AgainPage form={{ values, errors: parsed.error }} />)
    }
    await askForLinkAgain(c.var.change, parsed.value)
    return c.redirect(paths.manageAgain(c.var.lang, 'sent'), 303)
  })
