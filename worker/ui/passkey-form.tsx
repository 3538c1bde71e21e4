import type { Child, FC } from 'hono/jsx'
import { useLocale } from './locale.ts'

type PasskeyFormProps = {
  /** Whether a device signs in or makes a passkey. */
  does: 'sign-in' | 'register'
  /** Where the device's answer goes, and where it learns what to answer. */
  action: string
  options: string
  button: string
  /** The id of a form that is sent as soon as the device has answered; else one is led where the site says. */
  then?: string
  children?: Child
}

/** A form that a device's passkey answers, by a script: without one there is no way to ask a device. */
export const PasskeyForm: FC<PasskeyFormProps> = ({ does, action, options, button, then, children }) => {
  const { t } = useLocale()
  const { noSupport, cancelled, alreadyHere, noAnswer, notAccepted } = t.signIn
  return (
    <>
      {/* No noscript: a script that never came is none either. */}
      <p class="notice alert" data-without-script="">
        {t.signIn.needsScript}
      </p>
      <form
        method="post"
        action={action}
        hidden
        data-passkey={does}
        data-options={options}
        data-then={then}
        data-says={JSON.stringify({ noSupport, cancelled, alreadyHere, noAnswer, notAccepted })}
      >
        {children}
        <p class="notice alert" role="alert" hidden></p>
        <button type="submit" class="button big">
          {button}
        </button>
      </form>
    </>
  )
}

/** What its owner calls a passkey. */
export const PasskeyNameField: FC = () => {
  const { t } = useLocale()
  return (
    <div class="field">
      <label for="name">{t.signIn.keyName}</label>
      <p class="hint" id="name-hint">
        {t.signIn.keyNameHint}
      </p>
      <input
        id="name"
        name="name"
        type="text"
        maxlength={60}
        required
        autocomplete="off"
        dir="auto"
        aria-describedby="name-hint"
      />
    </div>
  )
}
