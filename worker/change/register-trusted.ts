import type { ActionFields } from '../rules/action-fields.ts'
import { actionRow, publishedRecord } from '../rules/action-row.ts'
import { foldName } from '../rules/text-hygiene.ts'
import { insertAction, replaceParts } from '../store/action-writes.ts'
import type { Statement } from '../store/batch.ts'
import { insertTrustedAction, type TrustedGroup } from '../store/group-links.ts'
import type { Change } from './change.ts'
import { putWords } from './search.ts'

/** The fields of an action that a trusted group registers: its own name first, what else was typed behind it. */
export function underItsName(fields: ActionFields, { name, foldedName }: TrustedGroup): ActionFields {
  return { ...fields, groups: [name, ...fields.groups.filter((each) => foldName(each) !== foldedName)] }
}

/**
 * Statements by which an action that came through a group's own link is public at once. The group's name alone is confirmed:
 * other names are typed here as anywhere.
 */
export function publishRegistered(
  { db, now }: Change,
  { id, linkHash, fields }: { id: string; linkHash: string; fields: ActionFields },
  group: TrustedGroup,
): [Statement, ...Statement[]] {
  const groups = fields.groups.map((name) => ({
    name,
    confirmedAs: foldName(name) === group.foldedName ? group.foldedName : null,
  }))
  return [
    insertAction(db, { id, linkHash, status: 'published', publishedAt: now, createdAt: now, ...actionRow(fields) }),
    ...replaceParts(db, id, { ...fields, groups }),
    ...putWords(db, publishedRecord(id, fields, now)),
    insertTrustedAction(db, id, group.id),
  ]
}
