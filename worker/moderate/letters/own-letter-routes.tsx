import type { Context } from 'hono'
import { type AppEnv, factory } from '../../app-env.ts'
import { forgetCoordinatorAddress, keepCoordinatorAddress } from '../../change/contact.ts'
import { noStore } from '../../middleware/caching.ts'
import { coordinatorOnly, permitted } from '../../middleware/coordinator-only.ts'
import { paths } from '../../paths.ts'
import type { FieldErrors } from '../../rules/field-error.ts'
import { choice, emailAddress, readFields, requireFields } from '../../rules/fields.ts'
import { type Lang, SHIPPED_LANGS } from '../../rules/languages.ts'
import { no, ok, type Result } from '../../rules/result.ts'
import { findLetterReader } from '../../store/coordinator-contacts.ts'
import { blankForm, type Form, readForm } from '../../ui/form.ts'
import { OwnLettersPage } from './own-letters-page.tsx'

/** AES-GCM's nonce. */
const NONCE_BYTES = 12

/** A coordinator's own address, for letters that something waits: whoever else signs in never sees it, nor do they. */
export const ownLetterRoutes = factory
  .createApp()
  .use('/letters/*', noStore, coordinatorOnly, permitted('look'))
  .get('/letters', (c) => page(c, blankForm({ letterLang: c.var.lang })))
  .post('/letters', async (c) => {
    const values = await readForm(c)
    const parsed = parseOwn(values)
    if (!parsed.ok) {
      c.status(400)
      return page(c, { values, errors: parsed.error })
    }
    const { change, coordinator, random } = c.var
    await keepCoordinatorAddress(change, coordinator.id, { ...parsed.value, nonce: random(NONCE_BYTES) })
    return c.redirect(paths.deskLetters(c.var.lang, 'saved'), 303)
  })
  .get('/letters/delete', (c) => c.redirect(paths.deskLetters(c.var.lang), 303))
  .post('/letters/delete', async (c) => {
    await forgetCoordinatorAddress(c.var.change, c.var.coordinator.id)
    return c.redirect(paths.deskLetters(c.var.lang), 303)
  })

async function page(c: Context<AppEnv>, form: Form) {
  const reader = await findLetterReader(c.var.db, c.var.coordinator.id)
  return c.render(<OwnLettersPage form={form} isOn={reader !== null} />)
}

function parseOwn(
  raw: Record<string, unknown>,
): Result<{ email: string; lang: Lang }, FieldErrors<'email' | 'letterLang'>> {
  const { values, errors } = readFields({ email: emailAddress(), letterLang: choice(SHIPPED_LANGS) }, raw)
  requireFields(['email', 'letterLang'], values, errors)
  const { email, letterLang: lang } = values
  return Object.keys(errors).length > 0 || !lang ? no(errors) : ok({ email, lang })
}
