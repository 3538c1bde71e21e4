import { no } from '../rules/result.ts'
import { updateAction } from '../store/action-writes.ts'
import { findAction } from '../store/actions.ts'
import { findDayId } from '../store/days.ts'
import { readWhatIsFor } from '../store/person-for.ts'
import {
  deletePerson,
  insertPerson,
  nameForPerson,
  setPersonsOfAction,
  setPersonsOfDay,
  setPortrait,
  updatePerson,
} from '../store/person-writes.ts'
import { findPerson, listOwnPersons, listPersonsOfDay } from '../store/persons.ts'
import { actionTag, type Change, daySlugTag } from './change.ts'
import { changePersons } from './changed-persons.ts'
import { keptPerson } from './person.ts'
import { sweepPhotos } from './sweep-photos.ts'
import type { Errand, Reverted } from './taking-back.ts'

/** What nobody is named with. */
const NOTHING = { actions: [], days: [] }

/**
 * Puts a person back as they were, one who was taken out with what was for them, and takes out again who was added. A portrait
 * that was replaced or removed is deleted: then they have none.
 */
export async function restorePerson(
  change: Change,
  { snapshot: { slug, person: before }, log, extra }: Errand<'person'>,
): Promise<Reverted> {
  const { db } = change
  const present = await findPerson(db, slug)
  if (!present && !before) return no('gone')
  const named = before ? NOTHING : await readWhatIsFor(db, slug)
  const written = await log({ of: 'person', slug, person: present && keptPerson(present, named) })
  const portrait = present?.portrait?.object ?? null
  const statements = !before
    ? [deletePerson(db, slug)]
    : present
      ? [
          ...updatePerson(db, present, { slug, ...before }),
          ...(portrait !== before.portrait ? [setPortrait(db, slug, null)] : []),
        ]
      : [...insertPerson(db, { slug, ...before }), ...nameForPerson(db, slug, before)]
  const shown = before && !present ? before : named
  const outcome = await changePersons(change, {
    slugs: [slug],
    statements: [...written, ...statements, ...extra],
    tags: [...shown.actions.map(actionTag), ...shown.days.map(daySlugTag)],
  })
  await sweepPhotos(change).catch(console.error)
  return outcome
}

/** A day is for those again for whom it was, as far as they are still there. */
export async function restorePersonsOfDay(
  change: Change,
  { snapshot: { slug, persons }, log, extra }: Errand<'persons-of-day'>,
): Promise<Reverted> {
  const { db } = change
  if ((await findDayId(db, slug)) === null) return no('gone')
  const before = (await listPersonsOfDay(db, slug)).map((person) => person.slug)
  return changePersons(change, {
    slugs: [...before, ...persons],
    statements: [
      ...(await log({ of: 'persons-of-day', slug, persons: before })),
      ...setPersonsOfDay(db, slug, persons),
      ...extra,
    ],
    tags: [daySlugTag(slug)],
  })
}

/** The same of an action, besides those whom its days are for. */
export async function restorePersonsOfAction(
  change: Change,
  { snapshot: { actionId, persons }, log, extra }: Errand<'persons-of-action'>,
): Promise<Reverted> {
  const { db } = change
  const record = await findAction(db, actionId)
  if (!record) return no('gone')
  const before = await listOwnPersons(db, actionId)
  return changePersons(change, {
    slugs: [...before, ...persons],
    statements: [
      ...(await log({ of: 'persons-of-action', actionId, persons: before })),
      updateAction(db, record, {}, { visible: false }),
      ...setPersonsOfAction(db, actionId, persons),
      ...extra,
    ],
    tags: [actionTag(actionId)],
  })
}
