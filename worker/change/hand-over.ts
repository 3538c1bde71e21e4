import { openContact, sealContact } from '../mail/contact.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import { hashSecret, secretLink } from '../rules/secret.ts'
import { updateAction } from '../store/action-writes.ts'
import { runBatch, type Statement } from '../store/batch.ts'
import { deleteContact, deleteOldContactObject, getContactObject, putPartingObject } from '../store/contacts.ts'
import { deleteHelperLinks } from '../store/organizer-link-writes.ts'
import { putLetter } from '../store/verdict-writes.ts'
import type { Change } from './change.ts'

/** What a hand-over is made from: the key of its form, and 12 random bytes. */
type HandOver = { linkKey: string; formKey: string; nonce: Uint8Array<ArrayBuffer> }

/**
 * Hands an action over: gives it a new link, and ends the old one, those of who helps, and the old organizer's address. One
 * letter goes to that address, without a link: whoever had their link taken learns of it. Null where somebody was faster.
 */
export async function handOver(change: Change, record: ActionRecord, made: HandOver): Promise<string | null> {
  const { db, bucket, now, nudge } = change
  const link = await secretLink(made.linkKey, `hand-over:${record.id}:${made.formKey}`)
  const parting = await sealedParting(change, record, made.nonce)
  // First the object: a letter without its address is dropped, and a day later the object is.
  if (parting) await putPartingObject(bucket, record.id, parting)
  const statements: [Statement, ...Statement[]] = [
    updateAction(db, record, { linkHash: await hashSecret(link) }, { visible: false }),
    ...(parting ? [putLetter(db, record.id, 'handed-over', now)] : []),
    deleteContact(db, record.id),
    deleteHelperLinks(db, record.id),
  ]
  const outcome = await runBatch(db, statements)
  if (!outcome.ok) return null
  await deleteOldContactObject(bucket, record.id)
  nudge()
  return link
}

/** The old organizer's address without any link, sealed for one last letter; null where they left none. */
async function sealedParting(
  { bucket, contactKey }: Change,
  { id }: ActionRecord,
  nonce: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array | null> {
  const sealed = await getContactObject(bucket, id)
  if (!sealed) return null
  const { email, lang } = await openContact(contactKey, id, new Uint8Array(sealed))
  return sealContact(contactKey, id, { email, link: '', ...(lang ? { lang } : {}) }, nonce)
}
