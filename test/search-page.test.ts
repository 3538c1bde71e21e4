import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import { describedBy, fieldsOf } from './support/html.ts'
import { putMany } from './support/many.ts'
import { publishedRally } from './support/rally.ts'
import { idsFound, MORNING, publish, Visitor } from './support/site.ts'

const search = (typed: string, lang: (typeof SHIPPED_LANGS)[number] = 'en') =>
  new Visitor(MORNING).get(paths.search(lang, typed))

describe.each(SHIPPED_LANGS)('the search in %s', (lang) => {
  const t = messages[lang]

  test('is a form on its own page and on the first, and nothing is looked for yet', async () => {
    for (const path of [
      paths.search(lang),
      `${paths.search(lang)}?q=`,
      `${paths.search(lang)}?q=+`,
      paths.home(lang),
    ]) {
      const page = await new Visitor(MORNING).read(path)
      expect(page).toMatch(new RegExp(`<form role="search"[^>]* action="${paths.search(lang)}" method="get"`))
      expect(page).toContain(`<label for="q">${t.search.label}</label>`)
      expect(page).not.toContain(t.search.nothing)
      expect(fieldsOf(page).q).toEqual([''])
    }
  })

  test.each(['%', '"', '*', "' or 1=1 --", '\u0000', '🔥', 'ي', 'AND', 'qqqqq', 'ب پ', '%E0%A4%A'])(
    'says that it found nothing of %j, and keeps it',
    async (typed) => {
      const response = await search(typed, lang)
      const page = await response.text()
      expect(response.status).toBe(200)
      expect(page).toContain(t.search.nothing)
      expect(page).toContain(t.search.hint)
      expect(fieldsOf(page).q).toEqual([typed])
    },
  )

  test.each([
    ['ش'.repeat(500), t.errors.tooLong(100)],
    [`${'a '.repeat(8)}a`, t.errors.tooManyWords(8)],
  ])('says beside the field what is wrong with %j, and keeps it', async (typed, error) => {
    const response = await search(typed, lang)
    const page = await response.text()
    expect(response.status).toBe(400)
    expect(describedBy(page, 'q')).toEqual([error])
    expect(fieldsOf(page).q).toEqual([typed])
    expect(page).not.toContain(t.search.nothing)
  })

  test('leads to the same search in the other languages, and is kept from search engines', async () => {
    const page = await (await search('برلین', lang)).text()
    for (const other of SHIPPED_LANGS.filter((each) => each !== lang))
      expect(page).toContain(`href="${paths.search(other, 'برلین')}"`)
    expect(page).toContain('<meta name="robots" content="noindex, nofollow"/>')
  })
})

test('whatever is typed is answered', { timeout: 120_000 }, async () => {
  await publishedRally({ title: 'می‌خواهیم and "quotes" * NEAR' })
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom('"', '*', '%', '(', ')', ' AND ', ' NOT ', 'NEAR(', '^', ':', '\u0000', "'", '&', '#', '\ud800'),
    fc.constantFrom('می‌خواهیم', 'ﷺ', 'ـ', '½', 'and', 'berlin', '\u202e'),
  )
  const typed = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(''))
  await fc.assert(
    fc.asyncProperty(typed, async (each) => {
      const response = await search(each)
      expect([200, 400]).toContain(response.status)
      expect(await response.text()).toContain('role="search"')
    }),
    { numRuns: 150 },
  )
})

test('more than fifty of a kind are not all shown, and the page says so', async () => {
  await putMany(300)
  const halfway = new Visitor('2027-06-01T00:00Z')
  const page = await halfway.read(paths.search('en', 'a'))
  const titles = [...page.matchAll(/id="action-(\d+)"/g)].map(([, id]) => Number(id))
  expect(titles).toHaveLength(100)
  // One a date: the next ones after the first of June are those from the 151st date on, the last ones those before.
  expect(titles.slice(0, 3)).toEqual([151, 152, 153])
  expect(titles.slice(50, 53)).toEqual([150, 148, 147])
  expect(page).toContain(messages.en.search.notAll)
  expect((await idsFound('bogotá', halfway)).length).toBeLessThan(50)
  expect(await halfway.read(paths.search('en', 'bogotá'))).not.toContain(messages.en.search.notAll)
})

describe('cities', () => {
  test('are led to where there is something to see, in the language of the page', async () => {
    await publishedRally()
    const links = async (typed: string, lang: 'en' | 'fa') =>
      [...(await (await search(typed, lang)).text()).matchAll(/href="([^"]*\/cities\/[^"]*)">([^<]*)</g)].map(
        ([, path, name]) => [path, name],
      )
    expect(await links('berl', 'en')).toEqual([['/en/cities/de/berlin', 'Berlin, Germany']])
    expect(await links('برلین', 'fa')).toEqual([['/fa/cities/de/berlin', 'برلین، آلمان']])
    // A city of that name has a calendar to subscribe to, if nothing else.
    expect(await links('Tübingen', 'en')).toEqual([['/en/cities/de/tubingen', 'Tübingen, Germany']])
    for (const typed of ['tübing', 'rally', 'be', 'freedom fighters']) expect(await links(typed, 'en')).toEqual([])
  })

  test('whose name is not held in this script are led to by their sound, and only where no action is found', async () => {
    const { coordinator, group } = await publishedRally({ title: 'آزادی', city: 'Istanbul' })
    expect(await (await search('آزادی', 'fa')).text()).not.toContain('/cities/')
    await publish(group, coordinator, { title: 'A talk', city: 'Tübingen' })
    expect(await (await search('توبینگن', 'fa')).text()).toContain('href="/fa/cities/de/tubingen"')
  })

  test('of which only the country is public are not told from others', async () => {
    await publishedRally({ tier: 'country' })
    expect(await (await search('berl')).text()).not.toContain('/cities/')
  })
})

test('what was looked for is kept in no cache; the empty form may be', async () => {
  for (const typed of ['rally', '%', 'a'.repeat(101)]) {
    const { headers } = await search(typed)
    expect([headers.get('Cache-Control'), headers.get('CDN-Cache-Control'), headers.get('Cache-Tag')]).toEqual([
      'no-store',
      null,
      null,
    ])
  }
  expect((await new Visitor(MORNING).get(paths.search('en'))).headers.get('CDN-Cache-Control')).toMatch(/^public/)
})
