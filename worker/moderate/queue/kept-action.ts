import type { Context } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import type { ActionRecord } from '../../rules/action-record.ts'
import { belongingOf, isInScope } from '../../rules/coordinator.ts'
import { isPublicId } from '../../rules/secret.ts'
import { findAction } from '../../store/actions.ts'
import { type Form, typedText } from '../../ui/form.ts'

/** The action that a form names as the one that stays: by its number, or by the address of a page of it; else null. */
export async function findKeptAction(
  c: Context<AppEnv>,
  values: Form['values'],
  merged: ActionRecord,
): Promise<ActionRecord | null> {
  const typed = { values, errors: {} }
  if (typedText(typed, 'verdict') !== 'merge') return null
  const chosen = typedText(typed, 'kept') || typedText(typed, 'keptOther')
  const id = /(?:^|\/)([0-9a-z]{10})(?:[/?#.]|$)/.exec(chosen.trim())?.[1] ?? ''
  const record = isPublicId(id) && id !== merged.id ? await findAction(c.var.db, id) : null
  const lives = record?.status === 'pending' || record?.status === 'published'
  return record && lives && isInScope(c.var.coordinator, belongingOf(record)) ? record : null
}
