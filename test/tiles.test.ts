import { afterEach, describe, expect, test, vi } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { MORNING, Visitor } from './support/site.ts'

const SETTINGS = { TILE_URL: 'https://tiles.example/streets/{z}/{x}/{y}.png', TILE_CREDIT: 'Map of the test' }
const PIXELS = new Uint8Array([1, 2, 3])

afterEach(() => vi.restoreAllMocks())

/** Puts a tile server of the test in the place of the world's; gives what it is asked. */
function tileServer(answer: () => Response): Request[] {
  const asked: Request[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    asked.push(new Request(input, init))
    return answer()
  })
  return asked
}

const picture = () => new Response(PIXELS, { headers: { 'Content-Type': 'image/png', 'Set-Cookie': 'visitor=1' } })

describe('a tile of streets', () => {
  test('for the form’s pin lies in no cache, or its door could be found there', async () => {
    const asked = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => picture())
    const group = new Visitor(MORNING, SETTINGS)
    expect(await group.read(paths.submit('en'))).toContain('data-tiles="/tiles/{z}/{x}/{y}?unkept"')
    const response = await group.get('/tiles/17/70405/42987?unkept')
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
    expect(asked.mock.calls.map(([, init]) => init?.cf?.cacheTtlByStatus)).toEqual([{ '200-299': 0, '300-599': 0 }])
  })

  test('comes by way of the site: nothing of the visitor reaches the tile server, nothing of it the visitor', async () => {
    const asked = tileServer(picture)
    const visitor = new Visitor(MORNING, SETTINGS)
    visitor.holdCookie('session', 'canary-cookie')
    const response = await visitor.get('/tiles/12/2200/1343', {
      'User-Agent': 'canary-browser',
      'Accept-Language': 'fa',
      Referer: 'https://hamseda.example/en/actions/canary',
    })
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(PIXELS)
    expect([response.status, response.headers.get('Content-Type'), response.headers.get('Set-Cookie')]).toEqual([
      200,
      'image/png',
      null,
    ])
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=604800')
    expect(asked.map(({ url }) => url)).toEqual(['https://tiles.example/streets/12/2200/1343.png'])
    expect([...(asked[0]?.headers ?? [])]).toEqual([['user-agent', 'Hamseda (hamseda.example)']])
  })

  test.each([
    '12/4096/0',
    '12/0/4096',
    '20/0/0',
    '-1/0/0',
    '1/0/1.5',
    '01/0/0',
    '1/0/0x1',
    'z/x/y',
    '12/2200/..%2f..%2fsecret',
    '12/2200/1343?/../..',
    '9/0/99999999999999999999',
  ])('that there is not is a 404, and nobody is asked: %s', async (name) => {
    const asked = tileServer(picture)
    const response = await new Visitor(MORNING, SETTINGS).get(`/tiles/${name}`)
    if (name.includes('?'))
      expect(asked.map(({ url }) => url)).toEqual(['https://tiles.example/streets/12/2200/1343.png'])
    else expect([response.status, asked]).toEqual([404, []])
  })

  test.each<[string, () => Response]>([
    ['an error', () => new Response('down', { status: 500 })],
    ['a page', () => new Response('<script>alert(1)</script>', { headers: { 'Content-Type': 'text/html' } })],
    ['a picture that is a program', () => new Response('<svg/>', { headers: { 'Content-Type': 'image/svg+xml' } })],
    ['a way to somewhere else', () => new Response(null, { status: 302, headers: { Location: 'https://a.example' } })],
  ])('is none where the server answers with %s: a 503 that no cache keeps', async (_, answer) => {
    tileServer(answer)
    const response = await new Visitor(MORNING, SETTINGS).get('/tiles/12/2200/1343')
    expect([response.status, response.headers.get('Cache-Control'), response.headers.get('Content-Type')]).toEqual([
      503,
      'no-store',
      'text/plain; charset=UTF-8',
    ])
    expect(await response.text()).toBe(messages.en.gone.title)
  })

  test('is nowhere without the setting, and credited where it is', async () => {
    const asked = tileServer(picture)
    expect((await new Visitor(MORNING).get('/tiles/12/2200/1343')).status).toBe(404)
    expect(asked).toEqual([])
    expect(await new Visitor(MORNING).read(paths.home('en'))).not.toContain('data-tiles')
    const page = await new Visitor(MORNING, SETTINGS).read(paths.home('en'))
    expect(page).toContain('data-tiles="/tiles/{z}/{x}/{y}"')
    expect(page).toContain('Cities: GeoNames. Map of the test')
    expect(page).not.toContain('tiles.example')
  })
})
