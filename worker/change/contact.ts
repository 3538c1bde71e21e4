import { emailHmac, openContact, sealContact } from '../mail/contact.ts'
import { coordinatorSeal } from '../mail/desk-envelope.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import type { Lang } from '../rules/languages.ts'
import { runBatch } from '../store/batch.ts'
import {
  deleteContact,
  deleteContactObjects,
  getContactObject,
  insertContact,
  putContactObject,
} from '../store/contacts.ts'
import {
  deleteCoordinatorObjects,
  forgetCoordinatorContacts,
  keepCoordinatorContact,
  putCoordinatorObject,
} from '../store/coordinator-contacts.ts'
import { putLinkAgain } from '../store/letters-asked.ts'
import type { Change } from './change.ts'

type NewContact = { email: string; link: string; lang: Lang; nonce: Uint8Array<ArrayBuffer> }

/** Keeps the address that an organizer left later on, in place of the one before. */
export async function leaveAddress(
  { db, bucket, contactKey }: Change,
  { id }: Pick<ActionRecord, 'id'>,
  { email, link, lang, nonce }: NewContact,
): Promise<void> {
  const hmac = await emailHmac(contactKey, email)
  await putContactObject(bucket, id, await sealContact(contactKey, id, { email, link, lang }, nonce))
  const outcome = await runBatch(db, [deleteContact(db, id), insertContact(db, id, hmac)])
  // The action was deleted meanwhile: its organizer's address is not kept for nothing.
  if (!outcome.ok) await deleteContactObjects(bucket, [id])
}

/** Deletes an organizer's address for good: no more letters about this action. */
export async function deleteAddress({ db, bucket }: Change, { id }: Pick<ActionRecord, 'id'>): Promise<void> {
  await deleteContactObjects(bucket, [id])
  await runBatch(db, [deleteContact(db, id)])
}

/** The address that an organizer left with an action, or null: for another action of theirs, never for a page. */
export async function addressOf({ bucket, contactKey }: Change, id: string): Promise<string | null> {
  const sealed = await getContactObject(bucket, id)
  return sealed ? (await openContact(contactKey, id, new Uint8Array(sealed))).email : null
}

/** Has all links of an address sent there, if it is known: nothing that can be seen or timed says whether it is. */
export async function askForLinkAgain({ db, contactKey, now, nudge }: Change, email: string): Promise<void> {
  await putLinkAgain(db, await emailHmac(contactKey, email), now)
  nudge()
}

/** Keeps a coordinator's address for letters that something waits. */
export async function keepCoordinatorAddress(
  { db, bucket, contactKey, now }: Change,
  coordinatorId: number,
  { email, lang, nonce }: Omit<NewContact, 'link'>,
): Promise<void> {
  const sealed = await sealContact(contactKey, coordinatorSeal(coordinatorId), { email, link: '', lang }, nonce)
  await putCoordinatorObject(bucket, coordinatorId, sealed)
  await keepCoordinatorContact(db, { coordinatorId, lang, now })
}

/** Deletes a coordinator's address for good: by their word, or because they were removed. */
export async function forgetCoordinatorAddress({ db, bucket }: Change, coordinatorId: number): Promise<void> {
  await deleteCoordinatorObjects(bucket, [coordinatorId])
  await forgetCoordinatorContacts(db, [coordinatorId])
}
