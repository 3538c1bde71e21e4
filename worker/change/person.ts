import { cleanPhoto } from '../photos/clean.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import type { FieldError } from '../rules/field-error.ts'
import type { Person } from '../rules/person.ts'
import type { PersonFields } from '../rules/person-fields.ts'
import type { Result } from '../rules/result.ts'
import { hashSecret } from '../rules/secret.ts'
import { updateAction } from '../store/action-writes.ts'
import { type Refusal, runBatch, type Statement } from '../store/batch.ts'
import {
  deletePerson,
  insertPerson,
  setPersonsOfAction,
  setPersonsOfDay,
  setPortrait,
  updatePerson,
} from '../store/person-writes.ts'
import { listOwnPersons, listPersonsOfDay } from '../store/persons.ts'
import { putPhotoObjects } from '../store/photo-objects.ts'
import { announceObject, giveUpObject, keepObject } from '../store/photo-writes.ts'
import { raiseSelectionsNamed } from '../store/selection-writes.ts'
import { insertVerdict, type NewVerdict } from '../store/verdict-writes.ts'
import { actionTag, type Change, daySlugTag, LIST_TAG, type Outcome } from './change.ts'
import { sweepPhotos } from './sweep-photos.ts'
import { ANNOUNCED_MS } from './take-photo.ts'

/** The tag of a person's page and portrait. */
export function personTag(slug: string): string {
  return `person:${slug}`
}

/** Makes a person (`seen` null), or changes one that is still as they were seen; logs who did. */
export function savePerson(
  change: Change,
  coordinatorId: number,
  seen: Person | null,
  fields: PersonFields,
): Promise<Outcome> {
  const { db } = change
  const decided = { subject: 'person', subjectId: fields.slug, decision: 'save' } as const
  return changePersons(change, coordinatorId, decided, {
    before: seen,
    slugs: [fields.slug],
    statements: seen ? updatePerson(db, seen, fields) : insertPerson(db, fields),
  })
}

/** Deletes a person for good, with the portrait; what was for them stays. */
export async function removePerson(change: Change, coordinatorId: number, person: Person): Promise<Outcome> {
  const { slug } = person
  const decided = { subject: 'person', subjectId: slug, decision: 'remove' } as const
  const statements = [deletePerson(change.db, slug)]
  const outcome = await changePersons(change, coordinatorId, decided, { before: person, slugs: [slug], statements })
  await sweepPhotos(change).catch(console.error)
  return outcome
}

/** Gives a person a portrait, cleaned as every photo is; `object` is the random name of its objects. */
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
  const decided = { subject: 'person', subjectId: slug, decision: 'save' } as const
  const statements = [setPortrait(db, slug, { object, width, height }), keepObject(db, object)]
  const outcome = await changePersons(change, coordinatorId, decided, { before: person, slugs: [slug], statements })
  if (!outcome.ok) await giveUpObject(db, object)
  // What was there before is let go of.
  await sweepPhotos(change).catch(console.error)
  return outcome
}

/** Says whom a day is for. */
export async function namePersonsOfDay(
  change: Change,
  coordinatorId: number,
  day: string,
  slugs: readonly string[],
): Promise<Outcome> {
  const before = (await listPersonsOfDay(change.db, day)).map(({ slug }) => slug)
  const decided = { subject: 'day', subjectId: day, decision: 'save' } as const
  return changePersons(change, coordinatorId, decided, {
    slugs: [...before, ...slugs],
    statements: setPersonsOfDay(change.db, day, slugs),
    tags: [daySlugTag(day)],
  })
}

/** Says whom an action is for, besides those whom its days are for; `stale` where it has changed since it was seen. */
export async function namePersonsOfAction(
  change: Change,
  coordinatorId: number,
  record: ActionRecord,
  slugs: readonly string[],
): Promise<Outcome> {
  const { db } = change
  const before = await listOwnPersons(db, record.id)
  const decided = { subject: 'action', subjectId: record.id, decision: 'save' } as const
  return changePersons(change, coordinatorId, decided, {
    slugs: [...before, ...slugs],
    statements: [updateAction(db, record, {}, { visible: false }), ...setPersonsOfAction(db, record.id, slugs)],
    tags: [actionTag(record.id)],
  })
}

/** What changes of persons: whom it is about, how, which cached pages show it beside theirs, and whom the log found. */
type PersonsChange = { slugs: string[]; statements: Statement[]; tags?: string[]; before?: Person | null }

/** Logs who decided and changes what is for these persons in one batch, and forgets all that shows them. */
async function changePersons(
  { db, now, purge }: Change,
  coordinatorId: number,
  decided: Pick<NewVerdict, 'subject' | 'subjectId' | 'decision'>,
  { slugs, statements, tags = [], before = null }: PersonsChange,
): Promise<Outcome> {
  const snapshotHash = await hashSecret(JSON.stringify(before))
  const persons = [...new Set(slugs)]
  const outcome = await runBatch(db, [
    insertVerdict(db, { at: now, coordinatorId, ...decided, snapshotHash }),
    ...statements,
    raiseSelectionsNamed(
      db,
      persons.map((slug) => `person/${slug}`),
    ),
  ])
  if (outcome.ok) purge([LIST_TAG, ...persons.map(personTag), ...tags])
  return outcome
}
