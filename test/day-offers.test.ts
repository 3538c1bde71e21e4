import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { describedBy, fieldsOf } from './support/html.ts'
import {
  callDay,
  coordinatorAt,
  editDay,
  MORNING,
  publish,
  redirectOf,
  register,
  registration,
  Visitor,
} from './support/site.ts'
import { dumpDecided, dumpEverything } from './support/storage.ts'

const { dayKit } = messages.en
const SUGGESTED = { suggestion_en: 'We stand\nfor them.', suggestion_fa: 'برای آنان.', title_fa: 'روز' }
const HOURS = { startTime: '17:00', endTime: '18:30' }

describe('what a day suggests', () => {
  test('stands in the form of who comes from its page, in their language, and is theirs to change', async () => {
    const coordinator = await coordinatorAt(MORNING)
    await callDay(coordinator, 'june-20', { ...SUGGESTED, ...HOURS })
    const group = new Visitor(MORNING)
    const form = fieldsOf(await group.read(paths.submit('en', 'june-20')))
    expect(form).toMatchObject({
      summary: ['We stand\nfor them.'],
      days: ['june-20'],
      startDate: ['2027-06-20'],
      startTime: ['17:00'],
      endTime: ['18:30'],
    })
    expect(fieldsOf(await group.read(paths.submit('fa', 'june-20'))).summary).toEqual(['برای آنان.'])
    expect(fieldsOf(await group.read(paths.submit('es', 'june-20')))).toMatchObject({
      summary: [''],
      endTime: ['18:30'],
    })
    expect(fieldsOf(await group.read(paths.submit('en')))).toMatchObject({ summary: [''], startTime: [''] })
    // What somebody has typed, or emptied, is never written over.
    const wrong = await group.post(
      paths.submit('en', 'june-20'),
      registration({ days: 'june-20', title: '', summary: 'Ours' }),
    )
    expect(fieldsOf(await wrong.text())).toMatchObject({ summary: ['Ours'], startTime: ['15:00'] })
    const emptied = await group.post(paths.submit('en', 'june-20'), registration({ days: 'june-20', summary: '' }))
    expect(fieldsOf(await emptied.text()).summary).toEqual([''])
  })

  test('gives no date where a day has several, and no text that is outdated', async () => {
    const coordinator = await coordinatorAt(MORNING)
    await callDay(coordinator, 'weeks', { ...SUGGESTED, endsOn: '2027-06-27' })
    const form = fieldsOf(await coordinator.read(paths.deskDay('en', 'weeks')))
    const typed = Object.fromEntries(Object.entries(form).map(([name, values]) => [name, values.join('\n')]))
    redirectOf(await coordinator.post(paths.deskDay('en', 'weeks'), { ...typed, suggestion_en: 'Otherwise.' }))
    const group = new Visitor(MORNING)
    expect(fieldsOf(await group.read(paths.submit('fa', 'weeks')))).toMatchObject({ summary: [''], startDate: [''] })
    expect(fieldsOf(await group.read(paths.submit('en', 'weeks'))).summary).toEqual(['Otherwise.'])
  })

  test('slogans stand on its page, one by one, and markup in them is text', async () => {
    const coordinator = await coordinatorAt(MORNING)
    await callDay(coordinator, 'june-20', { slogans_en: 'One\n\n One \n<b>Two</b>' })
    const page = await new Visitor(MORNING).read(paths.day('en', 'june-20'))
    expect(page).toContain('<li>One</li><li>&lt;b&gt;Two&lt;/b&gt;</li>')
  })
})

const REFUSED: [what: string, otherwise: Record<string, string>, field: string][] = [
  ['hours that are none', { startTime: '25:00' }, 'startTime'],
  ['an end before the beginning', { startTime: '15:00', endTime: '14:00' }, 'endTime'],
  ['an end alone', { endTime: '14:00' }, 'startTime'],
  ['a date of opening that does not exist', { opensOn: '2027-02-30' }, 'opensOn'],
  ['closing before opening', { opensOn: '2027-06-02', closesOn: '2027-06-01' }, 'closesOn'],
  ['a suggested text without a title', { suggestion_es: 'Hola' }, 'title_es'],
  ['a slogan that fits no sign', { slogans_en: 'x'.repeat(141) }, 'slogans_en'],
  [
    'more slogans than anybody learns',
    { slogans_en: Array.from({ length: 31 }, (_, at) => at).join('\n') },
    'slogans_en',
  ],
]
test.each(REFUSED)('%s: the day is not saved, and the field says why', async (_, otherwise, field) => {
  const coordinator = await coordinatorAt(MORNING)
  const day = { slug: 'june-20', startsOn: '2027-06-20', original: 'en', title_en: 'Day', ...otherwise }
  const before = await dumpEverything()
  const response = await coordinator.post(paths.deskNewDay('en'), day)
  expect([response.status, describedBy(await response.text(), field).join('')]).toEqual([
    400,
    expect.stringMatching(/./),
  ])
  expect(await dumpEverything()).toBe(before)
})

