import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import { parseFlagged } from '../rules/flag.ts'
import type { FlagSummary } from '../store/flags.ts'
import { useLocale } from '../ui/locale.ts'
import { DeskPage } from './desk-page.tsx'

/** All that is flagged, the most often flagged first. */
export const FlagsPage: FC<{ flags: FlagSummary[] }> = ({ flags }) => {
  const { t } = useLocale()
  const words = t.safetyDesk.flag.desk
  return (
    <DeskPage title={words.title}>
      <p class="lead">{words.intro}</p>
      {flags.length === 0 ? <p class="nothing">{words.empty}</p> : null}
      <ul class="rows flags">
        {flags.map((flag) => (
          <li>
            <FlagNote flag={flag} linked />
          </li>
        ))}
      </ul>
    </DeskPage>
  )
}

/** What was said of one thing, and saying that nothing is wrong; with `linked`, the way to it. */
export const FlagNote: FC<{ flag: FlagSummary; linked?: boolean }> = ({ flag, linked = false }) => {
  const { lang, t, number } = useLocale()
  const words = t.safetyDesk.flag
  const of = parseFlagged(flag.item)
  const kind = of && 'photo' in of ? 'photo' : 'action'
  const page = of && ('photo' in of ? paths.deskPhotos(lang, { photo: of.photo }) : paths.deskAction(lang, of.action))
  return (
    <div class="flag-note">
      <p>
        <strong>
          {t.safetyDesk.log.subjects[kind]}: {words.desk.count(flag.count)}
        </strong>{' '}
        {linked && page ? <a href={page}>{words.desk.decide}</a> : null}
      </p>
      <p class="tags">
        {flag.reasons.map(({ reason, count }) => (
          <span class="tag">
            {words.reasons[reason]} ({number(count)})
          </span>
        ))}
      </p>
      {flag.texts.length > 0 ? (
        <ul>
          {flag.texts.map((text) => (
            <li dir="auto" class="pre-line">
              {text}
            </li>
          ))}
        </ul>
      ) : null}
      <form method="post" action={paths.deskFlag(lang, flag.item)}>
        <button type="submit" class="button quiet">
          {words.desk.dismiss}
        </button>
      </form>
    </div>
  )
}
