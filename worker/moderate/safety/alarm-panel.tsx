import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import { COUNTED_MS } from '../../rules/step-up.ts'
import type { Alarm } from '../../store/alarms.ts'
import { useLocale } from '../../ui/locale.ts'

/** Who else has just taken away much, with the ways to see it and to take it back; nothing where nobody has. */
export const AlarmPanel: FC<{ alarms: Alarm[] }> = ({ alarms }) => {
  const { lang, t } = useLocale()
  const words = t.safetyDesk.alarm
  if (alarms.length === 0) return null
  return (
    <section class="notice alert alarms">
      <ul>
        {alarms.map(({ coordinatorId, coordinator, taken, at }) => {
          const by = String(coordinatorId)
          return (
            <li>
              <bdi>{coordinator}</bdi> {words.taken(taken)} <a href={paths.deskLog(lang, { by })}>{words.look}</a>
              {' · '}
              <a href={paths.deskRevertMany(lang, { by, since: minuteBefore(at - COUNTED_MS) })}>{words.takeBack}</a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** A moment (milliseconds) as addresses have it: UTC, YYYY-MM-DDTHH:MM. */
function minuteBefore(at: number): string {
  return new Date(at).toISOString().slice(0, 16)
}
