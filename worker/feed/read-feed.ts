import type { Assets } from '../cities/gazetteer.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import { KEPT_IN_CALENDARS_MS } from '../rules/kept-in-calendars.ts'
import type { TextLang } from '../rules/languages.ts'
import type { Narrowing } from '../rules/narrowing.ts'
import { type PublicAction, toPublicAction } from '../rules/public-action.ts'
import { feedBegins, type Selection } from '../rules/selection.ts'
import { isDate, isZone } from '../rules/when.ts'
import type { Database } from '../store/database.ts'
import type { Day } from '../store/days.ts'
import { listWhole } from '../store/lists.ts'
import { findSubject, type Subject } from './subject.ts'
import { tellEach } from './tell-each.ts'

/** What a feed holds. */
export type Feed = Subject & { actions: PublicAction[] }

/** A feed of more than this is slow in every program that reads it. */
const ACTIONS_AT_MOST = 5000

/** Reads what a selection's feed holds at `now` (milliseconds); null where there is no such selection. */
export async function readFeed(
  db: Database,
  selection: Selection,
  narrowing: Narrowing,
  { lang, now, assets }: { lang: TextLang; now: number; assets: Assets },
): Promise<Feed | null> {
  const subject = await findSubject(db, selection, { lang, assets })
  if (!subject) return null
  const from = narrowing.from ?? feedBegins(selection, now)
  const page = { cancelledUntil: now - KEPT_IN_CALENDARS_MS, limit: ACTIONS_AT_MOST }
  const records = await listWhole(db, selection, { ...narrowing, from }, page)
  // What no format could tell rightly is left out, as it is of calendars: it must cost no reader the others.
  return {
    name: subject.name,
    days: subject.days.filter(isReadable),
    actions: tellEach(records, (record) => (isReadableAction(record) ? toPublicAction(record, now) : null)),
  }
}

function isReadable({ texts, startsOn, endsOn }: Day): boolean {
  return texts.length > 0 && isDate(startsOn) && (endsOn === null || isDate(endsOn))
}

function isReadableAction({ texts, startsLocal, zone }: ActionRecord): boolean {
  return texts.length > 0 && isDate(startsLocal.slice(0, 10)) && zoneIsKnown(zone)
}

/** To ask Intl takes a quarter of a millisecond, and a feed holds few zones. */
const zones = new Map<string, boolean>()

function zoneIsKnown(zone: string): boolean {
  const known = zones.get(zone) ?? isZone(zone)
  zones.set(zone, known)
  return known
}
