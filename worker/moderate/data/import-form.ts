import { type ActionField, actionEntries } from '../../rules/action-entries.ts'
import type { FieldError, FieldErrors } from '../../rules/field-error.ts'
import { choice, line, readFields, requireFields } from '../../rules/fields.ts'
import {
  type ColumnMeaning,
  DATE_ORDERS,
  type DateOrder,
  type ImportDefaults,
  type ImportMeaning,
  isColumnMeaning,
} from '../../rules/import-columns.ts'
import { datesIn, type OrdersSeen, orderSaid, ordersSeen } from '../../rules/import-guess.ts'
import { KINDS } from '../../rules/kinds.ts'
import { TEXT_LANGS } from '../../rules/languages.ts'
import { TIERS } from '../../rules/location-tier.ts'
import { no, ok, type Result } from '../../rules/result.ts'
import type { FormValues } from '../../rules/typed-action.ts'
import { isZone } from '../../rules/when.ts'

const defaultEntries = {
  lang: choice(TEXT_LANGS),
  tier: choice(TIERS),
  kind: choice(KINDS),
  country: line({ max: 2 }),
  city: line({ max: 120 }),
  zone: line({ max: 60 }),
  day: line({ max: 80 }),
}
/** The fields of what stands where nothing is said. */
export type DefaultField = keyof typeof defaultEntries

/** What was chosen for all rows or events, or what is wrong with it. */
export function parseDefaults(raw: FormValues): Result<ImportDefaults, FieldErrors<DefaultField>> {
  const { values, errors } = readFields(defaultEntries, raw)
  requireFields(['lang', 'tier', 'kind'], values, errors)
  if (values.zone && !isZone(values.zone)) errors.zone ??= { code: 'unknownZone' }
  const { lang, tier, kind, country, city, zone, day } = values
  if (Object.keys(errors).length > 0 || !lang || !tier || !kind) return no(errors)
  return ok({ lang, tier, kind, country, city, zone, day })
}

/**
 * The meanings of so many columns as they were posted (`column-0` …), with what was chosen for all. Its first rows say in which
 * order dates are written, or that somebody has to say so: what they hold is never read in an order that they refuse.
 */
export function parseMeaning(
  raw: FormValues,
  columns: number,
  rows: readonly string[][],
): Result<ImportMeaning, FieldErrors> {
  const chosen = Array.from({ length: columns }, (_, index) => meaningIn(raw, index))
  const errors: FieldErrors = {}
  for (const [index, meaning] of chosen.entries())
    if (meaning && chosen.indexOf(meaning) !== index) errors[`column-${index}`] = { code: 'notInList' }
  if (!chosen.includes('title')) errors['column-0'] ??= { code: 'required' }
  const order = orderIn(raw, ordersSeen(datesIn(rows, chosen)))
  if (!order.ok) errors.dateOrder = order.error
  const defaults = parseDefaults(raw)
  if (!defaults.ok) Object.assign(errors, defaults.error)
  if (!defaults.ok || !order.ok || Object.keys(errors).length > 0) return no(errors)
  return ok({ columns: chosen, dateOrder: order.value, defaults: defaults.value })
}

function meaningIn(raw: FormValues, index: number): ColumnMeaning | null {
  const word = [raw[`column-${index}`] ?? ''].flat()[0] ?? ''
  return isColumnMeaning(word) ? word : null
}

function orderIn({ dateOrder }: FormValues, seen: OrdersSeen): Result<DateOrder | null, FieldError> {
  const chosen = DATE_ORDERS.find((order) => order === dateOrder) ?? null
  const said = orderSaid(seen)
  const against = said && chosen && said !== chosen ? seen.only[said] : undefined
  if (against !== undefined) return no({ code: 'otherOrder', written: against })
  // Dates of both orders, or of either: a wrong one would send people there on another date.
  const isOpen = said === null && (seen.either !== null || Object.keys(seen.only).length > 0)
  return isOpen && chosen === null ? no({ code: 'required' }) : ok(said ?? chosen)
}

/** The fields of a row that can be put right: those of the form, as texts. */
export const ROW_FIELDS = Object.keys(actionEntries).filter((name): name is ActionField => name in actionEntries)
