import { cleanPhoto } from '../photos/clean.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import type { FieldError } from '../rules/field-error.ts'
import type { Person } from '../rules/person.ts'
import type { PersonFields } from '../rules/person-fields.ts'
import { no, ok, type Result } from '../rules/result.ts'
import { hashSecret } from '../rules/secret.ts'
import type { Decision, VerdictSubject } from '../rules/verdict-words.ts'
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
import { findPerson, listOwnPersons, listPersonsOfDay } from '../store/persons.ts'
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
export async function savePerson(
  change: Change,
  coordinatorId: number,
  seen: Person | null,
  fields: PersonFields,
): Promise<Outcome> {
  const { db } = change
  const written = seen ? updatePerson(db, seen, fields) : insertPerson(db, fields)
  return changePersons(
    change,
    [fields.slug],
    [insertVerdict(db, await log(change, coordinatorId, 'person', fields.slug, 'save')), ...written],
  )
}

/** Deletes a person for good, with the portrait; what was for them stays. */
export async function removePerson(change: Change, coordinatorId: number, { slug }: Person): Promise<Outcome> {
  const verdict = await log(change, coordinatorId, 'person', slug, 'remove')
  const outcome = await changePersons(
    change,
    [slug],
    [insertVerdict(change.db, verdict), deletePerson(change.db, slug)],
  )
  await sweepPhotos(change).catch(console.error)
  return outcome
}

/** Gives a person a portrait, cleaned as every photo is; `object` is the random name of its objects. */
export async function givePortrait(
  change: Change,
  images: ImagesBinding,
  { coordinatorId, slug }: { coordinatorId: number; slug: string },
  { bytes, object }: { bytes: Uint8Array; object: string },
): Promise<Result<undefined, FieldError | Refusal>> {
  const { db, bucket, now } = change
  const clean = await cleanPhoto(images, bytes)
  if (!clean.ok) return clean
  const { large, small, width, height } = clean.value
  await announceObject(db, object, now + ANNOUNCED_MS)
  await putPhotoObjects(bucket, object, { large, small })
  const outcome = await changePersons(
    change,
    [slug],
    [
      insertVerdict(db, await log(change, coordinatorId, 'person', slug, 'save')),
      setPortrait(db, slug, { object, width, height }),
      keepObject(db, object),
    ],
  )
  if (!outcome.ok) await giveUpObject(db, object)
  // What was there before is let go of.
  await sweepPhotos(change).catch(console.error)
  return outcome.ok ? ok(undefined) : no(outcome.error)
}

/** Says whom a day is for. */
export async function namePersonsOfDay(
  change: Change,
  coordinatorId: number,
  day: string,
  slugs: readonly string[],
): Promise<Outcome> {
  const before = (await listPersonsOfDay(change.db, day)).map(({ slug }) => slug)
  return changePersons(
    change,
    [...before, ...slugs],
    [
      insertVerdict(change.db, await log(change, coordinatorId, 'day', day, 'save')),
      ...setPersonsOfDay(change.db, day, slugs),
    ],
    [daySlugTag(day)],
  )
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
  return changePersons(
    change,
    [...before, ...slugs],
    [
      insertVerdict(db, await log(change, coordinatorId, 'action', record.id, 'save')),
      updateAction(db, record, {}, { visible: false }),
      ...setPersonsOfAction(db, record.id, slugs),
    ],
    [actionTag(record.id)],
  )
}

/** Runs a batch that changes what is for these persons, and all that shows them. */
async function changePersons(
  { db, purge }: Change,
  slugs: readonly string[],
  [first, ...rest]: [Statement, ...Statement[]],
  tags: string[] = [],
): Promise<Outcome> {
  const persons = [...new Set(slugs)]
  const outcome = await runBatch(db, [
    first,
    ...rest,
    raiseSelectionsNamed(
      db,
      persons.map((slug) => `person/${slug}`),
    ),
  ])
  if (outcome.ok) purge([LIST_TAG, ...persons.map(personTag), ...tags])
  return outcome
}

/** What is logged. Not the statement: one that an async function returns is run by whoever awaits it. */
async function log(
  { db, now }: Change,
  coordinatorId: number,
  subject: VerdictSubject,
  subjectId: string,
  decision: Decision,
): Promise<NewVerdict> {
  const before = subject === 'person' ? await findPerson(db, subjectId) : null
  const snapshotHash = await hashSecret(JSON.stringify(before))
  return { at: now, coordinatorId, subject, subjectId, decision, snapshotHash }
}
