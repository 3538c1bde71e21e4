import type { Child, FC } from 'hono/jsx'
import { countryName, listText } from '../cities/names.ts'
import { errorText } from '../messages/messages.ts'
import { dateText } from './date-text.ts'
import { type Form, typedText } from './form.ts'
import { useLocale } from './locale.ts'

/** What every field has. */
export type FieldProps = {
  form: Form
  name: string
  /** Its id, where a page has several fields of one name. */
  id?: string
  label: string
  hint?: string | undefined
  optional?: boolean
}

/** The id of a field's hint or error. */
export function idOf(name: string, part: 'error' | 'hint'): string {
  return `${name}-${part}`
}

/** The attributes that tie a field to its hint and its error (WCAG 3.3.1, 1.3.1). */
export function tied({ form, name, hint, id = name }: FieldProps) {
  const error = form.errors[name]
  const described = [error ? idOf(id, 'error') : '', hint ? idOf(id, 'hint') : ''].filter(Boolean).join(' ')
  return {
    id,
    name,
    ...(error ? { 'aria-invalid': 'true' as const } : {}),
    ...(described ? { 'aria-describedby': described } : {}),
  }
}

/** What stands around every field: its name, a hint, and its error. */
const Around: FC<FieldProps & { children: Child }> = ({ form, name, id = name, label, hint, optional, children }) => {
  const { t } = useLocale()
  return (
    <div class={form.errors[name] ? 'field wrong' : 'field'}>
      <label for={id}>
        {label}
        {optional ? <span class="fine"> ({t.submit.optional})</span> : null}
      </label>
      {hint ? (
        <p class="hint" id={idOf(id, 'hint')}>
          {hint}
        </p>
      ) : null}
      <FieldErrorText form={form} name={name} id={id} />
      {children}
    </div>
  )
}

/** The error of a field, in words; nothing where there is none. */
export const FieldErrorText: FC<{ form: Form; name: string; id?: string }> = ({ form, name, id = name }) => {
  const { lang, t } = useLocale()
  const error = form.errors[name]
  if (!error) return null
  return (
    <p class="error" id={idOf(id, 'error')}>
      {errorText(t, error, {
        countryName: (code) => countryName(code, lang),
        list: (items) => listText(items, lang),
        date: (date) => dateText(date, lang),
      })}
    </p>
  )
}

type InputProps = FieldProps & {
  type?: 'text' | 'date' | 'time' | 'url' | 'email'
  inputmode?: 'numeric' | 'decimal' | 'url' | 'email'
  list?: string
  autocomplete?: string
  dir?: 'auto' | 'ltr'
}

/** A field of one line. */
export const TextField: FC<InputProps> = (props) => {
  const { form, name, type = 'text', inputmode, list, autocomplete = 'off', dir = 'auto' } = props
  return (
    <Around {...props}>
      <input
        {...tied(props)}
        type={type}
        value={typedText(form, name)}
        dir={type === 'text' ? dir : undefined}
        inputmode={inputmode}
        list={list}
        autocomplete={autocomplete}
      />
    </Around>
  )
}

/** A field of several lines. */
export const TextArea: FC<FieldProps & { rows?: number }> = (props) => (
  <Around {...props}>
    <textarea {...tied(props)} rows={props.rows ?? 4} dir="auto">
      {typedText(props.form, props.name)}
    </textarea>
  </Around>
)

/** A file from the device, of these media types. */
export const FileField: FC<FieldProps & { accept: string }> = (props) => (
  <Around {...props}>
    <input {...tied(props)} type="file" accept={props.accept} />
  </Around>
)

/** A choice from a list that drops down. */
export const Select: FC<FieldProps & { options: { value: string; label: string }[]; blank: string }> = (props) => (
  <Around {...props}>
    <select {...tied(props)}>
      <option value="">{props.blank}</option>
      {props.options.map(({ value, label }) => (
        <option value={value} selected={typedText(props.form, props.name) === value}>
          {label}
        </option>
      ))}
    </select>
  </Around>
)
