import type { ActionRecord } from '../rules/action-record.ts'
import type { Point } from '../rules/location-tier.ts'
import type { Narrowing } from '../rules/narrowing.ts'
import { type PublicAction, toPublicActions } from '../rules/public-action.ts'
import type { Selection } from '../rules/selection.ts'
import type { Database } from '../store/database.ts'
import { countSelection, type ListPosition, listComing, listPast, type Totals } from '../store/lists.ts'
import { byDistance, listNearest } from '../store/nearest.ts'
import { aheadAndOver, byStart, listInRegion, type Placed, readListed } from '../store/placed.ts'

/** What a page shows of a selection. */
export type Lists = {
  coming: PublicAction[]
  past: PublicAction[]
  /** Where the list of what is over goes on, or null at its end. */
  more: ListPosition | null
  totals: Totals
}

/** A page of what is over; more than most days ever have, so that a day is one page. */
const PAST_A_PAGE = 100
/** More than anybody reads; beyond it the map and the filters serve better. */
const COMING_AT_MOST = 300

/** Reads the lists of a selection: all that is coming, and a page of what is over. */
export async function readLists(
  db: Database,
  selection: Selection,
  narrowing: Narrowing,
  { now, after }: { now: number; after: ListPosition | null },
): Promise<Lists> {
  const placed = await listInRegion(db, selection, narrowing)
  if (placed) return listsOf(db, placed, { selection, now, after })
  const [coming, past, totals] = await Promise.all([
    after ? [] : listComing(db, selection, narrowing, { now, after: null, limit: COMING_AT_MOST }),
    listPast(db, selection, narrowing, { now, after, limit: PAST_A_PAGE + 1 }),
    countSelection(db, selection, narrowing),
  ])
  return { coming: toPublicActions(coming, now), ...pageOf(past, now), totals }
}

/** The lists of what was found on the ground: near a point by distance, else by date as everywhere. */
async function listsOf(
  db: Database,
  placed: Placed[],
  { selection, now, after }: { selection: Selection; now: number; after: ListPosition | null },
): Promise<Lists> {
  const { over, ...dated } = aheadAndOver(placed, now)
  const ahead = selection.of === 'near' ? dated.ahead.sort(byDistance(selection)) : dated.ahead
  const further = after ? over.filter((each) => byStart(each, after) < 0) : over
  const [coming, past] = await Promise.all([
    readListed(db, after ? [] : idsOf(ahead.slice(0, COMING_AT_MOST))),
    readListed(db, idsOf(further.slice(0, PAST_A_PAGE + 1))),
  ])
  return { coming: toPublicActions(coming, now), ...pageOf(past, now), totals: totalsOf(placed) }
}

/** The nearest actions that are ahead and not among those listed already, nearest first. */
export async function readFarther(
  db: Database,
  from: Point,
  listed: readonly PublicAction[],
  { now, limit }: { now: number; limit: number },
): Promise<PublicAction[]> {
  const known = new Set(listed.map(({ id }) => id))
  const nearest = idsOf(await listNearest(db, from, { now, limit })).filter((id) => !known.has(id))
  return toPublicActions(await readListed(db, nearest), now)
}

function totalsOf(placed: readonly Placed[]): Totals {
  const counted = placed.filter(({ cancelled }) => !cancelled)
  const distinct = (words: (string | null)[]) => new Set(words.filter((word) => word !== null)).size
  return {
    actions: counted.length,
    cities: distinct(counted.map(({ city }) => city)),
    countries: distinct(counted.map(({ country }) => country)),
  }
}

const idsOf = (placed: readonly Placed[]): string[] => placed.map(({ id }) => id)

/** A page of the list of what is over, of which one action more was read than is shown. */
function pageOf(records: readonly ActionRecord[], now: number): Pick<Lists, 'past' | 'more'> {
  const page = records.slice(0, PAST_A_PAGE)
  const last = records.length > PAST_A_PAGE ? page.at(-1) : undefined
  return { past: toPublicActions(page, now), more: last ? { starts: last.publicStarts, id: last.id } : null }
}

/** Reads `after` of a query, as paths.further writes it; null for anything else. */
export function parsePosition(after: string | undefined): ListPosition | null {
  const [, starts, id] = /^([\dT:-]{10,16})~([0-9a-z]{10})$/.exec(after ?? '') ?? []
  return starts && id ? { starts, id } : null
}
