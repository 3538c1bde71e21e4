import type { FC } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import { paths } from '../paths.ts'
import { SCOPE_KINDS, type Scope } from '../rules/coordinator.ts'
import type { ListedGroup } from '../store/group-links.ts'
import { useLocale } from '../ui/locale.ts'
import { DeskPage } from './desk-page.tsx'

/** The groups that the desk knows, and what can be done with the trust in each. */
export const GroupsPage: FC<{ groups: ListedGroup[]; more: string | null }> = ({ groups, more }) => {
  const { t } = useLocale()
  const words = t.queue.groups
  return (
    <DeskPage title={words.title}>
      <p class="lead">{words.intro}</p>
      {groups.length === 0 ? <p class="nothing">{words.none}</p> : null}
      <ul class="rows">
        {groups.map((group) => (
          <GroupRow group={group} />
        ))}
      </ul>
      {more ? (
        <p>
          <a class="button quiet" href={more}>
            {words.further}
          </a>
        </p>
      ) : null}
    </DeskPage>
  )
}

const GroupRow: FC<{ group: ListedGroup }> = ({ group: { slug, name, actions, within } }) => {
  const { lang, t } = useLocale()
  const words = t.queue.groups
  return (
    <li>
      <span>
        <a href={paths.group(lang, slug)} dir="auto">
          {name}
        </a>{' '}
        <span class="fine">{words.actions(actions)}</span>{' '}
        {within ? <span class="tag status-published">{words.trusted(placesOf(within))}</span> : null}
      </span>
      <form method="post" action={paths.deskGroup(lang, slug)} class="buttons">
        <button type="submit" name="does" value="give" class="button quiet">
          {within ? words.renew : words.give}
        </button>
        {within ? (
          <button type="submit" name="does" value="revoke" class="button quiet danger">
            {words.revoke}
          </button>
        ) : null}
      </form>
    </li>
  )
}

/** What a link is limited to, as it stands in addresses; '' where it is limited to nothing. */
function placesOf(scope: Scope): string {
  return SCOPE_KINDS.flatMap((kind) => scope[kind] ?? []).join(', ')
}

/** The secret link of a group, shown once: whoever reads this page hands it over. */
export const GroupLinkPage: FC<{ name: string; link: string }> = ({ name, link }) => {
  const { lang, t } = useLocale()
  const words = t.queue.groups
  const address = new URL(paths.submitGroup(lang, link), useRequestContext<AppEnv>().req.url).href
  return (
    <DeskPage title={words.linkTitle(name)} scripts={['copy.js']}>
      <section class="keep-link">
        <p>{words.linkOnce}</p>
        <div class="row">
          <label for="group-link" class="visually-hidden">
            {words.link}
          </label>
          <input id="group-link" type="text" value={address} readonly dir="ltr" autocomplete="off" />
          <button type="button" class="copy button" data-copy="#group-link" data-copied={words.copied} hidden>
            {words.copy}
          </button>
        </div>
      </section>
      <p>
        <a class="button" href={paths.desk(lang)}>
          {words.next}
        </a>
      </p>
    </DeskPage>
  )
}
