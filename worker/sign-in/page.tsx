import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { AskedAgain } from '../rules/path-parts.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { PasskeyForm, PasskeyNameField } from '../ui/passkey-form.tsx'

/** Where a coordinator signs in: one button, no name. `to` is the page for which somebody does so once more. */
export const SignInPage: FC<{ to: AskedAgain | null }> = ({ to }) => {
  const { lang, t } = useLocale()
  return (
    <Page title={t.signIn.title} scripts={['passkeys.js']} hidden>
      <h1>{t.signIn.title}</h1>
      <p>{to ? t.signIn.again : t.signIn.explain}</p>
      <PasskeyForm
        does="sign-in"
        action={paths.signIn(lang)}
        options={paths.signInOptions(lang)}
        button={t.signIn.button}
      >
        {to ? <input type="hidden" name="to" value={to} /> : null}
      </PasskeyForm>
      <p class="fine">{t.signIn.noLink}</p>
    </Page>
  )
}

/** What a link opens: where its holder, by `name`, makes a passkey; null where it works no more. */
export const InvitationPage: FC<{ link: string; name: string | null }> = ({ link, name }) => {
  const { lang, t } = useLocale()
  if (name === null)
    return (
      <Page title={t.signIn.title} hidden>
        <h1>{t.signIn.title}</h1>
        <p class="notice alert">{t.signIn.expired}</p>
      </Page>
    )
  return (
    <Page title={t.signIn.invitation} scripts={['passkeys.js']} hidden>
      <h1>{t.signIn.invitation}</h1>
      <p class="lead">
        <bdi>{t.signIn.invited(name)}</bdi>
      </p>
      <p>{t.signIn.invitedExplain}</p>
      <PasskeyForm
        does="register"
        action={paths.signIn(lang, link)}
        options={paths.signInOptions(lang, link)}
        button={t.signIn.make}
      >
        <PasskeyNameField />
      </PasskeyForm>
    </Page>
  )
}
