import { HTTPException } from 'hono/http-exception'
import { factory } from '../../app-env.ts'
import { distrustGroup, giveGroupLink, newGroupLink } from '../../change/trust.ts'
import { permitted, wantPasskey } from '../../middleware/coordinator-only.ts'
import { paths } from '../../paths.ts'
import { MAX } from '../../rules/action-entries.ts'
import { foldName } from '../../rules/text-hygiene.ts'
import { readDayTitles } from '../../store/day-titles.ts'
import { findGroupInScope, listGroups } from '../../store/group-links.ts'
import { readForm, typedText } from '../../ui/form.ts'
import { GroupLinkPage, GroupsPage } from './groups-page.tsx'

/** A page of a list that is looked through. */
const GROUPS_A_PAGE = 50
const SEEN_AT_A_GLANCE = 8

/** The groups that coordinators have confirmed, and which of them are trusted. */
export const groupRoutes = factory
  .createApp()
  .use(permitted('verdict'))
  .get('/', async (c) => {
    const { db, coordinator, lang } = c.var
    const after = /^\d{1,15}$/.test(c.req.query('after') ?? '') ? Number(c.req.query('after')) : 0
    const q = (c.req.query('q') ?? '').trim().slice(0, MAX.name)
    const found = await listGroups(db, coordinator.scope, { after, limit: GROUPS_A_PAGE + 1, named: foldName(q) })
    const groups = found.slice(0, GROUPS_A_PAGE)
    const last = found.length > GROUPS_A_PAGE ? groups.at(-1) : undefined
    const more = last ? paths.deskGroups(lang, { q, after: String(last.id) }) : null
    const days = groups.flatMap(({ within }) => within?.day ?? [])
    const titles = await readDayTitles(db, days, lang)
    // Where all can be seen at a glance there is nothing to look for.
    const isLong = after > 0 || q !== '' || more !== null || groups.length > SEEN_AT_A_GLANCE
    return c.render(<GroupsPage {...{ groups, more, titles }} q={isLong ? q : null} />)
  })
  .post('/:slug', async (c) => {
    const { db, coordinator, change, lang, random } = c.var
    const group = await findGroupInScope(db, coordinator.scope, c.req.param('slug'))
    if (!group) return c.notFound()
    const does = typedText({ values: await readForm(c), errors: {} }, 'does')
    if (does === 'revoke') {
      await distrustGroup(change, coordinator.id, group.foldedName)
      return c.redirect(paths.deskGroups(lang), 303)
    }
    if (does !== 'give') throw new HTTPException(400)
    // Whoever holds it publishes without any session.
    wantPasskey(c)
    const { link, hash } = await newGroupLink(random)
    const outcome = await giveGroupLink(change, coordinator.id, group.foldedName, hash)
    if (!outcome.ok) throw new HTTPException(409)
    // Nothing keeps the link: it is shown in this answer, and never again.
    return c.render(<GroupLinkPage name={group.name} link={link} />)
  })
