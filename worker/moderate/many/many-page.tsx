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
import { FieldErrorText, TextArea } from '../../ui/field.tsx'
import { type Form, typedBoxes } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'
import { QueueFilterForm } from '../queue/queue-filter.tsx'
import { boxOfAction, kindOfBox, type Ticked } from './many-form.ts'

type ManyPageProps = {
  actions: DeskAction[]
  /** What is ticked and written, and what is wrong with it. */
  form: Form
  /** How many of them the address asks for, ticked. */
  all: Ticked | undefined
  /** Whether every box is ticked. */
  areTicked: boolean
  counts: WaitingCounts
  filter: QueueFilter
  titles: DayTitles
}

/** What waits, each with a box, ways to tick all of them, and one decision for all that are ticked. */
export const ManyPage: FC<ManyPageProps> = ({ actions, form, all, areTicked, counts, filter, titles }) => {
  const { lang, t } = useLocale()
  const words = t.safetyDesk.bulk
  const chosen = new Set(typedBoxes(form, 'item'))
  return (
    <DeskPage title={words.title}>
      <p class="lead">{words.intro}</p>
      <QueueFilterForm to={paths.deskBulk(lang)} {...{ filter, counts, titles }} />
      {actions.length === 0 ? (
        <p class="nothing">{words.none}</p>
      ) : (
        <form method="post" action={paths.deskBulk(lang, { ...filter, all })} novalidate>
          {form.errors.item ? (
            <p class="notice alert" role="alert">
              {words.chooseSome}
            </p>
          ) : null}
          <Ticking shown={actions.length} {...{ areTicked, counts, filter }} />
          <ul class="rows bulk">
            {actions.map((action) => (
              <Box action={action} isTicked={chosen.has(boxOfAction(action))} />
            ))}
          </ul>
          <FieldErrorText form={form} name="decision" />
          <p class="bulk-bar">
            <button type="submit" name="decision" value="publish" class="button big">
              {words.publish}
            </button>
          </p>
          <details open={form.errors.reason !== undefined}>
            <summary>{words.reject}</summary>
            <TextArea form={form} name="reason" label={words.reason} rows={3} />
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
const Ticking: FC<{ shown: number } & Pick<ManyPageProps, 'areTicked' | 'counts' | 'filter'>> = ({
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

const Box: FC<{ action: DeskAction; isTicked: boolean }> = ({ action, isTicked }) => {
  const { lang, t } = useLocale()
  const { log } = t.safetyDesk
  const { text, when, place } = action.change ?? action.fields
  return (
    <li>
      <label class="choice">
        <input type="checkbox" name="item" value={boxOfAction(action)} checked={isTicked} />{' '}
        <span>
          <bdi lang={text.lang} dir={direction(text.lang)}>
            {text.title}
          </bdi>{' '}
          <span class="fine">
            {log.subjects[kindOfBox(action)]} · {whenDateText(when, lang, t)} ·{' '}
            {place ? nameOfCity(place.city, lang) : t.where.online}
          </span>
        </span>
      </label>
      <a href={paths.deskAction(lang, action.id)}>{log.open}</a>
    </li>
  )
}
