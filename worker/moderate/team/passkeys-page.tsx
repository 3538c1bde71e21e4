import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { Passkey } from '../../store/passkeys.ts'
import type { ListedSession } from '../../store/sign-in.ts'
import { momentText } from '../../ui/date-text.ts'
import { useLocale } from '../../ui/locale.ts'
import { PasskeyForm, PasskeyNameField } from '../../ui/passkey-form.tsx'
import { DeskPage } from '../desk-page.tsx'

type PasskeysPageProps = {
  keys: Passkey[]
  sessions: ListedSession[]
  /** What the session of this page is called. */
  here: string
  /** Whether somebody tried to remove what cannot be. */
  refused: boolean
}

/** A coordinator's passkeys, the ways to another one, and where they are signed in. */
export const PasskeysPage: FC<PasskeysPageProps> = ({ keys, sessions, here, refused }) => {
  const { lang, t } = useLocale()
  const words = t.signIn.passkeys
  return (
    <DeskPage title={words.title} scripts={['passkeys.js']}>
      {refused ? (
        <p class="notice alert" role="alert">
          {words.last}
        </p>
      ) : null}
      {keys.length === 1 ? <p class="notice">{words.urge}</p> : null}
      <ul class="rows">
        {keys.map((key) => (
          <PasskeyRow passkey={key} isOnly={keys.length === 1} />
        ))}
      </ul>
      {keys.length > 1 ? <p class="hint">{words.removeHint}</p> : null}
      <section>
        <h2>{words.add}</h2>
        <p class="hint">{words.addHint}</p>
        <PasskeyForm
          does="register"
          action={paths.deskPasskeys(lang)}
          options={paths.deskPasskeys(lang, 'options')}
          button={words.addButton}
        >
          <PasskeyNameField />
        </PasskeyForm>
      </section>
      <section>
        <h2>{words.sessions}</h2>
        <ul class="rows">
          {sessions.map((session) => (
            <SessionRow session={session} isHere={session.id === here} />
          ))}
        </ul>
      </section>
    </DeskPage>
  )
}

const PasskeyRow: FC<{ passkey: Passkey; isOnly: boolean }> = ({ passkey, isOnly }) => {
  const { lang, t } = useLocale()
  const words = t.signIn.passkeys
  const { name, createdAt, usedAt, credentialId } = passkey
  return (
    <li>
      <strong dir="auto">{name}</strong>
      <span class="fine">
        {words.made(momentText(createdAt, 'UTC', lang))} · {words.used(momentText(usedAt, 'UTC', lang))}
      </span>
      {isOnly ? null : (
        <form method="post" action={paths.deskPasskeys(lang, 'remove')}>
          <input type="hidden" name="id" value={credentialId} />
          <button type="submit" class="button quiet" aria-label={`${words.remove}: ${name}`}>
            {words.remove}
          </button>
        </form>
      )}
    </li>
  )
}

const SessionRow: FC<{ session: ListedSession; isHere: boolean }> = ({ session, isHere }) => {
  const { lang, t } = useLocale()
  const words = t.signIn.passkeys
  const { id, passkey, openedAt } = session
  const opened = words.opened(passkey, momentText(openedAt, 'UTC', lang))
  return (
    <li>
      <span>
        <bdi>{opened}</bdi> {isHere ? <span class="tag">{words.here}</span> : null}
      </span>
      {isHere ? null : (
        <form method="post" action={paths.deskPasskeys(lang, 'end')}>
          <input type="hidden" name="id" value={id} />
          <button type="submit" class="button quiet" aria-label={`${words.end}: ${opened}`}>
            {words.end}
          </button>
        </form>
      )}
    </li>
  )
}
