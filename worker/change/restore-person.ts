import type { Person } from '../rules/person.ts'
import { no } from '../rules/result.ts'
import { findAction } from '../store/actions.ts'
import type { Statement } from '../store/batch.ts'
import type { Database } from '../store/database.ts'
import { findDayId } from '../store/days.ts'
import { readWhatIsFor } from '../store/person-for.ts'
import { deletePerson, insertPerson, nameForPerson, setPortrait, updatePerson } from '../store/person-writes.ts'
import { findPerson } from '../store/persons.ts'
import { keepObject } from '../store/photo-writes.ts'
import {
  isObjectKept,
  keepObjectWithSnapshot,
  releaseObject,
  releaseObjectsOfPerson,
} from '../store/snapshot-writes.ts'
import type { KeptPerson } from '../store/snapshots.ts'
import { actionTag, type Change, daySlugTag } from './change.ts'
import { changePersons } from './changed-persons.ts'
import { setNamesOfAction, setNamesOfDay } from './name-persons.ts'
import { keptPerson } from './person.ts'
import { sweepPhotos } from './sweep-photos.ts'
import type { Errand, Reverted } from './taking-back.ts'

/** What nobody is named with. */
const NOTHING = { actions: [], days: [] }

/**
 * Puts a person back as they were, one who was taken out with what was for them, and takes out again who was added. A portrait
 * that was replaced comes back as long as it is kept; one that went with its person is deleted: then they have none.
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
  const statements = !before
    ? [deletePerson(db, slug), releaseObjectsOfPerson(db, slug)]
    : present
      ? [...updatePerson(db, present, { slug, ...before }), ...(await portraitAgain(db, present, before))]
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

/** The portrait of before takes the place of the one that there is now, which is kept with what taking it back found. */
async function portraitAgain(db: Database, { slug, portrait }: Person, before: KeptPerson): Promise<Statement[]> {
  const former = before.portrait
  if ((portrait?.object ?? null) === former) return []
  const replaced = portrait ? keepObjectWithSnapshot(db, portrait.object) : []
  if (!former || !before.size || !(await isObjectKept(db, former))) return [setPortrait(db, slug, null), ...replaced]
  return [
    setPortrait(db, slug, { object: former, ...before.size }),
    releaseObject(db, former),
    keepObject(db, former),
    ...replaced,
  ]
}

/** A day is for those again for whom it was, as far as they are still there. */
export async function restorePersonsOfDay(
  change: Change,
  { snapshot: { slug, persons }, log, extra }: Errand<'persons-of-day'>,
): Promise<Reverted> {
  if ((await findDayId(change.db, slug)) === null) return no('gone')
  const logNames = (before: string[]) => log({ of: 'persons-of-day', slug, persons: before })
  return setNamesOfDay(change, slug, persons, { log: logNames, extra })
}

/** The same of an action, besides those whom its days are for. */
export async function restorePersonsOfAction(
  change: Change,
  { snapshot: { actionId, persons }, log, extra }: Errand<'persons-of-action'>,
): Promise<Reverted> {
  const record = await findAction(change.db, actionId)
  if (!record) return no('gone')
  const logNames = (before: string[]) => log({ of: 'persons-of-action', actionId, persons: before })
  return setNamesOfAction(change, record, persons, { log: logNames, extra })
}
