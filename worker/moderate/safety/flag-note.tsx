import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import { type FlagSummary, parseFlagged, printSeenFlag } from '../../rules/flag.ts'
import { useLocale } from '../../ui/locale.ts'

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
        <input type="hidden" name="seen" value={printSeenFlag(flag)} />
        <button type="submit" class="button quiet">
          {words.desk.dismiss}
        </button>
      </form>
    </div>
  )
}
