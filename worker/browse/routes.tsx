import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type AppEnv, factory } from '../app-env.ts'
import { actionTag, daySlugTag, LIST_TAG } from '../change/change.ts'
import { findCity } from '../cities/find-city.ts'
import { knownCountries } from '../cities/known.ts'
import { countryName } from '../cities/names.ts'
import { cachePublicly, keepUncached, revalidated } from '../middleware/caching.ts'
import { paths } from '../paths.ts'
import { parseCircle } from '../rules/area.ts'
import { isKind } from '../rules/kinds.ts'
import { isNarrowed, type Narrowing, parseNarrowing } from '../rules/narrowing.ts'
import { type PublicAction, toPublicAction } from '../rules/public-action.ts'
import { registrationChangesAt } from '../rules/registration.ts'
import { isPublicId } from '../rules/secret.ts'
import { isSlug, type Selection } from '../rules/selection.ts'
import { isCalledOn } from '../rules/week.ts'
import { isDate } from '../rules/when.ts'
import { findAction } from '../store/actions.ts'
import { findToldDay, listDaysAhead, listDaysPast } from '../store/days.ts'
import { findPublicGroup } from '../store/groups.ts'
import { listCities } from '../store/lists.ts'
import { findPublicKept } from '../store/merges.ts'
import { listPersonsOfAction, listPersonsOfDay } from '../store/persons.ts'
import { ActionPage } from './action-page.tsx'
import { DayPage, type DayPageProps } from './day-page.tsx'
import { DaysPage } from './days-page.tsx'
import { HomePage } from './home-page.tsx'
import { type Lists, parsePosition, readFarther, readLists } from './lists.ts'
import { NearPage } from './near-page.tsx'
import { isWhole, readDayRecap } from './recap-data.ts'
import { SelectionPage } from './selection-page.tsx'
import { textPages } from './text-routes.tsx'

/** A campaign calls a few days a year. */
const DAYS_AT_MOST = 200
/** Where fewer are within a circle, the nearest beyond it make up so many. */
const NEAREST = 20
/** So many days ahead and past can be filtered by. */
const DAYS_TO_CHOOSE = 12
/** As many city names as fit two lines of a phone. */
const CITIES_SHOWN = 8

