import type { Context } from 'hono'
import { type AppEnv, factory } from '../app-env.ts'
import { LIST_TAG } from '../change/change.ts'
import { personTag } from '../change/person.ts'
import { cachePhoto, cachePublicly, revalidated } from '../middleware/caching.ts'
import { isNarrowed, parseNarrowing } from '../rules/narrowing.ts'
import type { Person } from '../rules/person.ts'
import { isPhotoKey } from '../rules/photo.ts'
import { toPublicActions } from '../rules/public-action.ts'
import { publicPhoto } from '../rules/public-photo.ts'
import { isSlug } from '../rules/selection.ts'
import { listPhotosFor, listReportedFor, type PhotoPosition } from '../store/person-told.ts'
import { findPerson, listPersons } from '../store/persons.ts'
import { getPhotoObject } from '../store/photo-objects.ts'
import { readListed } from '../store/placed.ts'
import { parsePosition, readLists } from './lists.ts'
import { PeoplePage } from './people-page.tsx'
import { PersonPage, PersonPhotosPage } from './person-page.tsx'
import { PHOTOS_A_PART, TOLD_A_PART } from './recap-data.ts'

/** A campaign speaks for some hundreds. */
const PEOPLE_AT_MOST = 1000

/** Those for whom a campaign speaks, each with all that was done for them. */
export const people = factory
  .createApp()
  .use(revalidated)
  .get('/', async (c) => {
    const persons = await listPersons(c.var.db, PEOPLE_AT_MOST)
    cachePublicly(c, [LIST_TAG], [])
    return c.render(<PeoplePage persons={persons} />)
  })
  .get('/:slug', async (c) => {
    const person = await findBySlug(c)
    if (!person) return c.notFound()
    const { db, now } = c.var
    const narrowing = parseNarrowing(c.req.query())
    const after = parsePosition(c.req.query('after'))
    const lists = await readLists(db, { of: 'person', slug: person.slug }, narrowing, { now, after })
    const isWhole = !after && !narrowing.box && !isNarrowed(narrowing)
    const [photos, told] = isWhole
      ? await Promise.all([readPhotos(c, person, null), readTold(c, person)])
      : [{ photos: [], more: null, changesAt: [] }, []]
    const moments = [...lists.coming, ...lists.past, ...told].map(({ changesAt }) => changesAt)
    cachePublicly(c, [personTag(person.slug), LIST_TAG], [...moments, ...photos.changesAt])
    return c.render(
      <PersonPage person={person} lists={lists} narrowing={narrowing} done={isWhole ? { ...photos, told } : null} />,
    )
  })
  .get('/:slug/photos', async (c) => {
    const person = await findBySlug(c)
    if (!person) return c.notFound()
    const { photos, more, changesAt } = await readPhotos(c, person, parsePhotoPosition(c.req.query('after') ?? ''))
    cachePublicly(c, [personTag(person.slug), LIST_TAG], changesAt)
    return c.render(<PersonPhotosPage person={person} photos={photos} more={more} />)
  })

/** The bytes of portraits, `?size=small` for lists. */
export const portraits = factory.createApp().get('/:slug', async (c) => {
  const person = await findBySlug(c)
  if (!person?.portrait) return c.notFound()
  const size = c.req.query('size') === 'small' ? 'small' : 'large'
  const object = await getPhotoObject(c.env.PRIVATE, person.portrait.object, size)
  if (!object) return c.notFound()
  cachePhoto(c, [personTag(person.slug)])
  return c.body(object.body, 200, { 'Content-Type': 'image/webp', ETag: object.httpEtag })
})

function findBySlug(c: Context<AppEnv>): Promise<Person | null> {
  const slug = c.req.param('slug') ?? ''
  return isSlug(slug) ? findPerson(c.var.db, slug) : Promise.resolve(null)
}

async function readPhotos({ var: { db, now } }: Context<AppEnv>, { slug }: Person, after: PhotoPosition | null) {
  const found = await listPhotosFor(db, slug, { after, limit: PHOTOS_A_PART + 1 })
  const rows = found.slice(0, PHOTOS_A_PART)
  const ids = [...new Set(rows.flatMap(({ actionId }) => actionId ?? []))]
  const actions = new Map(toPublicActions(await readListed(db, ids), now).map((action) => [action.id, action]))
  const photos = rows.flatMap((row) => {
    const action = row.actionId === null ? null : actions.get(row.actionId)
    return (action !== undefined && publicPhoto(row, action)) || []
  })
  const last = found.length > PHOTOS_A_PART ? rows.at(-1) : undefined
  const changesAt = [...actions.values()].map((action) => action.changesAt)
  return { photos, more: last ? `${last.publishedAt ?? 0}~${last.key}` : null, changesAt }
}

async function readTold({ var: { db, now } }: Context<AppEnv>, { slug }: Person) {
  const ids = await listReportedFor(db, slug, TOLD_A_PART)
  const actions = new Map(toPublicActions(await readListed(db, ids), now).map((action) => [action.id, action]))
  return ids.flatMap((id) => actions.get(id) ?? [])
}

function parsePhotoPosition(text: string): PhotoPosition | null {
  const [publishedAt = '', key = ''] = text.split('~')
  return /^\d{1,15}$/.test(publishedAt) && isPhotoKey(key) ? { publishedAt: Number(publishedAt), key } : null
}
