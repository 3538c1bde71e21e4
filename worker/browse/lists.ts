import { type PublicAction, toPublicAction } from '../rules/public-action.ts'
import type { Narrowing, Selection } from '../rules/selection.ts'
import { countSelection, type ListPosition, listComing, listPast, type Totals } from '../store/actions.ts'
import type { Database } from '../store/database.ts'

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
  const [coming, past, totals] = await Promise.all([
    after ? [] : listComing(db, selection, narrowing, { now, after: null, limit: COMING_AT_MOST }),
    listPast(db, selection, narrowing, { now, after, limit: PAST_A_PAGE + 1 }),
    countSelection(db, selection, narrowing),
  ])
  const shown = past.slice(0, PAST_A_PAGE)
  const last = past.length > PAST_A_PAGE ? shown.at(-1) : undefined
  const show = (records: typeof past) =>
    records.map((record) => toPublicAction(record, now)).filter((action) => action !== null)
  return { coming: show(coming), past: show(shown), more: last ? positionOf(last) : null, totals }
}

function positionOf({ publicStarts, id }: { publicStarts: string; id: string }): ListPosition {
  return { starts: publicStarts, id }
}

/** Reads `after` of a query, as paths.further writes it; null for anything else. */
export function parsePosition(after: string | undefined): ListPosition | null {
  const [, starts, id] = /^([\dT:-]{10,16})~([0-9a-z]{10})$/.exec(after ?? '') ?? []
  return starts && id ? { starts, id } : null
}
