import type { FC } from 'hono/jsx'
import { listText } from '../../cities/names.ts'
import { paths } from '../../paths.ts'
import type { DayTitles } from '../../rules/day-title.ts'
import type { TeamField } from '../../rules/team.ts'
import { titleIn } from '../../rules/text-in.ts'
import type { Day } from '../../store/days.ts'
import type { TeamMember } from '../../store/team.ts'
import { momentText } from '../../ui/date-text.ts'
import type { Form } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'
import { scopeText } from './scope-text.ts'
import { TeamForm } from './team-form.tsx'

/** A link that was just made, whole, and for whom. */
export type GivenLink = { name: string; url: string }

type TeamPageProps = {
  team: TeamMember[]
  /** Numbers of those whom the owner who looks may change. */
  mayChange: ReadonlySet<number>
  days: Day[]
  form: Form<TeamField>
  given: GivenLink | null
  isRefused: boolean
}

/** Who coordinates, and the form by which somebody is invited. A link is in this one answer, and nowhere else. */
export const TeamPage: FC<TeamPageProps> = ({ team, mayChange, days, form, given, isRefused }) => {
  const { lang, t } = useLocale()
  const words = t.signIn.team
  const titles = new Map(days.map(({ slug, texts }) => [slug, titleIn(texts, lang, slug)]))
  const gone = team.filter(({ removedAt }) => removedAt !== null)
  return (
    <DeskPage title={words.title} scripts={['copy.js']}>
      {isRefused ? (
        <p class="notice alert" role="alert">
          {words.lastOwner}
        </p>
      ) : null}
      {given ? <HandedLink given={given} /> : null}
      <ul class="rows">
        {team
          .filter(({ removedAt }) => removedAt === null)
          .map((member) => (
            <MemberRow titles={titles} member={member} mayChange={mayChange.has(member.id)} />
          ))}
      </ul>
      <p class="hint">{words.own}</p>
      <section>
        <h2>{words.invite}</h2>
        <TeamForm form={form} days={days} action={paths.deskTeam(lang)} button={words.inviteButton} isNew />
      </section>
      {gone.length > 0 ? (
        <section>
          <h2>{words.removed}</h2>
          <p dir="auto">
            {listText(
              gone.map(({ name }) => name),
              lang,
            )}
          </p>
        </section>
      ) : null}
    </DeskPage>
  )
}

const HandedLink: FC<{ given: GivenLink }> = ({ given: { name, url } }) => {
  const { t } = useLocale()
  const { team } = t.signIn
  return (
    <section class="notice" aria-labelledby="handed">
      <h2 id="handed">{team.link}</h2>
      <p>
        <bdi>{team.linkOnce(name)}</bdi>
      </p>
      <p class="secret-link">
        <input id="link" type="text" readonly dir="ltr" value={url} aria-labelledby="handed" />{' '}
        <button type="button" class="button quiet copy" hidden data-copy="#link" data-copied={t.manage.copied}>
          {t.manage.copy}
        </button>
      </p>
    </section>
  )
}

const MemberRow: FC<{ member: TeamMember; mayChange: boolean; titles: DayTitles }> = ({
  member,
  mayChange,
  titles,
}) => {
  const { lang, t, number } = useLocale()
  const words = t.signIn.team
  const { id, name, role, scope, passkeys, signedInAt } = member
  return (
    <li>
      <span>
        <strong dir="auto">{name}</strong> <span class="tag">{words.roles[role]}</span>{' '}
        <bdi>{scopeText(scope, lang, titles) || words.everywhere}</bdi>
      </span>
      <span class="fine">
        {signedInAt === null
          ? words.never
          : `${t.signIn.passkeys.used(momentText(signedInAt, 'UTC', lang))} · ${words.keys(number(passkeys))}`}
      </span>
      {mayChange ? (
        <a href={paths.deskTeam(lang, id)} aria-label={`${words.edit}: ${name}`}>
          {words.edit}
        </a>
      ) : null}
    </li>
  )
}

/** One coordinator: role and limits, a new link, and the end of their time at the desk. */
export const MemberPage: FC<{ member: TeamMember; days: Day[]; form: Form<TeamField> }> = ({ member, days, form }) => {
  const { lang, t } = useLocale()
  const words = t.signIn.team
  const { id, name } = member
  return (
    <DeskPage title={name}>
      <TeamForm form={form} days={days} action={paths.deskTeam(lang, id)} button={words.save} />
      <div class="decisions">
        <form method="post" action={paths.deskTeam(lang, id, 'link')} class="decision">
          <button type="submit" class="button">
            {words.newLink}
          </button>
          <p class="hint">{words.newLinkHint}</p>
        </form>
        <form method="post" action={paths.deskTeam(lang, id, 'remove')} class="decision">
          <button type="submit" class="button quiet">
            {words.remove}
          </button>
          <p class="hint">{words.removeHint}</p>
        </form>
      </div>
    </DeskPage>
  )
}
