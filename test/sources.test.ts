import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { ADDRESS, added, became, calendarOf, event, Partner, sourceNow } from './support/partner.ts'
import { waitingRecords } from './support/waiting-records.ts'

const NOON = '2027-06-01T12:00Z'
const LATER = '2027-06-01T14:00Z'
const NEXT_DAY = '2027-06-02T14:00Z'

let partner: Partner
beforeEach(() => {
  partner = new Partner()
})

const publishAll = () => env.DB.prepare("update actions set status = 'published', published_at = 1").run()

describe('a partner’s calendar', () => {
  test('waits in the queue, changes here as it changes there, and ends here as it ends there', async () => {
    await added()
    partner.calendar = calendarOf(event('one'), event('two'), event('three'))
    await partner.looked(NOON)
    expect(await became()).toEqual({ 'Event one': 'pending', 'Event three': 'pending', 'Event two': 'pending' })
    const [first] = await waitingRecords('action')
    expect(first).toMatchObject({
      ...{ startsLocal: '2027-06-20T15:00', endsLocal: '2027-06-20T17:00', zone: 'Europe/Berlin', country: 'DE' },
      ...{ cityName: 'Berlin', venue: 'Main station', tier: 'exact' },
    })
    await publishAll()
    // An hour later one is elsewhere, one is gone and one stays.
    partner.calendar = calendarOf(event('one', { LOCATION: 'Harbour\\, Hamburg\\, Germany' }), event('two'))
    await partner.looked(LATER)
    const [changes, cancellations] = [await waitingRecords('change'), await waitingRecords('cancellation')]
    expect(changes.map(({ waitingChange }) => waitingChange?.fields.place?.city.name)).toEqual(['Hamburg'])
    expect(cancellations.map(({ texts, cancelReason }) => [texts[0]?.title, cancelReason])).toEqual([
      ['Event three', 'No longer in the calendar of A partner.'],
    ])
    // What a coordinator has cancelled a calendar does not bring back.
    partner.calendar = calendarOf(event('one'), event('two'), event('three', { SUMMARY: 'Event three' }))
    await partner.looked(NEXT_DAY)
    expect((await became())['Event three']).toBe('cancelled')
  })

  test('has its hours by the clock of the city that was chosen for it, where it names none', async () => {
    await added(false, { city: 'Hamburg', country: 'DE' })
    partner.calendar = calendarOf(event('one', { LOCATION: 'The old park' }))
    await partner.looked(NOON)
    expect(await waitingRecords('action')).toMatchObject([
      { cityName: 'Hamburg', venue: 'The old park', startsLocal: '2027-06-20T15:00', zone: 'Europe/Berlin' },
    ])
  })

  test('is not taken twice, and does not bring back what was deleted', async () => {
    await added()
    partner.calendar = calendarOf(event('one'), event('two'))
    await partner.looked(NOON)
    await env.DB.exec("delete from actions where id = (select action_id from action_texts where title = 'Event one')")
    partner.calendar = calendarOf(event('one', { DESCRIPTION: 'New words' }), event('two'))
    await partner.looked(LATER)
    expect(await became()).toEqual({ 'Event two': 'pending' })
  })

  test.each<[string, () => Response | Promise<Response>, string]>([
    ['a failure', () => new Response('', { status: 500 }), 'status'],
    ['HTML with status 200', () => new Response('<!doctype html><html></html>'), 'no-calendar'],
    ['nothing', () => new Response(''), 'no-calendar'],
    ['a cut one', () => new Response(calendarOf(event('one')).slice(0, -20)), 'no-calendar'],
    [
      'one that is too large',
      () => new Response(`BEGIN:VCALENDAR\r\n${'X-A:b\r\n'.repeat(400_000)}END:VCALENDAR`),
      'too-large',
    ],
    ['no answer', () => Promise.reject(new TypeError('no route')), 'unreachable'],
    ['a redirect to inside', () => Response.redirect('https://169.254.169.254/latest', 302), 'address'],
    ['a redirect to no https', () => Response.redirect('http://calendar.partner.org/', 302), 'address'],
    ['redirects without end', () => Response.redirect(ADDRESS, 302), 'redirects'],
  ])('that answers with %s changes nothing, and is asked again later', async (_, answer, failure) => {
    await added()
    partner.calendar = calendarOf(event('one'))
    await partner.looked(NOON)
    await publishAll()
    partner.answer = answer
    await partner.looked(LATER)
    expect(await became()).toEqual({ 'Event one': 'published' })
    const first = await sourceNow()
    expect(first).toMatchObject({ failure, failures: 1, dueAt: Date.parse(LATER) + 30 * 60_000 })
    await partner.looked(NEXT_DAY)
    expect((await sourceNow()).dueAt).toBe(Date.parse(NEXT_DAY) + 60 * 60_000)
    expect(partner.asked.length).toBeLessThan(12)
  })

  test('that is empty for once ends nothing', async () => {
    await added()
    partner.calendar = calendarOf(event('one'))
    await partner.looked(NOON)
    await publishAll()
    partner.calendar = calendarOf()
    await partner.looked(LATER)
    expect(await became()).toEqual({ 'Event one': 'published' })
  })

  test('is followed where it has moved to', async () => {
    await added()
    partner.answer = ({ url }) =>
      url === ADDRESS
        ? new Response(null, { status: 301, headers: { Location: '/new/feed.ics' } })
        : new Response(calendarOf(event('one')))
    await partner.looked(NOON)
    expect(partner.asked.map(({ url }) => url)).toEqual([ADDRESS, 'https://calendar.partner.org/new/feed.ics'])
    expect(await became()).toEqual({ 'Event one': 'pending' })
  })

  test('is asked for what is new alone', async () => {
    await added()
    partner.answer = () => new Response(calendarOf(event('one')), { headers: { ETag: '"1"', 'Last-Modified': 'Tue' } })
    await partner.looked(NOON)
    partner.answer = () => new Response(null, { status: 304 })
    await partner.looked(LATER)
    expect(partner.asked[1]?.headers.get('If-None-Match')).toBe('"1"')
    expect(partner.asked[1]?.headers.get('If-Modified-Since')).toBe('Tue')
    expect(await sourceNow()).toMatchObject({ failures: 0, failure: null })
    expect(await became()).toEqual({ 'Event one': 'pending' })
  })

  test('that is trusted shows at once, its changes too', async () => {
    await added(true)
    partner.calendar = calendarOf(event('one'), event('two'), event('three'))
    await partner.looked(NOON)
    await partner.looked(LATER, 4)
    expect(Object.values(await became())).toEqual(['published', 'published', 'published'])
    partner.calendar = calendarOf(
      event('one', { LOCATION: 'Harbour\\, Hamburg\\, Germany' }),
      event('two'),
      event('three'),
    )
    await partner.looked(NEXT_DAY)
    const { results } = await env.DB.prepare('select city_name from actions order by city_name').all()
    expect(results.map(({ city_name }) => city_name)).toEqual(['Berlin', 'Berlin', 'Hamburg'])
    expect(await env.DB.prepare('select count(*) as n from waiting_changes').first('n')).toBe(0)
    expect(await env.DB.prepare("select count(*) as n from verdicts where decision = 'publish'").first('n')).toBe(4)
  })

  test('that is trusted is not held up by what a cap forbids', async () => {
    await added(true)
    const capped = { LOCATION: 'Main station\\, Berlin\\, Germany' }
    const free = { LOCATION: 'Harbour\\, Paris\\, France' }
    partner.calendar = calendarOf(
      ...['a', 'b', 'c'].map((uid) => event(uid, capped)),
      ...['d', 'e', 'f'].map((uid) => event(uid, { ...free, DTSTART: '20270621T130000Z', DTEND: '20270621T150000Z' })),
    )
    await partner.looked(NOON)
    // The campaign has said so since then.
    partner.settings = { TIER_CAPS: 'DE:city' }
    await partner.looked(LATER, 4)
    const states = await became()
    expect(['d', 'e', 'f'].map((uid) => states[`Event ${uid}`])).toEqual(['published', 'published', 'published'])
    expect(['a', 'b', 'c'].map((uid) => states[`Event ${uid}`])).toEqual(['pending', 'pending', 'pending'])
  })

  test('that is trusted leads nobody elsewhere in the last hours by itself', async () => {
    await added(true)
    partner.calendar = calendarOf(event('one'), event('two'))
    await partner.looked(NOON)
    await partner.looked(LATER)
    partner.calendar = calendarOf(
      event('one', { LOCATION: 'Harbour\\, Hamburg\\, Germany' }),
      event('two', { DESCRIPTION: 'Bring something to sit on.' }),
    )
    await partner.looked('2027-06-19T12:00Z')
    const { results } = await env.DB.prepare('select city_name from actions').all()
    expect(results.map(({ city_name }) => city_name)).toEqual(['Berlin', 'Berlin'])
    expect((await waitingRecords('change')).map(({ texts }) => texts[0]?.title)).toEqual(['Event one'])
  })

  test('killed at any call it is as if it had been read once', async () => {
    await added()
    partner.calendar = calendarOf(event('one'), event('two'))
    for (let at = 0; at < 8; at += 1) {
      await partner.looked(`2027-06-01T${12 + at}:00Z`, 1, { at, answered: at % 2 === 0 })
    }
    await partner.looked(NEXT_DAY)
    expect(await became()).toEqual({ 'Event one': 'pending', 'Event two': 'pending' })
  })
})
