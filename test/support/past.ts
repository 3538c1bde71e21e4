import { importPastAction } from '../../worker/change/archive.ts'
import { knownPlaces } from '../../worker/cities/known.ts'
import { parseActionFields } from '../../worker/rules/action-fields.ts'
import type { FormValues } from '../../worker/rules/typed-action.ts'
import { changeAt } from './change.ts'
import { registration } from './site.ts'

/** Puts in as many past actions as asked for, each as `formOf` its number wants it, and gives their ids. */
export async function importPast(count: number, formOf: (n: number) => FormValues): Promise<string[]> {
  const now = Date.parse('2027-06-01T10:00Z')
  const change = changeAt(now)
  const ids: string[] = []
  for (let n = 0; n < count; n++) {
    const form = registration({ title: `Past ${n}`, ...formOf(n) })
    const daySlugs = new Set([form.days ?? []].flat())
    const parsed = parseActionFields(form, { ...knownPlaces, daySlugs, tierCaps: new Map() })
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
    const id = String(n).padStart(10, '0')
    await importPastAction(change, { id, fields: parsed.value, report: null, reportId: '' })
    ids.push(id)
  }
  return ids
}
