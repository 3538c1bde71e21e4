import type { Context } from 'hono'
import { type AppEnv, factory } from '../app-env.ts'
import { LIST_TAG } from '../change/change.ts'
import { personTag } from '../change/changed-persons.ts'
import { publicPhotos, readPublicActions } from '../change/recap.ts'
import { cachePublicly, revalidated } from '../middleware/caching.ts'
import { parseNarrowing } from '../rules/narrowing.ts'
import type { Person } from '../rules/person.ts'
import { isPhotoKey } from '../rules/photo.ts'
import { listPhotosFor, listReportedFor, type PhotoPosition } from '../store/person-told.ts'
import { findPerson, listPersons } from '../store/persons.ts'
import { parsePosition, readLists } from './lists.ts'
import { PeoplePage } from './people-page.tsx'
import { PersonPage, PersonPhotosPage } from './person-page.tsx'
import { answerPicture } from './picture.ts'
import { isWhole, PHOTOS_A_PART, TOLD_A_PART } from './recap-data.ts'

/** Those for whom a campaign speaks, each with all that was done for them. */
export const people = factory
  .createApp()
  .use(revalidated)
  .get('/', async (c) => {
    const persons = await listPersons(c.var.db)
    cachePublicly(c, [LIST_TAG], [])
    return c.render(<PeoplePage persons={persons} />)
  })
  .get('/:slug', async (c) => {
    const person = await findPerson(c.var.db, c.req.param('slug'))
    if (!person) return c.notFound()
    const { db, now } = c.var
    const narrowing = parseNarrowing(c.req.query())
    const after = parsePosition(c.req.query('after'))
    const lists = await readLists(db, { of: 'person', slug: person.slug }, narrowing, { now, after })
    const all = isWhole(narrowing, after)
    const [photos, told] = all
      ? await Promise.all([readPhotos(c, person, null), readTold(c, person)])
      : [{ photos: [], more: null, changesAt: [] }, []]
    const moments = [...lists.coming, ...lists.past, ...told].map(({ changesAt }) => changesAt)
    cachePublicly(c, [personTag(person.slug), LIST_TAG], [...moments, ...photos.changesAt])
    return c.render(
      <PersonPage person={person} lists={lists} narrowing={narrowing} done={all ? { ...photos, told } : null} />,
    )
  })
  .get('/:slug/photos', async (c) => {
    const person = await findPerson(c.var.db, c.req.param('slug'))
    if (!person) return c.notFound()
    const { photos, more, changesAt } = await readPhotos(c, person, parsePhotoPosition(c.req.query('after') ?? ''))
    cachePublicly(c, [personTag(person.slug), LIST_TAG], changesAt)
    return c.render(<PersonPhotosPage person={person} photos={photos} more={more} />)
  })

/** The bytes of portraits, `?size=small` for lists. */
export const portraits = factory.createApp().get('/:slug', async (c) => {
  const person = await findPerson(c.var.db, c.req.param('slug'))
  if (!person?.portrait) return c.notFound()
  return answerPicture(c, person.portrait.object, [personTag(person.slug)])
})

async function readPhotos({ var: { db, now } }: Context<AppEnv>, { slug }: Person, after: PhotoPosition | null) {
  const found = await listPhotosFor(db, slug, { after, limit: PHOTOS_A_PART + 1 })
  const rows = found.slice(0, PHOTOS_A_PART)
  const ids = [...new Set(rows.flatMap(({ actionId }) => actionId ?? []))]
  const actions = await readPublicActions(db, ids, now)
  const photos = publicPhotos(rows, actions)
  const last = found.length > PHOTOS_A_PART ? rows.at(-1) : undefined
  const changesAt = [...actions.values()].map((action) => action.changesAt)
  return { photos, more: last ? `${last.publishedAt ?? 0}~${last.key}` : null, changesAt }
}

async function readTold({ var: { db, now } }: Context<AppEnv>, { slug }: Person) {
  const ids = await listReportedFor(db, slug, TOLD_A_PART)
  const actions = await readPublicActions(db, ids, now)
  return ids.flatMap((id) => actions.get(id) ?? [])
}

function parsePhotoPosition(text: string): PhotoPosition | null {
  const [publishedAt = '', key = ''] = text.split('~')
  return /^\d{1,15}$/.test(publishedAt) && isPhotoKey(key) ? { publishedAt: Number(publishedAt), key } : null
}
