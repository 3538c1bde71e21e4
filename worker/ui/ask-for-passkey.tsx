import type { Context } from 'hono'
import type { FC } from 'hono/jsx'
import type { AppEnv, Posted } from '../app-env.ts'
import { paths } from '../paths.ts'
import type { WhyPasskey } from '../store/held-database.ts'
import { wantsJson } from './errors-json.ts'
import { useLocale } from './locale.ts'
import { Page } from './page.tsx'
import { PasskeyForm } from './passkey-form.tsx'

/** Answers a post that is not done before who sent it has shown their passkey: with what they posted, to be sent once more. */
export function askForPasskey(c: Context<AppEnv>, why: WhyPasskey): Response | Promise<Response> {
  c.header('Cache-Control', 'no-store')
  if (wantsJson(c)) return c.json({ message: c.var.t.signIn.stepUp.script, passkey: true }, 403)
  const { pathname, search } = new URL(c.req.url)
  const posted = c.var.posted ?? { values: {}, file: null }
  c.status(403)
  return c.render(<AskForPasskey to={posted.to ?? pathname + search} posted={posted} why={why} />)
}

/** What a form is called that waits for a passkey. */
const KEPT = 'kept'

type AskForPasskeyProps = { to: string; posted: Posted; why: WhyPasskey }

const AskForPasskey: FC<AskForPasskeyProps> = ({ to, posted: { values, file }, why }) => {
  const { lang, t } = useLocale()
  const words = t.signIn.stepUp
  const typed = Object.entries(values).flatMap(([name, value]) => [value].flat().map((each) => ({ name, each })))
  return (
    <Page title={words.title} scripts={['passkeys.js']} hidden>
      <h1>{words.title}</h1>
      <p>{words.explain[why]}</p>
      <form id={KEPT} method="post" action={to} enctype={file ? 'multipart/form-data' : undefined}>
        {typed.map(({ name, each }) => (
          <input type="hidden" name={name} value={each} />
        ))}
        {file?.wasChosen ? (
          <p class="field">
            <label for="file">{words.file}</label>
            <input id="file" type="file" name={file.field} required />
          </p>
        ) : null}
      </form>
      <PasskeyForm
        does="sign-in"
        action={paths.signIn(lang)}
        options={paths.signInOptions(lang)}
        button={words.button}
        then={KEPT}
      />
      <p class="fine">{words.kept}</p>
      <p>
        <button type="submit" form={KEPT} class="button quiet">
          {words.again}
        </button>
      </p>
    </Page>
  )
}
