import type { DeskAction } from '../../rules/desk-action.ts'
import type { FieldErrors } from '../../rules/field-error.ts'
import { choice, lines, readFields, requireFields, words } from '../../rules/fields.ts'
import { no, ok, type Result } from '../../rules/result.ts'
import { ITEMS_AT_MOST } from '../../rules/run.ts'
import type { NewItem } from '../../store/runs.ts'

/** A reason to many organizers: a few sentences. */
const MAX_REASON = 1000

const entries = {
  decision: choice(['publish', 'reject']),
  reason: lines({ max: MAX_REASON }),
  item: words({ max: ITEMS_AT_MOST }),
}

/** What a box stands for: `action:ID~REVISION`, or a change or report of an action. */
const BOX = /^((?:action|change|report):[0-9a-z]{10})~(\d{1,9})$/

/** How many boxes an address asks for, ticked: as many as are shown at once, or as many as one decision may hold. */
export type Ticked = 'shown' | 'most'

/** What an address asks to be ticked. */
export function parseTicked(all: string | undefined): Ticked | undefined {
  return all === 'shown' || all === 'most' ? all : undefined
}

/** What a box of an action would decide: whether it is announced at all, or a change of it. */
export function kindOfBox({ status }: Pick<DeskAction, 'status'>): 'action' | 'change' {
  return status === 'pending' ? 'action' : 'change'
}

/** The value of an action's box. */
export function boxOfAction(action: Pick<DeskAction, 'status' | 'id' | 'revision'>): string {
  return `${kindOfBox(action)}:${action.id}~${action.revision}`
}

/** What was chosen and decided, or what is wrong with it: many refused at once need a reason too. */
export function parseMany(
  raw: Record<string, unknown>,
): Result<{ items: NewItem[]; reason: string }, FieldErrors<keyof typeof entries>> {
  const { values, errors } = readFields(entries, raw)
  const { decision, reason } = values
  requireFields(['decision'], values, errors)
  if (decision === 'reject') requireFields(['reason'], values, errors)
  const items = values.item.flatMap((box): NewItem[] => {
    const [, item, revision] = BOX.exec(box) ?? []
    return item === undefined || decision === null ? [] : [{ item, decision, revision: Number(revision) }]
  })
  if (items.length === 0 || items.length < values.item.length) errors.item ??= { code: 'required' }
  return Object.keys(errors).length > 0 ? no(errors) : ok({ items, reason: decision === 'reject' ? reason : '' })
}
