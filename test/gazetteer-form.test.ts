import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { coordinatorAt, idOfAction, MORNING, publish, register, registration, Visitor } from './support/site.ts'

const { errors: e } = messages.en

/** What is kept of where an action is, for a form as it was typed. */
async function kept(otherwise: FormValues): Promise<unknown> {
  const title = `Typed ${JSON.stringify(otherwise)}`.slice(0, 120)
  await register(new Visitor(MORNING), { title, ...otherwise })
  return env.DB.prepare('select country, city_slug as slug, city_name as name, zone from actions where id = ?')
    .bind(await idOfAction(title))
    .first()
}

async function refusal(otherwise: FormValues): Promise<string> {
  const response = await new Visitor(MORNING).post(paths.submit('en'), registration(otherwise))
  expect(response.status).toBe(400)
  return response.text()
}

const IN_MISSOURI = { lat: '37.2090', lon: '-93.2923' }
const IN_MASSACHUSETTS = { lat: '42.1015', lon: '-72.5898' }

describe('a city of any size', () => {
  test('is known by its name alone, with its country and its zone', async () => {
    const tubingen = { country: 'DE', slug: 'tubingen', name: 'Tübingen', zone: 'Europe/Berlin' }
    expect(await kept({ city: 'Tübingen' })).toEqual(tubingen)
    expect(await kept({ city: ' TUBINGEN ' })).toEqual(tubingen)
  })

  test('of several countries is asked for its country, and found with it', async () => {
    expect(await refusal({ city: 'Newcastle' })).toContain(e.severalCities('').slice(0, 20))
    expect(await kept({ city: 'Heidelberg', country: 'ZA' })).toMatchObject({ country: 'ZA', slug: 'heidelberg' })
    expect(await kept({ city: 'Heidelberg, ZA' })).toMatchObject({ country: 'ZA', slug: 'heidelberg' })
  })

  test('in a script in which its name is not held is asked about', async () => {
    expect(await refusal({ city: 'توبینگن' })).toMatch(/Do you mean [^?]*Tübingen \(Germany\)/)
    expect(await refusal({ city: 'توبینگن', country: 'DE' })).toContain(e.cityLike('Tübingen (Germany)'))
    expect(await refusal({ city: 'توبینگن', country: 'IS' })).toContain(e.unknownCity)
  })

  test('leaves a bundled city of its name where it was', async () => {
    expect(await kept({ city: 'Paris' })).toMatchObject({ country: 'FR', slug: 'paris' })
    expect(await kept({ city: 'Paris', country: 'US' })).toMatchObject({ country: 'US', zone: 'America/Chicago' })
  })

  test('in Palestine is in Palestine', async () => {
    expect(await kept({ city: 'Gaza' })).toMatchObject({ country: 'PS', zone: 'Asia/Gaza' })
  })

  test('has a page, a calendar and a link under its own name', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const { id } = await publish(new Visitor(MORNING), coordinator, { city: 'Tübingen' })
    const visitor = new Visitor(MORNING)
    const page = paths.city('fa', 'DE', 'tubingen')
    expect(await visitor.read(paths.action('fa', id))).toContain(`href="${page}"`)
    expect(await visitor.read(page)).toContain(paths.action('fa', id))
    expect(await visitor.read(paths.home('en'))).toMatch(/tubingen[^>]*>Tübingen</)
    const calendar = await visitor.read(paths.feed({ of: 'city', cc: 'DE', slug: 'tubingen' }, 'en'))
    expect(calendar).toContain('X-WR-CALNAME:')
    expect(calendar).toContain('BEGIN:VEVENT')
  })

  test.each(['de/atlantis', 'de/Tübingen', 'fr/tubingen', 'de/%25', "de/'", 'xx/tubingen'])(
    'has no page as %s',
    async (path) => {
      expect((await new Visitor(MORNING).get(`/en/cities/${path}`)).status).toBe(404)
    },
  )
})

describe('a point beside a city', () => {
  test('chooses among namesakes', async () => {
    const missouri = { country: 'US', slug: 'springfield', zone: 'America/Chicago' }
    const massachusetts = { country: 'US', slug: 'springfield-4951788', zone: 'America/New_York' }
    expect(await kept({ city: 'Springfield', country: 'US' })).toMatchObject(missouri)
    expect(await kept({ city: 'Springfield', ...IN_MISSOURI })).toMatchObject(missouri)
    expect(await kept({ city: 'Springfield', ...IN_MASSACHUSETTS })).toMatchObject(massachusetts)
  })

  test('far from every city of the name leaves it a name, as before the gazetteer knew it', async () => {
    expect(
      await kept({ city: 'Tübingen', country: 'DE', lat: '54.32', lon: '10.13', zone: 'Europe/Berlin' }),
    ).toMatchObject({ country: 'DE', slug: null, name: 'Tübingen' })
  })

  test('brings the zone of a city that nobody knows', async () => {
    const nowhere = { city: 'Nowhereville', lat: '34.05', lon: '-118.25', country: 'US' }
    expect(await kept(nowhere)).toMatchObject({ name: 'Nowhereville', zone: 'America/Los_Angeles' })
    expect(await kept({ ...nowhere, zone: 'America/Denver' })).toMatchObject({ zone: 'America/Denver' })
  })
})