test('saved as it was, a day is no other version; with another hour it is', async () => {
  const coordinator = await coordinatorAt(MORNING)
  await callDay(coordinator, 'june-20', { ...SUGGESTED, ...HOURS, opensOn: '2027-05-01', slogans_en: 'One\nTwo' })
  const form = fieldsOf(await coordinator.read(paths.deskDay('en', 'june-20')))
  const typed = Object.fromEntries(Object.entries(form).map(([name, values]) => [name, values.join('\n')]))
  redirectOf(await coordinator.post(paths.deskDay('en', 'june-20'), typed))
  expect((await dumpDecided()).verdicts).toHaveLength(1)
  const { version: _, ...facts } = typed
  for (const other of [{ endTime: '19:00' }, { opensOn: '' }, { slogans_en: 'One' }, { suggestion_fa: 'دیگر' }])
    redirectOf(await editDay(coordinator, 'june-20', { ...facts, ...other }))
  const { verdicts, days } = await dumpDecided()
  expect([verdicts?.length, days?.[0]?.sequence]).toEqual([5, 4])
})

describe('when groups may register', () => {
  const DATES = { opensOn: '2027-06-01', closesOn: '2027-06-10' }
  /** Midnight of the first date in UTC+14, and of the date after the last in UTC-12. */
  const [OPENS, ENDS] = ['2027-05-31T10:00Z', '2027-06-11T12:00Z']

  async function site(moment: string) {
    const coordinator = await coordinatorAt(MORNING)
    await callDay(coordinator, 'june-20', DATES)
    return { coordinator, group: new Visitor(new Date(Date.parse(moment) - 60_000).toISOString()) }
  }

  test('before it, the page has no button, the form says so, nothing is stored; then it opens', async () => {
    const { group } = await site(OPENS)
    const sentence = dayKit.opens('Day june-20', 'Tuesday, June 1, 2027')
    const page = await group.get(paths.day('en', 'june-20'))
    const text = await page.text()
    expect(text).not.toContain(paths.submit('en', 'june-20'))
    expect(text).toContain(sentence)
    expect(page.headers.get('CDN-Cache-Control')).toContain('max-age=60,')
    const form = await group.read(paths.submit('en', 'june-20'))
    expect(describedBy(form, 'days').join()).toContain('Tuesday')
    expect(fieldsOf(form).days).toBeUndefined()
    const before = await dumpEverything()
    const sent = await group.post(paths.submit('en'), registration({ days: 'june-20' }))
    const refused = await sent.text()
    expect([sent.status, describedBy(refused, 'days').join()]).toEqual([400, expect.stringContaining('2027')])
    expect(await dumpEverything()).toBe(before)
    group.waitUntil(OPENS)
    expect(await group.read(paths.day('en', 'june-20'))).toContain(paths.submit('en', 'june-20'))
    await register(group, { days: 'june-20' })
  })

  test('after it, too, to the minute; a coordinator still may, and so may who adds what is over', async () => {
    const { group } = await site(ENDS)
    await register(group, { days: 'june-20' })
    group.waitUntil(ENDS)
    const sent = await group.post(paths.submit('en'), registration({ days: 'june-20' }))
    expect([sent.status, describedBy(await sent.text(), 'days').join()]).toEqual([
      400,
      expect.stringContaining('ended'),
    ])
    const late = await coordinatorAt(ENDS, 'Test coordinator who answers')
    expect(fieldsOf(await late.read(paths.submit('en', 'june-20'))).days).toEqual(['june-20'])
    await register(late, { days: 'june-20' })
    group.waitUntil('2027-06-21T12:00Z')
    const report = { ...registration({ days: 'june-20' }), text: 'We were there.' }
    redirectOf(await group.post(paths.submitPast('en'), report))
  })

  test('no edit is a way around it, and what belongs to the day already may be edited', async () => {
    const { group, coordinator } = await site(OPENS)
    const { link: own } = await publish(group, coordinator)
    const form = fieldsOf(await group.read(`${own}/edit`))
    const typed = Object.fromEntries(Object.entries(form).map(([name, values]) => [name, values.join('\n')]))
    const before = await dumpEverything()
    expect((await group.post(`${own}/edit`, { ...typed, days: 'june-20' })).status).toBe(400)
    expect(await dumpEverything()).toBe(before)
    group.waitUntil('2027-06-05T12:00Z')
    const link = await register(group, { days: 'june-20' })
    group.waitUntil(ENDS)
    const shown = fieldsOf(await group.read(`${link}/edit`))
    const again = Object.fromEntries(Object.entries(shown).map(([name, values]) => [name, values.join('\n')]))
    expect(again.days).toBe('june-20')
    redirectOf(await group.post(`${link}/edit`, { ...again, title: 'Another title' }))
  })
})
