import { cleanPhoto } from '../photos/clean.ts'
import type { FieldError } from '../rules/field-error.ts'
import type { Person } from '../rules/person.ts'
import type { PersonFields } from '../rules/person-fields.ts'
import type { Result } from '../rules/result.ts'
import { hashSecret } from '../rules/secret.ts'
import type { Refusal, Statement } from '../store/batch.ts'
import { readWhatIsFor } from '../store/person-for.ts'
import { deletePerson, insertPerson, setPortrait, updatePerson } from '../store/person-writes.ts'
import { putPhotoObjects } from '../store/photo-objects.ts'
import { announceObject, giveUpObject, keepObject } from '../store/photo-writes.ts'
import { keepObjectWithSnapshot, putSnapshot, releaseObjectsOfPerson } from '../store/snapshot-writes.ts'
import type { KeptPerson } from '../store/snapshots.ts'
import { insertVerdict } from '../store/verdict-writes.ts'
import type { Change, Outcome } from './change.ts'
import { changePersons } from './changed-persons.ts'
import { sweepPhotos } from './sweep-photos.ts'
import { ANNOUNCED_MS } from './take-photo.ts'

/** Makes a person (`seen` null), or changes one that is still as they were seen; logs who did. */
export function savePerson(
  change: Change,
  coordinatorId: number,
  seen: Person | null,
  fields: PersonFields,
): Promise<Outcome> {
  const { db } = change
  const { slug } = fields
  return decideOnPerson(change, coordinatorId, 'save', {
    slug,
    before: seen && keptPerson(seen),
    statements: seen ? updatePerson(db, seen, fields) : insertPerson(db, fields),
  })
}

/** Deletes a person with every portrait that there was, which are gone for good; what was for them stays. */
export async function removePerson(change: Change, coordinatorId: number, person: Person): Promise<Outcome> {
  const { db } = change
  const { slug } = person
  const before = keptPerson(person, await readWhatIsFor(db, slug))
  const outcome = await decideOnPerson(change, coordinatorId, 'remove', {
    slug,
    before,
    statements: [deletePerson(db, slug), releaseObjectsOfPerson(db, slug)],
  })
  await sweepPhotos(change).catch(console.error)
  return outcome
}

/**
 * Gives a person a portrait, cleaned as every photo is; `object` is the random name of its objects. The one before stays in the
 * bucket as long as this can be taken back.
 */
export async function givePortrait(
  change: Change,
  images: ImagesBinding,
  { coordinatorId, person }: { coordinatorId: number; person: Person },
  { bytes, object }: { bytes: Uint8Array; object: string },
): Promise<Result<undefined, FieldError | Refusal>> {
  const { db, bucket, now } = change
  const { slug } = person
  const clean = await cleanPhoto(images, bytes)
  if (!clean.ok) return clean
  const { large, small, width, height } = clean.value
  await announceObject(db, object, now + ANNOUNCED_MS)
  await putPhotoObjects(bucket, object, { large, small })
  const statements = [
    setPortrait(db, slug, { object, width, height }),
    keepObject(db, object),
    ...(person.portrait ? keepObjectWithSnapshot(db, person.portrait.object) : []),
  ]
  const outcome = await decideOnPerson(change, coordinatorId, 'save', { slug, before: keptPerson(person), statements })
  if (!outcome.ok) await giveUpObject(db, object)
  return outcome
}

/** What is kept of a person as they were seen; what was for them only where they go. */
export function keptPerson(
  { texts, portrait }: Person,
  { actions, days }: Pick<KeptPerson, 'actions' | 'days'> = { actions: [], days: [] },
): KeptPerson {
  const size = portrait && { width: portrait.width, height: portrait.height }
  return { texts, credit: portrait?.credit ?? '', portrait: portrait?.object ?? null, size, actions, days }
}

async function decideOnPerson(
  change: Change,
  coordinatorId: number,
  decision: 'save' | 'remove',
  { slug, before, statements }: { slug: string; before: KeptPerson | null; statements: Statement[] },
): Promise<Outcome> {
  const { db, now } = change
  const snapshotHash = await hashSecret(JSON.stringify(before))
  const log = { at: now, coordinatorId, subject: 'person', subjectId: slug, decision, snapshotHash } as const
  return changePersons(change, {
    slugs: [slug],
    statements: [insertVerdict(db, log), putSnapshot(db, { of: 'person', slug, person: before }), ...statements],
  })
}
