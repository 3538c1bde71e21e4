import type { Child, FC, PropsWithChildren } from 'hono/jsx'
import { TextField } from './field.tsx'
import type { Form } from './form.ts'
import { ErrorSummary } from './form-parts.tsx'
import { useLocale } from './locale.ts'

type RegisterFormProps = PropsWithChildren<{
  form: Form
  /** Makes that a form posted twice is one action. */
  formKey: string
  action: string
  labels: Record<string, string>
  emailHint: string
  send: string
  /** What is asked besides, beside the address. */
  more?: Child
}>

/** The form by which an action comes to be: its fields, an address for letters, and the button. */
export const RegisterForm: FC<RegisterFormProps> = ({
  form,
  formKey,
  action,
  labels,
  emailHint,
  send,
  more,
  children,
}) => {
  const { t } = useLocale()
  return (
    <form method="post" action={action} class="long-form" novalidate>
      <ErrorSummary form={form} labels={{ ...labels, email: t.submit.email }} />
      <input type="hidden" name="key" value={formKey} />
      {children}
      <fieldset class="part">
        <legend>{t.submit.more}</legend>
        <TextField
          form={form}
          name="email"
          label={t.submit.email}
          hint={emailHint}
          type="email"
          autocomplete="email"
          optional
        />
        {more}
      </fieldset>
      <p>
        <button type="submit" class="button big">
          {send}
        </button>
      </p>
    </form>
  )
}
