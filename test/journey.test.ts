import { describe, expect, test } from 'vitest'
import { paths } from '../worker/paths.ts'
import {
  coordinatorAt,
  decide,
  events,
  formKey,
  idOfAction,
  redirectOf,
  register,
  registration,
  Visitor,
} from './support/site.ts'

/** One action's whole life, through HTTP alone. */
describe('one action’s whole life', () => {
  test('register, wait, publish, map, feed, edit, cancel, report', async () => {
    const group = new Visitor('2027-06-01T10:00Z')
    let coordinator = await coordinatorAt('2027-06-01T12:00Z')
    const supporter = new Visitor('2027-06-01T12:00Z')

    // A campaign calls a day.
    const called = await coordinator.post(paths.deskNewDay('en'), {
      slug: 'june-20-2027',
      startsOn: '2027-06-20',
      original: 'en',
      title_en: 'Day of the test',
      title_fa: 'روز آزمایش',
    })
    expect(redirectOf(called)).toBe('/en/days/june-20-2027')

    // A group registers an action, and its finger slips: the form is sent twice.
    const form = registration({
      title: 'Rally at the station',
      days: 'june-20-2027',
      groups: 'Group of the test',
      key: formKey(),
    })
    const first = redirectOf(await group.post(paths.submit('en'), form))
    const second = redirectOf(await group.post(paths.submit('en'), form))
    expect(second).toBe(first)
    const id = await idOfAction('Rally at the station')

    // It follows the link: the thank-you page, then the page that waits.
    const link = first.replace('?new', '')
    expect(await group.read(first)).toContain('Keep this link')
    expect(await group.read(link)).toContain('Waiting for a coordinator')

    // Nobody else sees anything.
    expect((await supporter.get(paths.action('en', id))).status).toBe(404)
    expect(await supporter.read(paths.home('en'))).not.toContain('Rally at the station')

    // A coordinator finds it in the queue and publishes it, knowing the group.
    expect(await coordinator.read(paths.desk('en'))).toContain('Rally at the station')
    redirectOf(await decide(coordinator, id, 'publish', { confirmed: 'Group of the test' }))

    // It is on the map, on its day's page, under its group, and in the day's calendar.
    const map = await (await supporter.get(paths.map({ of: 'all' }))).json<{ lat: number[] }>()
    expect(map.lat).toHaveLength(1)
    const named = await (await supporter.get(paths.mapBlock({ of: 'all' }, 'en', {}, 'q'))).json()
    expect(named).toMatchObject([{ id, title: 'Rally at the station' }])
    for (const page of [paths.home('en'), paths.day('en', 'june-20-2027'), paths.group('en', 'group-of-the-test')]) {
      expect(await supporter.read(page)).toContain('Rally at the station')
    }
    const feed = paths.feed({ of: 'day', slug: 'june-20-2027' }, 'en')
    const [, published] = events(await supporter.read(feed))
    expect(published).toEqual(
      expect.arrayContaining([
        `UID:${id}@hamseda`,
        'SEQUENCE:0',
        'DTSTART;TZID=Europe/Berlin:20270620T150000',
        'DTEND;TZID=Europe/Berlin:20270620T170000',
        'STATUS:CONFIRMED',
      ]),
    )

    // The group moves it by an hour: the old hour stays until a coordinator has looked.
    group.waitUntil('2027-06-02T10:00Z')
    redirectOf(await group.post(`${link}/edit`, { ...form, startTime: '16:00', endTime: '18:00' }))
    expect(await group.read(link)).toContain('Your change is waiting')
    expect(await supporter.read(paths.action('en', id))).toContain('A change is being checked')
    expect(events(await supporter.read(feed))[1]).toContain('DTSTART;TZID=Europe/Berlin:20270620T150000')

    // Accepted, the move has a higher SEQUENCE.
    coordinator = await coordinatorAt('2027-06-02T11:00Z')
    redirectOf(await decide(coordinator, id, 'publish-change'))
    const [, moved] = events(await supporter.read(feed))
    expect(moved).toEqual(
      expect.arrayContaining([`UID:${id}@hamseda`, 'SEQUENCE:3', 'DTSTART;TZID=Europe/Berlin:20270620T160000']),
    )

    // Another action of the day is cancelled: its page and the feed say so at once, under the same UID.
    const otherLink = await register(group, { title: 'Vigil in the park', days: 'june-20-2027' })
    const otherId = await idOfAction('Vigil in the park')
    redirectOf(await decide(coordinator, otherId, 'publish'))
    redirectOf(await group.post(`${otherLink}/cancel`, { reason: 'The park is closed.' }))
    expect(await supporter.read(paths.action('en', otherId))).toContain('Cancelled, says the organizer')
    const cancelled = events(await supporter.read(feed)).find((event) => event.includes(`UID:${otherId}@hamseda`))
    expect(cancelled).toEqual(
      expect.arrayContaining(['STATUS:CANCELLED', 'SEQUENCE:3', 'SUMMARY:Cancelled: Vigil in the park']),
    )

    // The day comes and goes, and the group tells how it was.
    group.waitUntil('2027-06-20T20:00Z')
    redirectOf(
      await group.post(`${link}/report`, {
        text: 'It rained and nobody left.',
        lang: 'en',
        turnoutFrom: '80',
        turnoutTo: '120',
        countedBy: 'organizer',
        links: 'https://press.example/rain',
      }),
    )
    supporter.waitUntil('2027-06-21T08:00Z')
    expect(await supporter.read(paths.action('en', id))).not.toContain('nobody left')

    // Once a coordinator has said yes, everybody reads it.
    coordinator = await coordinatorAt('2027-06-21T07:00Z')
    redirectOf(await decide(coordinator, id, 'publish-report'))
    const page = await supporter.read(paths.action('en', id))
    expect(page).toContain('It rained and nobody left.')
    expect(page).toContain('80 to 120')
    expect(await supporter.read(paths.day('en', 'june-20-2027'))).toContain('nobody left')
  })
})
