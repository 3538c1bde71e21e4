import type { FC } from 'hono/jsx'
import type { RevertPlan } from '../../change/plan-revert.ts'
import type { RevertRefusal } from '../../change/taking-back.ts'
import type { Messages } from '../../messages/en.ts'
import { paths } from '../../paths.ts'
import { ALONE_AT_MOST, ITEMS_AT_MOST } from '../../rules/run.ts'
import type { LogLine } from '../../store/verdict-log.ts'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'
import { DeciderSelect, LogLines, LogSentence } from './log-page.tsx'

/** Why a verdict is not taken back; `nothing` where it changed nothing, `passkey` where it is about one. */
export type NotReverted = RevertRefusal | 'nothing' | 'passkey'

type VerdictPageProps = {
  line: LogLine
  /** What has to be taken back before it, the newest first. */
  way: LogLine[]
  /** Why it cannot be, or was not, taken back. */
  refused: NotReverted | null
}

/** One line of the log, and taking it back. */
export const VerdictPage: FC<VerdictPageProps> = ({ line, way, refused }) => {
  const { lang, t } = useLocale()
  const words = t.safetyDesk.revert
  return (
    <DeskPage title={words.title}>
      <p>
        <LogSentence line={line} />
      </p>
      {refused ? <p class="notice alert">{words.refused[refused]}</p> : null}
      {refused === null || refused === 'stale' || way.length > 0 ? (
        <form method="post" action={paths.deskVerdict(lang, line.id)} class="decision">
          <p>{explanation(line, words)}</p>
          {way.length > 0 ? (
            <>
              <p>{words.way}</p>
              <LogLines lines={way} />
              <button type="submit" name="all" value="on" class="button danger">
                {words.withThem}
              </button>
            </>
          ) : (
            <button type="submit" class="button danger">
              {words.button}
            </button>
          )}
        </form>
      ) : null}
      <p>
        <a href={paths.deskLog(lang)}>{t.safetyDesk.log.title}</a>
      </p>
    </DeskPage>
  )
}

/** What taking it back does. */
function explanation({ subject }: LogLine, words: Messages['safetyDesk']['revert']): string {
  if (subject === 'photo') return words.photo
  const { explains } = words
  return isExplained(explains, subject) ? explains[subject] : words.explain
}

function isExplained<Words extends object>(words: Words, subject: PropertyKey): subject is keyof Words {
  return Object.hasOwn(words, subject)
}

type RevertManyProps = {
  deciders: { id: number; name: string }[]
  /** As they stand in the address. */
  by: string
  since: string
  /** What would be taken back; null before somebody is chosen. */
  plan: RevertPlan | null
}

/** Taking back all that somebody did: who and since when, then what that is, then doing it. */
export const RevertManyPage: FC<RevertManyProps> = ({ deciders, by, since, plan }) => {
  const { lang, t } = useLocale()
  const words = t.safetyDesk.revert
  return (
    <DeskPage title={words.many}>
      <p class="lead">{words.manyIntro}</p>
      <form method="get" action={paths.deskRevertMany(lang)} class="narrow-list">
        <DeciderSelect deciders={deciders} chosen={by} label={words.who} blank={t.submit.choose} />
        <label for="since">{words.since}</label>
        <input id="since" type="datetime-local" name="since" value={since} required />
        <button type="submit" class="button quiet">
          {words.preview}
        </button>
      </form>
      {plan ? <Plan by={by} since={since} plan={plan} /> : null}
    </DeskPage>
  )
}

const Plan: FC<{ by: string; since: string; plan: RevertPlan }> = ({ by, since, plan }) => {
  const { lang, t } = useLocale()
  const words = t.safetyDesk.revert
  const { lines, cannot, isPartial, isCut } = plan
  return (
    <section>
      <p>
        <strong>{words.will(lines.length)}</strong> {cannot > 0 ? words.cannot(cannot) : ''}{' '}
        {isPartial ? words.elsewhere : ''} {isCut ? words.cut(ITEMS_AT_MOST) : ''}
      </p>
      {lines.length > 0 ? (
        <form method="post" action={paths.deskRevertMany(lang)} class="decision">
          <input type="hidden" name="by" value={by} />
          <input type="hidden" name="since" value={since} />
          {lines.length > ALONE_AT_MOST ? <p>{words.needsSecond}</p> : null}
          <button type="submit" class="button danger">
            {words.go}
          </button>
        </form>
      ) : null}
      <LogLines lines={lines} />
    </section>
  )
}
