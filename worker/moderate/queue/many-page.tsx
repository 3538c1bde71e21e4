import type { FC } from 'hono/jsx'
import { nameOfCity } from '../../cities/names.ts'
import { paths } from '../../paths.ts'
import type { DayTitles } from '../../rules/day-title.ts'
import type { DeskAction } from '../../rules/desk-action.ts'
import { direction } from '../../rules/languages.ts'
import { ITEMS_AT_MOST } from '../../rules/run.ts'
import { type QueueFilter, totalForVerdicts } from '../../rules/waiting.ts'
import type { WaitingCounts } from '../../store/waiting-counts.ts'
import { whenDateText } from '../../ui/date-text.ts'
import { FieldErrorText } from '../../ui/field.tsx'
import { blankForm, type Form, typedBoxes, typedText } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'
import { boxOf } from '../safety/bulk-form.ts'
import { QueueFilterForm } from './queue-filter.tsx'

type ManyPageProps = {
  actions: DeskAction[]
  /** Every box is ticked: of those that are shown, or of as many as a decision may hold; null where none is. */
  all: 'shown' | 'most' | null
  /** What was posted and is not done, with its errors: then the boxes are as they were. */
  refused: Form | null
  counts: WaitingCounts
  filter: QueueFilter
  titles: DayTitles
}

/** What waits, each with a box, ways to tick all of them, and one decision for all that are ticked. */
export const ManyPage: FC<ManyPageProps> = ({ actions, all, refused, counts, filter, titles }) => {
  const { lang, t } = useLocale()
  const words = t.safetyDesk.bulk
  const form: Form = refused ?? blankForm()
  const areTicked = all !== null && refused === null
  const chosen = typedBoxes(form, 'item')
  return (
    <DeskPage title={words.title}>
      <p class="lead">{words.intro}</p>
      <QueueFilterForm to={paths.deskBulk(lang)} {...{ filter, counts, titles }} />
      {actions.length === 0 ? (
        <p class="nothing">{words.none}</p>
      ) : (
        // What it is narrowed to goes along, or a mistake would lead to another list.
        <form method="post" action={paths.deskBulk(lang, all === null ? filter : { ...filter, all })}>
          {form.errors.item ? (
            <p class="notice alert" role="alert">
              {words.chooseSome}
            </p>
          ) : null}
          <Ticking shown={actions.length} {...{ areTicked, counts, filter }} />
          <ul class="rows bulk">
            {actions.map((action) => (
              <Box action={action} isTicked={(box) => areTicked || chosen.includes(box)} />
            ))}
          </ul>
          <p class="bulk-bar">
            <button type="submit" name="decision" value="publish" class="button big" formnovalidate>
              {words.publish}
            </button>
          </p>
          <details open={form.errors.reason !== undefined}>
            <summary>{words.reject}</summary>
            <div class="field">
              <label for="reason">{words.reason}</label>
              <FieldErrorText form={form} name="reason" />
              <textarea
                id="reason"
                name="reason"
                rows={3}
                dir="auto"
                required
                aria-describedby={form.errors.reason ? 'reason-error' : undefined}
              >
                {typedText(form, 'reason')}
              </textarea>
            </div>
            <button type="submit" name="decision" value="reject" class="button danger">
              {words.reject}
            </button>
          </details>
        </form>
      )}
    </DeskPage>
  )
}

/** Ways to come back with every box ticked, or with none: links, since that needs no script. */
const Ticking: FC<{ shown: number; areTicked: boolean } & Pick<ManyPageProps, 'counts' | 'filter'>> = ({
  shown,
  areTicked,
  counts,
  filter,
}) => {
  const { lang, t } = useLocale()
  const words = t.queue.many
  const most = Math.min(totalForVerdicts(counts.kinds), ITEMS_AT_MOST)
  return (
    <p class="ticking">
      {areTicked ? <strong role="status">{words.ticked(shown)}</strong> : null}
      {areTicked ? (
        <a href={paths.deskBulk(lang, filter)}>{words.none}</a>
      ) : (
        <a href={paths.deskBulk(lang, { ...filter, all: 'shown' })}>{words.all(shown)}</a>
      )}
      {shown < most ? <a href={paths.deskBulk(lang, { ...filter, all: 'most' })}>{words.most(most)}</a> : null}
    </p>
  )
}

const Box: FC<{ action: DeskAction; isTicked: (box: string) => boolean }> = ({ action, isTicked }) => {
  const { lang, t } = useLocale()
  const { log } = t.safetyDesk
  const kind = action.status === 'pending' ? 'action' : 'change'
  const { text, when, place } = action.change ?? action.fields
  const box = boxOf(kind, action)
  return (
    <li>
      <label class="choice">
        <input type="checkbox" name="item" value={box} checked={isTicked(box)} />{' '}
        <span>
          <bdi lang={text.lang} dir={direction(text.lang)}>
            {text.title}
          </bdi>{' '}
          <span class="fine">
            {log.subjects[kind]} · {whenDateText(when, lang, t)} ·{' '}
            {place ? nameOfCity(place.city, lang) : t.where.online}
          </span>
        </span>
      </label>
      <a href={paths.deskAction(lang, action.id)}>{log.open}</a>
    </li>
  )
}
