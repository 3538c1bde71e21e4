import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { MORNING, ORIGIN, register, registration, Visitor } from './support/site.ts'
import { dumpEverything } from './support/storage.ts'

const FORM_TYPE = 'application/x-www-form-urlencoded'

describe('what is refused before it is read', () => {
  const large = `title=${'x'.repeat(200_000)}`
  const stream = () =>
    new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('x'.repeat(10_000)))
      },
    })

  test.each<[string, Record<string, string>, () => BodyInit]>([
    ['an honest length', { 'Content-Length': String(large.length) }, () => large],
    ['a length that lies', { 'Content-Length': '10' }, () => large],
    ['a length that is no number', { 'Content-Length': 'many' }, () => large],
    ['no length', {}, () => large],
    ['a stream without end', {}, stream],
    ['a stream of which a length lies', { 'Content-Length': '10' }, stream],
  ])('too large a body, with %s', async (_, headers, body) => {
    const visitor = new Visitor(MORNING)
    const before = await dumpEverything()
    const init = { method: 'POST', body: body(), headers: { Origin: ORIGIN, 'Content-Type': FORM_TYPE, ...headers } }
    const response = await visitor.send(paths.submit('fa'), init)
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([413, 'no-store'])
    expect(await response.text()).toContain(messages.fa.tooLarge.title)
    expect(await dumpEverything()).toBe(before)
  })

  test('the longest form that is allowed is small enough', async () => {
    const letter = '\u{1f54a}'
    const texts = { title: 120, summary: 3000, neighbourhood: 120, venue: 120, address: 200, accessNote: 500 }
    const longest = Object.fromEntries(Object.entries(texts).map(([name, max]) => [name, letter.repeat(max)]))
    const groups = Array.from({ length: 8 }, (_, n) => `${n}${letter.repeat(118)}`).join('\n')
    await register(new Visitor(MORNING), { ...longest, groups })
  })

  test.each<[string, Record<string, string>]>([
    ['no Origin', {}],
    ['Origin null', { Origin: 'null' }],
    ['a foreign Origin', { Origin: 'https://evil.example' }],
    ['our host over http', { Origin: ORIGIN.replace('https', 'http') }],
    ['our host on another port', { Origin: `${ORIGIN}:8443` }],
    ['a host that begins like ours', { Origin: `${ORIGIN}.evil.example` }],
    ['a cross-site fetch that says it is ours', { Origin: ORIGIN, 'Sec-Fetch-Site': 'cross-site' }],
    ['a same-site fetch', { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-site' }],
    ['a foreign Origin that says same-origin', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'same-origin' }],
  ])('a post from elsewhere: %s', async (_, headers) => {
    const visitor = new Visitor(MORNING)
    const link = await register(visitor)
    const before = await dumpEverything()
    const posts: [path: string, values: FormValues][] = [
      [paths.submit('en'), registration()],
      [`${link}/delete`, { confirm: 'on' }],
      [`${link}/withdraw`, {}],
      [paths.signOut('en'), {}],
    ]
    for (const [path, values] of posts) {
      const body = new URLSearchParams(values as Record<string, string>)
      const response = await visitor.send(path, { method: 'POST', body, headers })
      expect([path, response.status]).toEqual([path, 403])
      expect(await response.text()).toContain(messages.en.forbidden.title)
    }
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect((await visitor.send(link, { method, headers })).status).toBe(403)
    expect(await dumpEverything()).toBe(before)
  })

  test('writing too often is answered in the visitor’s language, and another address goes on writing', async () => {
    const visitor = new Visitor(MORNING)
    for (let posts = 0; posts < 30; posts++) expect((await visitor.post(paths.submit('fa'), {})).status).toBe(400)
    const before = await dumpEverything()
    const response = await visitor.post(paths.submit('fa'), registration())
    expect([response.status, response.headers.get('Cache-Control')]).toEqual([429, 'no-store'])
    expect(response.headers.get('Retry-After')).toBe('60')
    expect(await response.text()).toContain(messages.fa.tooOften.title)
    expect(await dumpEverything()).toBe(before)
    await register(new Visitor(MORNING))
  })

  test('of IPv6 a whole household counts as one address, however its addresses are written', async () => {
    const visitor = new Visitor(MORNING)
    for (let posts = 0; posts < 30; posts++) {
      visitor.address = posts % 2 ? `2001:db8::${posts}` : `2001:db8:0:0:${posts}:b:c:d`
      expect((await visitor.post(paths.submit('en'), {})).status).toBe(400)
    }
    visitor.address = '2001:db8:0:0:ffff::1'
    expect((await visitor.post(paths.submit('en'), {})).status).toBe(429)
    visitor.address = '2001:db8:0:1::1'
    expect((await visitor.post(paths.submit('en'), {})).status).toBe(400)
  })
})