/** What the public reads. Every page may be cached until the next change or reveal. */
export const browse = factory
  .createApp()
  .use(revalidated)
  .get('/', async (c) => {
    const narrowing = parseNarrowing(c.req.query())
    const lists = await listsOf(c, { of: 'all' }, narrowing)
    const [daysAhead, daysPast] = await daysAround(c, DAYS_TO_CHOOSE)
    const cities = await listCities(c.var.db, CITIES_SHOWN)
    cachePublicly(c, [LIST_TAG], momentsOf(lists))
    return c.render(
      <HomePage lists={lists} daysAhead={daysAhead} daysPast={daysPast} narrowing={narrowing} cities={cities} />,
    )
  })
  .get('/days', async (c) => {
    const [ahead, past] = await daysAround(c, DAYS_AT_MOST)
    cachePublicly(c, [LIST_TAG], [])
    return c.render(<DaysPage ahead={ahead} past={past} />)
  })
  .get('/days/:slug', async (c) => {
    const { slug } = c.req.param()
    const day = await findToldDay(c.var.db, slug)
    if (!day) return c.notFound()
    const narrowing = parseNarrowing(c.req.query())
    const lists = await listsOf(c, { of: 'day', slug }, narrowing)
    return dayPage(c, { day, lists, narrowing, date: null })
  })
  .get('/days/:slug/:date', async (c) => {
    const { slug, date } = c.req.param()
    const day = isDate(date) ? await findToldDay(c.var.db, slug) : null
    if (!day?.weekday || !isCalledOn(day, date)) return c.notFound()
    // The page is of one date: others in its query do nothing.
    const narrowing = { ...parseNarrowing(c.req.query()), from: null, to: null }
    const lists = await listsOf(c, { of: 'day', slug }, { ...narrowing, from: date, to: date })
    return dayPage(c, { day, lists, narrowing, date })
  })
  .get('/actions/:id', async (c) => {
    const { id } = c.req.param()
    const record = isPublicId(id) ? await findAction(c.var.db, id) : null
    const action = record && toPublicAction(record, c.var.now)
    const keptId = action ? null : await findPublicKept(c.var.db, id)
    if (keptId) {
      cachePublicly(c, [actionTag(id), actionTag(keptId), LIST_TAG], [])
      return c.redirect(paths.action(c.var.lang, keptId), 308)
    }
    if (!action) return c.notFound()
    const persons = await listPersonsOfAction(c.var.db, id)
    cachePublicly(c, [actionTag(id), LIST_TAG], [action.changesAt])
    return c.render(<ActionPage action={action} persons={persons} />)
  })
  .get('/groups/:slug', async (c) => {
    const group = await findPublicGroup(c.var.db, c.req.param('slug'))
    if (!group) return c.notFound()
    return selectionPage(c, { of: 'group', slug: group.slug }, group.name)
  })
  .get('/countries/:cc', (c) => {
    const cc = c.req.param('cc').toUpperCase()
    if (!knownCountries().has(cc)) return c.notFound()
    return selectionPage(c, { of: 'country', cc }, countryName(cc, c.var.lang))
  })
  .get('/cities/:cc/:slug', async (c) => {
    const { cc, slug } = c.req.param()
    const city = isSlug(slug) ? await findCity(c.env.ASSETS, { cc, slug, lang: c.var.lang }) : null
    if (!city) return c.notFound()
    return selectionPage(c, { of: 'city', cc: city.cc, slug: city.slug }, city.name)
  })
  .get('/near/:circle', async (c) => {
    const circle = parseCircle(c.req.param('circle'))
    if (!circle) throw new HTTPException(400)
    const page = paths.near(c.var.lang, circle)
    // One address for each circle, however its numbers were written.
    const { pathname, search } = new URL(c.req.url)
    if (pathname !== page) return c.redirect(page + search)
    const narrowing = parseNarrowing(c.req.query())
    const lists = await listsOf(c, { of: 'near', ...circle }, narrowing)
    // Further down nothing that is coming is listed, and what is near would be called farther away.
    const isFirst = positionOf(c) === null
    const few = isFirst && lists.coming.length < NEAREST && !isNarrowed(narrowing) && !narrowing.box
    const farther = few ? await readFarther(c.var.db, circle, lists.coming, { now: c.var.now, limit: NEAREST }) : []
    // What lies in a shared cache tells where somebody has just been.
    keepUncached(c)
    return c.render(<NearPage circle={circle} lists={lists} farther={farther} narrowing={narrowing} />)
  })
  .get('/kinds/:kind', (c) => {
    const { kind } = c.req.param()
    if (!isKind(kind)) return c.notFound()
    return selectionPage(c, { of: 'kind', kind }, c.var.t.kinds[kind])
  })
  .route('/', textPages)

function listsOf(c: Context<AppEnv>, selection: Selection, narrowing: Narrowing): Promise<Lists> {
  return readLists(c.var.db, selection, narrowing, { now: c.var.now, after: positionOf(c) })
}

const positionOf = (c: Context<AppEnv>) => parsePosition(c.req.query('after'))

function daysAround(c: Context<AppEnv>, limit: number) {
  const today = new Date(c.var.now).toISOString().slice(0, 10)
  return Promise.all([listDaysAhead(c.var.db, today, limit), listDaysPast(c.var.db, today, limit)])
}

function momentsOf({ coming, past }: Lists): (number | null)[] {
  return [...coming, ...past].map((action: PublicAction) => action.changesAt)
}

/** A day's page, with what came of it above the whole list. */
async function dayPage(c: Context<AppEnv>, shown: Omit<DayPageProps, 'recap' | 'persons'>) {
  const { day, lists, narrowing, date } = shown
  const [{ recap, changesAt }, persons] = await Promise.all([
    isWhole(narrowing, positionOf(c))
      ? readDayRecap(c.var.db, day, { date, now: c.var.now })
      : { recap: null, changesAt: [] },
    listPersonsOfDay(c.var.db, day.slug),
  ])
  const moments = [...momentsOf(lists), ...changesAt, registrationChangesAt(day, c.var.now)]
  cachePublicly(c, [daySlugTag(day.slug), LIST_TAG], moments)
  return c.render(<DayPage {...shown} recap={recap} persons={persons} />)
}

async function selectionPage(c: Context<AppEnv>, selection: Selection, title: string) {
  const narrowing = parseNarrowing(c.req.query())
  const lists = await listsOf(c, selection, narrowing)
  cachePublicly(c, [LIST_TAG], momentsOf(lists))
  return c.render(<SelectionPage title={title} selection={selection} narrowing={narrowing} lists={lists} />)
}
