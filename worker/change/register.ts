import { emailHmac, sealContact } from '../mail/contact.ts'
import type { ActionFields } from '../rules/action-fields.ts'
import { actionRow, publishedRecord } from '../rules/action-row.ts'
import { belongingOfFields, isInScope } from '../rules/coordinator.ts'
import type { Lang } from '../rules/languages.ts'
import type { ReportFields } from '../rules/report-fields.ts'
import { hashSecret, secretLink } from '../rules/secret.ts'
import { insertAction, replaceParts } from '../store/action-writes.ts'
import { runBatch, type Statement } from '../store/batch.ts'
import { deleteContactObjects, insertContact, putContactObject } from '../store/contacts.ts'
import type { TrustedGroup } from '../store/group-links.ts'
import { spendKey } from '../store/idempotency.ts'
import { putReceived } from '../store/letters-asked.ts'
import { putPendingReport } from '../store/report-writes.ts'
import { insertActionVerdict, putLetter } from '../store/verdict-writes.ts'
import { type Change, changeAction, type Outcome } from './change.ts'
import { publishRegistered, underItsName } from './register-trusted.ts'
import { reportRow } from './report.ts'

/** A registration: the fields, and the secrets that its routes derived. */
export type Registration = {
  id: string
  fields: ActionFields
  /** SHA-256, base64url, of the form's key and of the secret link. */
  keyHash: string
  linkHash: string
  /** Present where the organizer left an e-mail: the address, the link, the language of the page and 12 random bytes. */
  contact: { email: string; link: string; lang: Lang; nonce: Uint8Array<ArrayBuffer> } | null
  /** Present where it is over already: its report, which waits with it. */
  report: { id: string; fields: ReportFields } | null
  /** The trusted group through whose own link it came. */
  group?: TrustedGroup | null
  /** The coordinator who registers it for somebody else, if it is one. */
  by?: { coordinatorId: number }
}

/** The secrets of a registration, from the key of its form: posted twice, the same form has the same ones. */
export async function secretsOf(
  linkKey: string,
  formKey: string,
): Promise<Pick<Registration, 'keyHash' | 'linkHash'> & { link: string }> {
  const link = await secretLink(linkKey, formKey)
  return { link, keyHash: await hashSecret(formKey), linkHash: await hashSecret(link) }
}

/**
 * Registers an action, which then waits for a coordinator, or is public at once where a group registers it that is trusted
 * there; `repeated` where its form was posted before.
 */
export async function registerAction(change: Change, registration: Registration): Promise<Outcome> {
  const { db, bucket, contactKey, now } = change
  const { id, keyHash, linkHash, contact, report, by } = registration
  const fields = registration.group ? underItsName(registration.fields, registration.group) : registration.fields
  const group =
    registration.group && isInScope(registration.group, belongingOfFields(fields)) ? registration.group : null
  const address = contact && (await emailHmac(contactKey, contact.email))
  // First the object, then the row: an object without a row is unreadable waste, a row without one a lost letter.
  if (contact) {
    const { email, link, lang, nonce } = contact
    await putContactObject(bucket, id, await sealContact(contactKey, id, { email, link, lang }, nonce))
  }
  let registered = false
  try {
    const written: [Statement, ...Statement[]] = group
      ? publishRegistered(change, { id, linkHash, fields }, group)
      : [
          insertAction(db, { id, linkHash, status: 'pending', createdAt: now, ...actionRow(fields) }),
          ...replaceParts(db, id, { ...fields, groups: fields.groups.map((name) => ({ name, confirmedAs: null })) }),
          ...(report ? putPendingReport(db, reportRow(report.id, id, report.fields, now)) : []),
        ]
    const statements: [Statement, ...Statement[]] = [
      spendKey(db, keyHash, now),
      ...written,
      ...(address ? [insertContact(db, id, address)] : []),
      // What is public at once has not only arrived.
      ...(address ? [group ? putLetter(db, id, 'published', now) : putReceived(db, id, address, now)] : []),
      ...(by ? await lineOf(db, by.coordinatorId, { id, fields, now }) : []),
    ]
    const outcome = group
      ? await changeAction(change, publishedRecord(id, fields, now), statements)
      : await runBatch(db, statements)
    registered = outcome.ok
    if (registered && address) change.nudge()
    return outcome
  } finally {
    // Whatever went wrong: an address is not kept for an action that is not there.
    if (contact && !registered) await deleteContactObjects(bucket, [id])
  }
}

/** What the log says of a registration in somebody's place: that it was added, and that its link was given away. */
async function lineOf(
  db: Change['db'],
  coordinatorId: number,
  { id, fields, now }: { id: string; fields: ActionFields; now: number },
): Promise<Statement[]> {
  const snapshotHash = await hashSecret(JSON.stringify({ id, fields }))
  const line = { at: now, coordinatorId, subjectId: id, snapshotHash }
  return [
    insertActionVerdict(db, { ...line, subject: 'action', decision: 'add' }),
    insertActionVerdict(db, { ...line, subject: 'link', decision: 'give' }),
  ]
}
