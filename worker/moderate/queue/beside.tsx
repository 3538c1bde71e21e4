import type { FC } from 'hono/jsx'
import { nameOfCity } from '../../cities/names.ts'
import { paths } from '../../paths.ts'
import type { DayTitles } from '../../rules/day-title.ts'
import { direction } from '../../rules/languages.ts'
import type { QueueFilter } from '../../rules/waiting.ts'
import type { Claim } from '../../store/claims.ts'
import type { Duplicate } from '../../store/duplicates.ts'
import type { GroupHistory } from '../../store/group-history.ts'
import type { Question } from '../../store/questions.ts'
import { dateText, momentText, wallHourText } from '../../ui/date-text.ts'
import { useLocale } from '../../ui/locale.ts'
import { Prose } from '../../ui/prose.tsx'

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

/** Actions that may be the same one, each with how it is alike. */
export const Duplicates: FC<{ duplicates: Duplicate[] }> = ({ duplicates }) => {
  const { lang, t } = useLocale()
  if (duplicates.length === 0) return null
  const { alike } = t.queue
  return (
    <section class="beside">
      <h2>{t.queue.duplicates}</h2>
      <p class="hint">{t.queue.duplicatesHint}</p>
      <ul class="rows">
        {duplicates.map(({ id, status, title, lang: textLang, startsLocal, cityId, cityName, likeness }) => (
          <li>
            <a href={paths.deskAction(lang, id)} lang={textLang} dir={direction(textLang)}>
              {title}
            </a>
            <span class="tags">
              <span class={`tag status-${status}`}>{t.manage.statuses[status]}</span>
              <span class="tag">
                {dateText(startsLocal, lang)} {wallHourText(startsLocal, lang)}
              </span>
              {cityName ? <span class="tag">{nameOfCity({ id: cityId, name: cityName }, lang)}</span> : null}
              {likeness.title ? <span class="tag">{alike.title}</span> : null}
              {likeness.place ? <span class="tag">{alike.place}</span> : null}
              {likeness.group ? <span class="tag">{alike.group}</span> : null}
              {likeness.day ? <span class="tag">{alike.day}</span> : null}
              {likeness.hour ? <span class="tag">{alike.hour}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What became of what each group called before. */
export const Histories: FC<{ histories: GroupHistory[] }> = ({ histories }) => {
  const { t } = useLocale()
  if (histories.length === 0) return null
  return (
    <section class="beside">
      <h2>{t.queue.history}</h2>
      {histories.map((history) => (
        <History history={history} />
      ))}
    </section>
  )
}

const SHOWN = ['published', 'cancelled', 'rejected', 'pending', 'withdrawn'] as const

const History: FC<{ history: GroupHistory }> = ({ history: { name, confirmed, counts, last } }) => {
  const { lang, t } = useLocale()
  const words = t.queue.historyCounts
  const told = SHOWN.flatMap((status) => {
    const n = counts[status]
    return n ? [words[status](n)] : []
  })
  return (
    <>
      <h3>
        <bdi>{name}</bdi> {confirmed ? null : <span class="fine">({t.queue.historyTyped})</span>}
      </h3>
      <p class="tags">
        {told.length === 0 ? <span class="tag">{t.queue.historyNone}</span> : null}
        {told.map((each) => (
          <span class="tag">{each}</span>
        ))}
      </p>
      <ul class="rows">
        {last.map(({ id, status, title, lang: textLang, startsLocal }) => (
          <li>
            <a href={paths.deskAction(lang, id)} lang={textLang} dir={direction(textLang)}>
              {title}
            </a>
            <span class="tags">
              <span class={`tag status-${status}`}>{t.manage.statuses[status]}</span>
              <span class="tag">{dateText(startsLocal, lang)}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What was asked, and answered. */
export const Questions: FC<{ questions: Question[] }> = ({ questions }) => {
  const { lang, t } = useLocale()
  if (questions.length === 0) return null
  return (
    <section class="beside">
      <h2>{t.queue.questions}</h2>
      {questions.map(({ question, askedAt, answer, answeredAt }) => (
        <div class="notice">
          <p class="fine">{momentText(askedAt, 'UTC', lang)}</p>
          <Prose text={question} />
          {answer ? (
            <blockquote>
              <Prose text={answer} />
            </blockquote>
          ) : answeredAt === null ? (
            <p class="fine">{t.queue.noAnswer}</p>
          ) : null}
        </div>
      ))}
    </section>
  )
}
