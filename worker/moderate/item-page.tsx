import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import type { DayTitles } from '../rules/day-title.ts'
import { toDeskAction } from '../rules/desk-action.ts'
import { foldName } from '../rules/text-hygiene.ts'
import { actionItem, parseQueueFilter, type QueueFilter } from '../rules/waiting.ts'
import { type Claim, findClaim } from '../store/claims.ts'
import { readDayTitles } from '../store/day-titles.ts'
import { listSuggestions } from '../store/days.ts'
import { type Duplicate, findDuplicates } from '../store/duplicates.ts'
import { type GroupHistory, readHistory } from '../store/group-history.ts'
import { findGroupsNamed } from '../store/groups.ts'
import { findKept } from '../store/merges.ts'
import { listPhotosOf } from '../store/photos.ts'
import { listQuestions, type Question } from '../store/questions.ts'
import { lastVerdictOn } from '../store/verdicts.ts'
import type { Form } from '../ui/form.ts'
import { aboveAction } from './above-action.tsx'
import { DeskActionPage } from './action-page.tsx'
import { readDeskPhotos } from './desk-photos.ts'
import type { VerdictField } from './form.ts'
import { justDecided } from './just-decided.tsx'

/** All photos of an action, its posters among them. */
const PHOTOS_SHOWN = 60
/** Names of one action whose history is told: each is looked up. */
const HISTORIES_SHOWN = 3

/** What stands beside an action, to decide on it in seconds. */
export type Beside = {
  filter: QueueFilter
  claim: Claim | null
  duplicates: Duplicate[]
  histories: GroupHistory[]
  questions: Question[]
  /** What the days are called that it names, or is to name. */
  titles: DayTitles
  /** What its days suggest that groups write, in its language. */
  suggested: string[]
  /** The number of the last verdict on it: one that comes after it was somebody else's. */
  lastVerdict: number
  /** The action into which it was merged. */
  keptId: string | null
}

/** The page of an action at the desk, with what was typed where something was wrong, and what is to be said first. */
export async function itemPage(
  c: Context<AppEnv>,
  record: ActionRecord,
  form: Form<VerdictField>,
  notice: string | null = null,
) {
  const { db, now, coordinator, lang } = c.var
  const { scope } = coordinator
  const action = toDeskAction(record, now)
  const names = [...action.fields.groups, ...(action.change?.groups ?? [])]
  const { days, text } = action.change ?? action.fields
  const waits = record.status === 'pending' || record.status === 'published'
  const [knownGroups, photos, duplicates, questions, suggested, titles, last, claim, keptId] = await Promise.all([
    findGroupsNamed(db, names.map(foldName), scope),
    listPhotosOf(db, record.id, PHOTOS_SHOWN).then((sent) => readDeskPhotos(db, sent, now)),
    waits ? findDuplicates(db, record, scope) : [],
    listQuestions(db, record.id),
    listSuggestions(db, days, text.lang),
    readDayTitles(db, [...action.fields.days, ...days], lang),
    lastVerdictOn(db, record.id, 0),
    findClaim(db, actionItem(record.id), now),
    record.status === 'withdrawn' ? findKept(db, record.id) : null,
  ])
  const histories = await Promise.all(
    record.groups
      .slice(0, HISTORIES_SHOWN)
      .map(({ name, group }) => readHistory(db, { name, slug: group?.slug ?? null }, record.id, scope)),
  )
  const filter = parseQueueFilter(c.req.query())
  const around = { duplicates, histories, questions, suggested, titles, keptId }
  const beside = { ...around, filter, claim, lastVerdict: last?.id ?? 0 }
  const [above, before] = await Promise.all([aboveAction(c, record, claim), justDecided(c)])
  return c.render(<DeskActionPage {...{ action, knownGroups, form, notice, photos, beside, above, before }} />)
}
