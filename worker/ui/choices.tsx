import type { FC } from 'hono/jsx'
import { FieldErrorText, type FieldProps, idOf, tied } from './field.tsx'
import { type Form, typedText } from './form.ts'
import { useLocale } from './locale.ts'

type ChoicesProps = FieldProps & {
  options: { value: string; label: string }[]
  chosen: string[]
  type: 'radio' | 'checkbox'
}

/** Choices that are all in sight: one of them (radio) or several (checkbox). */
export const Choices: FC<ChoicesProps> = ({ form, name, label, hint, optional, options, chosen, type }) => {
  const { t } = useLocale()
  const described = [form.errors[name] ? idOf(name, 'error') : '', hint ? idOf(name, 'hint') : ''].filter(Boolean)
  return (
    <fieldset
      class={form.errors[name] ? 'field choices wrong' : 'field choices'}
      id={name}
      {...(described.length > 0 ? { 'aria-describedby': described.join(' ') } : {})}
    >
      <legend>
        {label}
        {optional ? <span class="fine"> ({t.submit.optional})</span> : null}
      </legend>
      {hint ? (
        <p class="hint" id={idOf(name, 'hint')}>
          {hint}
        </p>
      ) : null}
      <FieldErrorText form={form} name={name} />
      {options.map(({ value, label: text }) => (
        <label class="choice">
          <input
            type={type}
            name={name}
            value={value}
            checked={chosen.includes(value)}
            {...(form.errors[name] ? { 'aria-invalid': 'true' as const } : {})}
          />{' '}
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** One box to tick. */
export const Checkbox: FC<{ form: Form; name: string; label: string }> = ({ form, name, label }) => (
  <div class={form.errors[name] ? 'field wrong' : 'field'}>
    <FieldErrorText form={form} name={name} />
    <label class="choice">
      <input type="checkbox" {...tied({ form, name, label })} value="on" checked={typedText(form, name) !== ''} />{' '}
      <span>{label}</span>
    </label>
  </div>
)
