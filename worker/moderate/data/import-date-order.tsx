import type { FC } from 'hono/jsx'
import { DATE_ORDERS, type DateOrder } from '../../rules/import-columns.ts'
import { orderSaid, ordersSeen } from '../../rules/import-guess.ts'
import { readWrittenTime } from '../../rules/written-time.ts'
import { Choices } from '../../ui/choices.tsx'
import { dateText } from '../../ui/date-text.ts'
import { type Form, typedText } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'

/**
 * Asks in which order a table writes its dates, by one of its own, and what that then is. Nothing is chosen where its values
 * do not say; nothing is asked where no date of it can be read in two ways.
 */
export const DateOrderField: FC<{ form: Form; rows: readonly string[][] }> = ({ form, rows }) => {
  const { lang, t } = useLocale()
  const words = t.imports
  const seen = ordersSeen(rows.flat())
  const example = seen.either ?? Object.values(seen.only)[0]
  if (example === undefined) return null
  const meant = (order: DateOrder) => {
    const { date } = readWrittenTime(example, { order, zone: '' })
    return isDate(date) ? `${dateText(date, lang)} (${words.dateOrders[order]})` : words.dateOrders[order]
  }
  return (
    <Choices
      form={form}
      name="dateOrder"
      label={words.dateOrder(example)}
      hint={orderSaid(seen) ? undefined : words.dateOrderHint}
      type="radio"
      options={DATE_ORDERS.map((value) => ({ value, label: meant(value) }))}
      chosen={[typedText(form, 'dateOrder')]}
    />
  )
}

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}
