import type { FC } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../../app-env.ts'
import { paths } from '../../paths.ts'
import type { DayTitles } from '../../rules/day-title.ts'
import type { ListedGroup } from '../../store/group-links.ts'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'
import { scopeText } from '../team/scope-text.ts'

type GroupsPageProps = {
  groups: ListedGroup[]
  more: string | null
  /** What is looked for, '' for nothing; null where the list is too short to look for anything in it. */
  q: string | null
  titles: DayTitles
}

/** The groups that the desk knows, and what can be done with the trust in each. */
export const GroupsPage: FC<GroupsPageProps> = ({ groups, more, q, titles }) => {
  const { lang, t } = useLocale()
  const words = t.queue.groups
  return (
    <DeskPage title={words.title}>
      <p class="lead">{words.intro}</p>
      {q === null ? null : (
        <form method="get" action={paths.deskGroups(lang)} class="narrow-list">
          <label for="q">{words.find}</label>
          <input id="q" name="q" type="search" value={q} dir="auto" autocomplete="off" enterkeyhint="search" />
          <button type="submit" class="button quiet">
            {t.photoDesk.desk.findSend}
          </button>
        </form>
      )}
      {groups.length === 0 ? <p class="nothing">{q ? words.foundNone : words.none}</p> : null}
      <ul class="rows">
        {groups.map((group) => (
          <GroupRow group={group} titles={titles} />
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

const GroupRow: FC<{ group: ListedGroup; titles: DayTitles }> = ({ group, titles }) => {
  const { lang, t } = useLocale()
  const words = t.queue.groups
  const { slug, name, actions, within } = group
  return (
    <li>
      <span>
        <a href={paths.group(lang, slug)} dir="auto">
          {name}
        </a>{' '}
        <span class="fine">{words.actions(actions)}</span>{' '}
        {within ? <span class="tag status-published">{words.trusted(scopeText(within, lang, titles))}</span> : null}
      </span>
      <TrustForm group={group} />
    </li>
  )
}

/** Folded away: a link that is given by a slip of the thumb lets somebody publish, and a new one ends the one before. */
const TrustForm: FC<{ group: ListedGroup }> = ({ group: { slug, name, within } }) => {
  const { lang, t } = useLocale()
  const words = t.queue.groups
  return (
    <details class="trust">
      <summary>
        {within ? words.itsLink : words.give}
        <span class="visually-hidden">
          {': '}
          <bdi>{name}</bdi>
        </span>
      </summary>
      <form method="post" action={paths.deskGroup(lang, slug)}>
        <p class="hint">{within ? words.renewHint : words.giveHint}</p>
        <p class="buttons">
          <button type="submit" name="does" value="give" class="button">
            {within ? words.renew : words.giveNow}
          </button>
          {within ? (
            <button type="submit" name="does" value="revoke" class="button quiet danger">
              {words.revoke}
            </button>
          ) : null}
        </p>
      </form>
    </details>
  )
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
