import { expect, test } from 'vitest'
import { createApp } from '../worker/app.tsx'
import { requestOf } from './support/access/bodies.ts'
import { OPEN_POSTS } from './support/access/open-routes.ts'
import { putScene } from './support/access/scene.ts'
import { DESK_PATTERNS, DESK_ROUTES } from './support/access/table.ts'
import { EVENING } from './support/photos/send.ts'
import { coordinatorAt, ORIGIN, Visitor } from './support/site.ts'
import { dumpEverything } from './support/storage.ts'

/** Every route of the app, in English, that is not for reading. */
const writes = createApp()
  .routes.filter(({ method, path }) => !['ALL', 'GET'].includes(method) && !/^\/(fa|es)\//.test(path))
  .map(({ method, path }) => `${method} ${path}`)

/** How a post looks that a page of another site sends, or a program that says nothing of where it comes from. */
const FOREIGN: [string, Record<string, string | null>][] = [
  ['another origin', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }],
  ['another origin, in a browser that says no more', { Origin: 'https://evil.example', 'Sec-Fetch-Site': null }],
  ['our name under another scheme', { Origin: ORIGIN.replace('https:', 'http:'), 'Sec-Fetch-Site': null }],
  ['a neighbour of ours', { Origin: 'https://other.hamseda.example', 'Sec-Fetch-Site': 'same-site' }],
  ['a frame without an origin', { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }],
  ['no origin', { Origin: null, 'Sec-Fetch-Site': null }],
  ['no origin, from the address bar', { Origin: null, 'Sec-Fetch-Site': 'none' }],
  ['our origin, said by another site', { 'Sec-Fetch-Site': 'cross-site' }],
]

test('every route that writes is known here', () => {
  const known = [...DESK_PATTERNS, ...Object.keys(OPEN_POSTS)].filter((route) => !route.startsWith('GET '))
  expect([...new Set(writes)].toSorted()).toEqual(known.toSorted())
})

/** Milliseconds: everything is asked for in eight ways. */
const ALL_ROUTES_WITHIN = 120_000

test(
  'every route that writes refuses what comes from another site, and changes nothing',
  async () => {
    const scene = await putScene()
    // Whoever could do everything is who is tricked.
    const owner = await coordinatorAt(EVENING, 'An owner who is tricked')
    for (const name of new Set(writes)) {
      const route = DESK_ROUTES[name] ?? OPEN_POSTS[name]
      if (!route?.body) throw new Error(`${name} has no body`)
      const body = await route.body(scene, owner)
      const before = await dumpEverything()
      for (const [how, headers] of FOREIGN) {
        const request = await requestOf(body)
        const sent = new Headers(request.headers)
        for (const [header, value] of Object.entries(headers))
          if (value === null) sent.delete(header)
          else sent.set(header, value)
        const response = await owner.send(route.path(scene), { ...request, headers: sent })
        expect([name, how, response.status, response.headers.getSetCookie()]).toEqual([name, how, 403, []])
      }
      expect([name, (await dumpEverything()) === before]).toEqual([name, true])
    }
  },
  ALL_ROUTES_WITHIN,
)

// The same requests of our own to the desk are heard where each is asked for by whom it is for: authorisation.test.ts.
test.each(Object.entries(OPEN_POSTS))('%s of our own is heard', async (_, { path, body }) => {
  const scene = await putScene()
  const visitor = new Visitor(EVENING)
  if (!body) throw new Error('a post has a body')
  expect((await visitor.send(path(scene), await requestOf(await body(scene, visitor)))).status).not.toBe(403)
})
