import type { Context } from 'hono'
import { type AppEnv, factory } from '../../app-env.ts'
import { changeCoordinator, dismissCoordinator, giveLink, inviteCoordinator } from '../../change/team.ts'
import { knownCountries } from '../../cities/known.ts'
import { justSignedIn, permitted } from '../../middleware/coordinator-only.ts'
import { paths } from '../../paths.ts'
import { TEXT_LANGS } from '../../rules/languages.ts'
import { base32, hashSecret, RANDOM_BYTES } from '../../rules/secret.ts'
import { mayKeep, parseTeamFields, type TeamField } from '../../rules/team.ts'
import { type Day, listDays } from '../../store/days.ts'
import { findMember, listTeam, type TeamMember } from '../../store/team.ts'
import { blankForm, type Form, readForm } from '../../ui/form.ts'
import { type GivenLink, MemberPage, TeamPage } from './team-page.tsx'

/** Days that somebody can be limited to, the latest first. */
const DAYS_OFFERED = 200

/** Who the coordinators are: owners invite, limit and remove them. */
export const teamRoutes = factory
  .createApp()
  .use(permitted('team'), justSignedIn('team'))
  .get('/', (c) => teamPage(c))
  .post('/', async (c) => {
    const { change, coordinator, lang } = c.var
    const values = await readForm(c)
    const parsed = parseTeamFields(values, knownScopes(await daysOffered(c)), coordinator)
    if (!parsed.ok) return teamPage(c, { form: { values, errors: parsed.error }, status: 400 })
    const { name } = parsed.value
    const { secret, linkHash } = await newLink(c)
    const invited = await inviteCoordinator(change, coordinator.id, parsed.value, { linkHash, lang })
    if (invited.ok) return teamPage(c, { given: { name, url: linkTo(c, secret) } })
    if (invited.error === 'stale') return teamPage(c, { isRefused: true, status: 409 })
    return teamPage(c, { form: { values, errors: { name: { code: 'nameTaken' } } }, status: 400 })
  })
  .get('/:id{\\d+}', async (c) => {
    const member = await memberIn(c)
    return member ? memberPage(c, member, blankForm(typedMember(member))) : c.notFound()
  })
  .post('/:id{\\d+}', async (c) => {
    const { change, coordinator } = c.var
    const member = await memberIn(c)
    if (!member) return c.notFound()
    // A name is for ever: the log means somebody by it.
    const values = { ...(await readForm(c)), name: member.name }
    const parsed = parseTeamFields(values, knownScopes(await daysOffered(c)), coordinator)
    if (!parsed.ok) return memberPage(c, member, { values, errors: parsed.error }, 400)
    return done(c, await changeCoordinator(change, coordinator.id, member, parsed.value))
  })
  .post('/:id{\\d+}/link', async (c) => {
    const member = await memberIn(c)
    if (!member) return c.notFound()
    const { secret, linkHash } = await newLink(c)
    const given = await giveLink(c.var.change, c.var.coordinator.id, member, linkHash)
    if (!given.ok) return teamPage(c, { isRefused: true, status: 409 })
    return teamPage(c, { given: { name: member.name, url: linkTo(c, secret) } })
  })
  .post('/:id{\\d+}/remove', async (c) => {
    const member = await memberIn(c)
    if (!member) return c.notFound()
    return done(c, await dismissCoordinator(c.var.change, c.var.coordinator.id, member))
  })

/** The coordinator whom a path names, if the owner who asks may change them; who was removed is nobody any more. */
async function memberIn(c: Context<AppEnv>): Promise<TeamMember | null> {
  const member = await findMember(c.var.db, Number(c.req.param('id')))
  return member && member.removedAt === null && mayKeep(c.var.coordinator, member) ? member : null
}

async function newLink(c: Context<AppEnv>): Promise<{ secret: string; linkHash: string }> {
  const secret = base32(c.var.random(RANDOM_BYTES.link))
  return { secret, linkHash: await hashSecret(secret) }
}

/** The whole address, to be handed over. */
function linkTo(c: Context<AppEnv>, secret: string): string {
  return new URL(paths.signIn(c.var.lang, secret), c.req.url).href
}

function daysOffered(c: Context<AppEnv>): Promise<Day[]> {
  return listDays(c.var.db, DAYS_OFFERED)
}

function knownScopes(days: readonly Day[]) {
  return {
    country: knownCountries(),
    language: new Set<string>(TEXT_LANGS),
    day: new Set(days.map(({ slug }) => slug)),
  }
}

function typedMember({ name, role, scope }: TeamMember): Form['values'] {
  const lists = Object.entries(scope).map(([kind, values]): [string, string[]] => [kind, [...values]])
  return { name, role, ...Object.fromEntries(lists) }
}

function done(c: Context<AppEnv>, outcome: { ok: boolean }) {
  return outcome.ok ? c.redirect(paths.deskTeam(c.var.lang), 303) : teamPage(c, { isRefused: true, status: 409 })
}

type Shown = { form?: Form<TeamField>; given?: GivenLink; isRefused?: boolean; status?: 400 | 409 }

async function teamPage(c: Context<AppEnv>, { form = blankForm(), given, isRefused = false, status }: Shown = {}) {
  if (status) c.status(status)
  const [team, days] = await Promise.all([listTeam(c.var.db), daysOffered(c)])
  const mayChange = new Set(team.filter((each) => mayKeep(c.var.coordinator, each)).map(({ id }) => id))
  const props = { team, mayChange, days, form, given: given ?? null, isRefused }
  return c.render(<TeamPage {...props} />)
}

async function memberPage(c: Context<AppEnv>, member: TeamMember, form: Form<TeamField>, status?: 400) {
  if (status) c.status(status)
  return c.render(<MemberPage member={member} days={await daysOffered(c)} form={form} />)
}
