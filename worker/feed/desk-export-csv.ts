import { type ActionField, actionEntries } from '../rules/action-entries.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import type { Cell } from '../rules/csv.ts'
import { fieldsOfRecord } from '../rules/fields-of-record.ts'
import { typedAction } from '../rules/typed-action.ts'

const FIELDS = Object.keys(actionEntries).filter((name): name is ActionField => name in actionEntries)

/** The columns of the table that is for the desk alone: the fields of the form under their own names, which an import knows. */
export const DESK_COLUMNS = ['confidential', 'id', 'status', ...FIELDS, 'otherTitles', 'changeWaiting'] as const

/** What stands in every line, so that a piece of it that goes astray says what it is. */
const NOT_FOR_OTHERS = 'confidential: for coordinators alone'

/** An action with all that is hidden of it. There is no address of its organizer in it, and no link. */
export function deskRow(record: ActionRecord): Record<(typeof DESK_COLUMNS)[number], Cell> {
  const typed = typedAction(fieldsOfRecord(record))
  const fields = FIELDS.map((name) => [name, [typed[name] ?? ''].flat().join(name === 'days' ? ' ' : '; ')] as const)
  return {
    // Every field is among them: FIELDS has all of their names.
    ...(Object.fromEntries(fields) as Record<ActionField, string>),
    groups: fieldsOfRecord(record).groups.join('; '),
    confidential: NOT_FOR_OTHERS,
    id: record.id,
    status: record.status,
    otherTitles: record.texts
      .filter(({ original }) => !original)
      .map(({ lang, title }) => `${lang}: ${title}`)
      .join('; '),
    changeWaiting: record.waitingChange ? 'yes' : 'no',
  }
}
