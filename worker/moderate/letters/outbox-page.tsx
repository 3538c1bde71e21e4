import type { FC } from 'hono/jsx'
import type { Letter } from '../../mail/letter.ts'
import { paths } from '../../paths.ts'
import { direction } from '../../rules/languages.ts'
import type { ListedLetter } from '../../store/letters.ts'
import { momentText } from '../../ui/date-text.ts'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'

type OutboxLetter = ListedLetter & { shown: Letter | null }

/**
 * Letters to organizers: which, about what, how far. What is in a letter (`shown`) holds a secret link: it is there on the
 * machine of whoever tries the site out alone. `way` says what becomes of letters here.
 */
export const OutboxPage: FC<{ letters: OutboxLetter[]; way: 'sent' | 'shown' | 'off' }> = ({ letters, way }) => {
  const { t } = useLocale()
  const { desk } = t.letters
  return (
    <DeskPage title={desk.title}>
      {way === 'off' ? <p class="notice alert">{desk.notSent}</p> : null}
      {way === 'shown' ? <p class="notice">{desk.shownHere}</p> : null}
      {letters.length === 0 ? <p class="nothing">{desk.empty}</p> : null}
      <ul class="rows letters">
        {letters.map((letter) => (
          <OutboxItem letter={letter} />
        ))}
      </ul>
    </DeskPage>
  )
}

const OutboxItem: FC<{ letter: OutboxLetter }> = ({ letter }) => {
  const { lang, t, number } = useLocale()
  const { desk, names } = t.letters
  const { status, failure, shown, attempts } = letter
  return (
    <li>
      <span class={`tag letter-${status}`}>{desk.statuses[status]}</span>{' '}
      <span>
        {names[letter.letter]}:{' '}
        {letter.actionId !== null && letter.title !== null && letter.lang !== null ? (
          <a href={paths.deskAction(lang, letter.actionId)} lang={letter.lang} dir={direction(letter.lang)}>
            {letter.title}
          </a>
        ) : (
          t.organizers.desk.toCoordinator
        )}
      </span>{' '}
      <span class="fine">
        {desk.askedAt}: {momentText(letter.createdAt, 'UTC', lang)}. {desk.attempts}: {number(attempts)}.{' '}
        {failure ? <bdi>{desk.failure(failure)}</bdi> : null}
      </span>
      {status === 'perhaps' || status === 'failed' ? (
        <form method="post" action={paths.deskOutbox(lang)}>
          {status === 'perhaps' ? <p class="hint">{desk.perhapsHint}</p> : null}
          <input type="hidden" name="id" value={String(letter.id)} />
          <button type="submit" class="button quiet">
            {desk.sendAgain}
          </button>
        </form>
      ) : null}
      {shown ? (
        <details>
          <summary lang={shown.lang} dir={direction(shown.lang)}>
            {shown.subject}
          </summary>
          <p>
            <a href={paths.deskLetterAsSent(lang, letter.id)}>{t.organizers.desk.asSent}</a>
          </p>
          <p class="pre-line" lang={shown.lang} dir={direction(shown.lang)}>
            {shown.text}
          </p>
        </details>
      ) : null}
    </li>
  )
}
