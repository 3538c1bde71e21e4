import type { Context } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import type { ActionRecord } from '../../rules/action-record.ts'
import { toDeskAction } from '../../rules/desk-action.ts'
import { foldName } from '../../rules/text-hygiene.ts'
import { actionItem, parseQueueFilter } from '../../rules/waiting.ts'
import { findClaim } from '../../store/claims.ts'
import { readDayTitles } from '../../store/day-titles.ts'
import { listSuggestions } from '../../store/days.ts'
import { findDuplicates } from '../../store/duplicates.ts'
import { readHistory } from '../../store/group-history.ts'
import { findGroupsNamed } from '../../store/groups.ts'
import { findKept } from '../../store/merges.ts'
import { listPhotosOf } from '../../store/photos.ts'
import { listQuestions } from '../../store/questions.ts'
import { lastVerdictOn } from '../../store/verdicts.ts'
import type { Form } from '../../ui/form.ts'
import { readDeskPhotos } from '../photos/desk-photos.ts'
import { aboveAction } from './above-action.tsx'
import { DeskActionPage } from './action-page.tsx'
import type { VerdictField } from './form.ts'
import { justDecided } from './just-decided.tsx'

/** All photos of an action, its posters among them. */
const PHOTOS_SHOWN = 60
/** Names of one action whose history is told: each is looked up. */
const HISTORIES_SHOWN = 3

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
