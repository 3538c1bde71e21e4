import type { FC } from 'hono/jsx'
import type { ActionErrors } from '../../rules/action-entries.ts'
import type { SkippedEvent } from '../../store/skipped-events.ts'
import { actionFieldLabels } from '../../ui/action-form/labels.ts'
import { errorSentence } from '../../ui/error-sentence.ts'
import { useLocale } from '../../ui/locale.ts'

/** More are counted, and not told one by one. */
const SHOWN = 50

/**
 * What of a calendar could not be taken: each event by its title, its UID and why. Nothing where all of it was. A calendar
 * that came as a file is not looked at again (`isLookedAt`).
 */
export const SkippedEvents: FC<{ events: SkippedEvent[]; isLookedAt: boolean }> = ({ events, isLookedAt }) => {
  const { t } = useLocale()
  const words = t.sources
  if (events.length === 0) return null
  return (
    <details class="skipped-events">
      <summary class="error">{words.skipped(events.length)}</summary>
      <p class="hint">
        {words.skippedHint} {isLookedAt ? words.triedAgain : null}
      </p>
      <ul>
        {events.slice(0, SHOWN).map((event) => (
          <li>
            <strong dir="auto">{event.title || words.noTitle}</strong>
            <Reason of={event} />
            {event.uid ? (
              <p class="fine">
                UID{' '}
                <bdi dir="ltr" class="uid">
                  {event.uid.replace('\n', ' · ')}
                </bdi>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {events.length > SHOWN ? <p class="fine">{words.moreSkipped(events.length - SHOWN)}</p> : null}
    </details>
  )
}

const Reason: FC<{ of: SkippedEvent }> = ({ of: { reason } }) => {
  const { lang, t } = useLocale()
  if ('word' in reason) return <p>{t.sources.reasons[reason.word]}</p>
  const labels = actionFieldLabels(t)
  return (
    <>
      {errorsOf(reason.errors).map(([field, error]) => (
        <p>
          {labels[field]}: {errorSentence(t, lang, error)}
        </p>
      ))}
    </>
  )
}

function errorsOf(errors: ActionErrors) {
  const names = Object.keys(errors).filter((name): name is keyof ActionErrors => name in errors)
  return names.flatMap((name) => (errors[name] ? [[name, errors[name]] as const] : []))
}
