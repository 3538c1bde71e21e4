import { expect, test } from 'vitest'
import { createApp } from '../worker/app.tsx'
import { MORNING, ORIGIN, Visitor } from './support/site.ts'
import { dumpEverything } from './support/storage.ts'

/** Every door of the desk and of secret links, as the router has them. */
const DOORS = createApp()
  .routes.filter(({ method, path }) => method !== 'ALL' && /^\/en\/(desk|manage(?!\/again$))(\/|$)/.test(path))
  .map(({ method, path }) => [
    method,
    path
      .replace(':link', 'a'.repeat(32))
      .replace(':key', 'b'.repeat(26))
      .replace(':id', 'c'.repeat(10))
      .replace(/:\w+/g, 'x'),
  ])

test('whoever is not signed in and holds no link is let through no door, known or new', async () => {
  expect(DOORS.length).toBeGreaterThan(25)
  const before = await dumpEverything()
  for (const [method = '', path = ''] of DOORS) {
    const headers = { Origin: ORIGIN, 'Content-Type': 'application/x-www-form-urlencoded' }
    const request = method === 'GET' ? { method } : { method, headers, body: 'id=1&verdict=publish&revision=0' }
    const response = await new Visitor(MORNING).send(path, request)
    const told = response.status === 303 ? response.headers.get('Location') : response.status
    expect([method, path, told]).toEqual([
      method,
      path,
      path.includes('/desk') ? expect.toBeOneOf(['/en/sign-in', 404]) : 404,
    ])
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    if (method === 'GET') continue
    for (const foreign of [{}, { Origin: 'null' }, { Origin: ORIGIN, 'Sec-Fetch-Site': 'cross-site' }]) {
      const sent = await new Visitor(MORNING).send(path, { method, headers: foreign, body: 'id=1' })
      expect([path, sent.status]).toEqual([path, 403])
    }
  }
  expect(await dumpEverything()).toBe(before)
})
