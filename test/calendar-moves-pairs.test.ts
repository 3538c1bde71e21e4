import { applyD1Migrations, reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Outcome } from '../worker/change/change.ts'
import { editAction } from '../worker/change/edit.ts'
import { deleteEverything } from '../worker/change/end.ts'
import { registerAction } from '../worker/change/register.ts'
import { giveVerdict } from '../worker/change/verdict.ts'
import { knownPlaces } from '../worker/cities/known.ts'
import type { ActionRecord } from '../worker/rules/action-record.ts'
import type { Tier } from '../worker/rules/location-tier.ts'
import { findAction } from '../worker/store/actions.ts'
import { openDatabase } from '../worker/store/database.ts'
import { fieldsOf } from './support/actions.ts'
import { changeAt } from './support/change.ts'
import { SCENES, SCENES_TIMEOUT } from './support/runs.ts'
import { coordinatorAt, MORNING, Visitor } from './support/site.ts'
import { dumpDatabase } from './support/storage.ts'

const ID = '0123456789'
const CITIES = ['Berlin', 'Hamburg', 'Munich']
const SLUGS = ['berlin', 'hamburg', 'munich']

/** Where an action is, one place after the other; a place of the tier `country` is hidden. */
type Place = { city: string; tier: Tier }
type Story = { places: Place[]; end: 'stays' | 'is deleted' | 'is taken down' }

/** The same story with other cities wherever the public does not see them. */
function retold({ places, end }: Story, hidden: readonly string[]): Story {
  return {
    places: places.map((place, at) => (place.tier === 'country' ? { ...place, city: hidden[at] ?? 'Berlin' } : place)),
    end,
  }
}

async function live({ places, end }: Story): Promise<void> {
  await reset()
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
  await coordinatorAt(MORNING)
  const db = openDatabase(env.DB)
  const now = Date.parse(MORNING)
  const change = changeAt(now)
  const fields = ({ city, tier }: Place, at: number) => {
    const { lat = '', lon = '' } = knownPlaces.citiesNamed(city)[0] ?? {}
    // That something was published is told, whatever it hides: so each step is a publication.
    const summary = `Version ${at}`
    return fieldsOf({ city, tier, summary, country: 'DE', zone: 'Europe/Berlin', lat: String(lat), lon: String(lon) })
  }
  const onRecord = async (act: (record: ActionRecord) => Promise<Outcome>) => {
    const record = await findAction(db, ID)
    if (!record) throw new Error('the action is not there')
    expect(await act(record)).toMatchObject({ ok: true })
  }
  const [first, ...others] = places
  if (!first) return
  await registerAction(change, {
    id: ID,
    fields: fields(first, 0),
    keyHash: 'key',
    linkHash: 'link',
    contact: null,
    report: null,
  })
  await onRecord((record) => giveVerdict(change, 1, record, { subject: 'action', decision: 'publish', confirmed: [] }))
  for (const [at, place] of others.entries()) {
    await onRecord((record) => editAction(change, record, fields(place, at + 1)))
    const waits = (await findAction(db, ID))?.waitingChange
    if (waits)
      await onRecord((record) =>
        giveVerdict(change, 1, record, { subject: 'change', decision: 'publish', confirmed: [] }),
      )
  }
  if (end === 'is deleted') await onRecord((record) => deleteEverything(change, record))
  const reason = 'It calls for harm.'
  if (end === 'is taken down')
    await onRecord((record) => giveVerdict(change, 1, record, { subject: 'action', decision: 'reject', reason }))
}

/** What calendars answer, and what is kept for them. */
async function told(): Promise<unknown[]> {
  const visitor = new Visitor(MORNING)
  const calendars: string[] = []
  for (const of of ['all', 'country/de', 'kind/rally', ...SLUGS.map((slug) => `city/de/${slug}`)]) {
    const response = await visitor.get(`/feeds/${of}.ics`)
    calendars.push([of, response.headers.get('ETag'), await response.text()].join('\n'))
  }
  const { moves, tombstones, tombstone_selections } = await dumpDatabase()
  return [...calendars, moves, tombstones, tombstone_selections]
}

const city = fc.constantFrom(...CITIES)
const place = fc.record({ city, tier: fc.constantFrom<Tier>('exact', 'area', 'city', 'country', 'country') })

test('two actions that move alike where it is public, and otherwise where it is hidden, tell the same', {
  timeout: SCENES_TIMEOUT,
}, async () => {
  const story = fc.record({
    // Each ends, or has a part, where nobody is to know the city.
    places: fc.tuple(fc.array(place, { maxLength: 2 }), city, fc.array(place, { maxLength: 2 })),
    end: fc.constantFrom<Story['end']>('stays', 'is deleted', 'is taken down'),
    hidden: fc.array(city, { minLength: 5, maxLength: 5 }),
  })
  await fc.assert(
    fc.asyncProperty(story, async ({ places: [before, hiddenIn, after], end, hidden }) => {
      const one: Story = { places: [...before, { city: hiddenIn, tier: 'country' }, ...after], end }
      const other = retold(one, hidden)
      const answers: unknown[] = []
      for (const each of [one, other]) {
        await live(each)
        answers.push(await told())
      }
      expect(answers[0]).toEqual(answers[1])
      const last = one.places.at(-1)
      // Once its city is hidden, no city's calendar has a word of it.
      if (last?.tier === 'country')
        for (const slug of SLUGS)
          expect(await new Visitor(MORNING).read(`/feeds/city/de/${slug}.ics`)).not.toContain(ID)
    }),
    { numRuns: SCENES },
  )
})
