import type { Child, FC } from 'hono/jsx'
import { type Form, typedText } from './form.ts'
import { useLocale } from './locale.ts'

type FoldProps = { form: Form; title: string; names: string[]; hint?: string; open?: boolean; children: Child }

/** Fields that few need, folded away; open where one of them holds something or is wrong, or when they are asked for. */
export const Fold: FC<FoldProps> = ({ form, title, names, hint, open = false, children }) => {
  const used = names.some((name) => form.errors[name] || typedText(form, name) !== '')
  return (
    <details class="fold" open={open || used}>
      <summary>{title}</summary>
      {hint ? <p class="hint">{hint}</p> : null}
      {children}
    </details>
  )
}

type SummaryProps = {
  form: Form
  /** In the order of the page, which is that of the list too. */
  labels: Record<string, string>
  /** The ids of fields that are not called like their names. */
  ids?: Record<string, string>
}

/** Says above a form how much in it is to be put right, and leads to each. */
export const ErrorSummary: FC<SummaryProps> = ({ form, labels, ids = {} }) => {
  const { t } = useLocale()
  const order = Object.keys(labels)
  const names = Object.keys(form.errors).toSorted((one, other) => order.indexOf(one) - order.indexOf(other))
  if (names.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabindex={-1}>
      <p>
        <strong>{t.errors.summary(names.length)}</strong>
      </p>
      <ul>
        {names.map((name) => (
          <li>
            <a href={`#${ids[name] ?? name}`}>{labels[name] ?? name}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
