import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { MAX_DAY } from '../worker/rules/day-text.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { describedBy, fieldsOf } from './support/html.ts'
import { callDay, coordinatorAt, editDay, events, MORNING, publish, redirectOf, Visitor } from './support/site.ts'
import { dumpDatabase, dumpDecided, dumpEverything } from './support/storage.ts'

const t = messages.en
const { errors: e } = t
const DAY = { slug: 'june-20-2027', startsOn: '2027-06-20', original: 'en', title_en: 'Day of the test' }

const WRONG: [what: string, otherwise: FormValues, field: string, words: string][] = [
  ['no address', { slug: '' }, 'slug', e.required],
  ['an address with letters of its own', { slug: 'روز' }, 'slug', e.notASlug],
  ['an address that climbs', { slug: '../desk' }, 'slug', e.notASlug],
  ['a long address', { slug: 'a'.repeat(81) }, 'slug', e.tooLong(80)],
  ['no date', { startsOn: '' }, 'startsOn', e.required],
  ['a date that does not exist', { startsOn: '2027-02-29' }, 'startsOn', e.notADate],
  ['an end before the start', { endsOn: '2027-06-19' }, 'endsOn', e.endBeforeStart],
  ['a weekday that is none', { weekday: 'XX' }, 'weekday', e.notInList],
  ['a weekday that is a rule', { weekday: 'MO;COUNT=99999' }, 'weekday', e.notInList],
  ['no original', { original: '' }, 'original', e.required],
  ['an original without a title', { original: 'fa' }, 'title_fa', e.required],
  ['a call without a title', { call_es: 'Salgan' }, 'title_es', e.required],
  ['a long title', { title_en: 'x'.repeat(MAX_DAY.title + 1) }, 'title_en', e.tooLong(MAX_DAY.title)],
  ['a long call', { call_en: 'x'.repeat(MAX_DAY.call + 1) }, 'call_en', e.tooLong(MAX_DAY.call)],
  ['a title that turns around', { title_en: 'a\u202eb' }, 'title_en', e.harmful],
]

describe('calling a day', () => {
  test.each(WRONG)('%s is refused beside its field', async (_, otherwise, field, words) => {
    const coordinator = await coordinatorAt(MORNING)
    const before = await dumpEverything()
    const posted = { ...DAY, call_en: 'Come out </textarea>', ...otherwise }
    const response = await coordinator.post(paths.deskNewDay('en'), posted)
    const page = await response.text()
    expect([response.status, describedBy(page, field)]).toEqual([400, expect.arrayContaining([words])])
    if (!(field in otherwise && ['weekday', 'original'].includes(field)))
      expect(fieldsOf(page)).toMatchObject(
        Object.fromEntries(Object.entries(posted).map(([name, value]) => [name, [value].flat()])),
      )
    expect(await dumpEverything()).toBe(before)
  })

  test('an address that is taken is refused, and the day that has it stays', async () => {
    const coordinator = await coordinatorAt(MORNING)
    await callDay(coordinator, DAY.slug, DAY)
    const before = await dumpEverything()
    const response = await coordinator.post(paths.deskNewDay('en'), { ...DAY, title_en: 'Another day' })
    expect([response.status, describedBy(await response.text(), 'slug')]).toEqual([
      400,
      expect.arrayContaining([e.slugTaken]),
    ])
    expect(await dumpEverything()).toBe(before)
  })

  test('in several languages: each reader gets their own, others the original', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const titles = { title_fa: 'روز آزمایش', title_de: 'Tag des Tests', call_fa: 'همه بیایید', call_de: 'Kommt alle' }
    await callDay(coordinator, DAY.slug, { ...DAY, ...titles, original: 'fa' })
    const h1 = async (lang: 'en' | 'fa' | 'es') =>
      /<h1[^>]*>([^<]*)/.exec(await coordinator.read(paths.day(lang, DAY.slug)))?.[1]
    expect([await h1('en'), await h1('fa'), await h1('es')]).toEqual(['Day of the test', 'روز آزمایش', 'روز آزمایش'])
    expect(await coordinator.read(paths.day('en', DAY.slug))).toContain('Kommt alle')
    expect(fieldsOf(await coordinator.read(paths.deskDay('en', DAY.slug)))).toMatchObject({
      original: ['fa'],
      title_de: ['Tag des Tests'],
      title_es: [''],
    })
  })

  test('is edited: texts come and go, the address never changes, calendars see a higher sequence, it is logged', async () => {
    const coordinator = await coordinatorAt(MORNING)
    await callDay(coordinator, DAY.slug, { ...DAY, title_es: 'Día de la prueba' })
    coordinator.waitUntil('2027-06-01T12:00Z')
    const edited = { ...DAY, slug: 'another-slug', endsOn: '2027-06-22', title_es: '', title_fa: 'روز آزمایش' }
    expect(redirectOf(await editDay(coordinator, DAY.slug, edited))).toBe('/en/days/june-20-2027')
    const { days, day_texts, verdicts } = await dumpDecided()
    expect(days).toMatchObject([{ slug: DAY.slug, ends_on: '2027-06-22', sequence: 1 }])
    expect(day_texts?.map(({ lang }) => lang)).toEqual(['en', 'fa'])
    expect(verdicts?.map(({ subject, subject_id, decision }) => [subject, subject_id, decision])).toEqual(
      Array(2).fill(['day', DAY.slug, 'save']),
    )
    expect(verdicts?.[0]?.snapshot_hash).not.toBe(verdicts?.[1]?.snapshot_hash)
    const [event] = events(await coordinator.read(paths.feed({ of: 'days' }, 'en')))
    expect(event).toEqual(
      expect.arrayContaining([
        'UID:day-june-20-2027@hamseda',
        'SEQUENCE:1',
        'DTSTART;VALUE=DATE:20270620',
        'DTEND;VALUE=DATE:20270623',
        'DTSTAMP:20270601T120000Z',
      ]),
    )
  })

  test('every week: its rule is in the calendar, each of its dates has a page, others have none', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const weekly = { startsOn: '2027-06-02', weekday: 'TU', endsOn: '2027-07-31', title_en: 'Tuesdays' }
    await callDay(coordinator, 'tuesdays', weekly)
    const [event] = events(await coordinator.read(paths.feed({ of: 'day', slug: 'tuesdays' }, 'en')))
    expect(event).toEqual(
      expect.arrayContaining(['DTSTART;VALUE=DATE:20270608', 'RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270731']),
    )
    await publish(coordinator, coordinator, { title: 'In the first week', startDate: '2027-06-08', days: 'tuesdays' })
    await publish(coordinator, coordinator, { title: 'In the second week', startDate: '2027-06-15', days: 'tuesdays' })
    const page = await coordinator.read(paths.dayDate('en', 'tuesdays', '2027-06-15'))
    expect(page).toContain('In the second week')
    expect(page).not.toContain('In the first week')
    for (const date of ['2027-06-09', '2027-06-01', '2027-08-03', '2027-06-31', 'x'])
      expect([date, (await coordinator.get(paths.dayDate('en', 'tuesdays', date))).status]).toEqual([date, 404])
  })

  test('every week, but on no date between the first and the last, is refused', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const never = { ...DAY, startsOn: '2027-06-21', endsOn: '2027-06-23', weekday: 'SU' }
    const response = await coordinator.post(paths.deskNewDay('en'), never)
    expect([response.status, describedBy(await response.text(), 'endsOn')]).toEqual([
      400,
      expect.arrayContaining([e.endBeforeStart]),
    ])
  })
})

describe('what the campaign says of itself', () => {
  const TEXTS = {
    name: 'Canary campaign',
    tagline: 'Canary line',
    about: 'About canary',
    safety: 'Safe canary',
    contact: 'Canary post',
  }

  test('is shown in its language alone, and taken back leaves the site’s own', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const reader = new Visitor(MORNING)
    expect(redirectOf(await coordinator.post(paths.deskTexts('en'), TEXTS))).toBe('/en/desk/texts?saved')
    redirectOf(await coordinator.post(paths.deskTexts('fa'), { name: 'کارزار' }))
    const home = await reader.read(paths.home('en'))
    expect(home).toContain('>Canary campaign</a>')
    expect(home).toContain('<h1>Canary line</h1>')
    for (const [path, text] of [
      [paths.about('en'), TEXTS.about],
      [paths.safety('en'), TEXTS.safety],
      [paths.contact('en'), TEXTS.contact],
    ] as const)
      expect(await reader.read(path)).toContain(`<p>${text}</p>`)
    expect(await reader.read(paths.home('fa'))).toContain('>کارزار</a>')
    for (const path of [paths.home('es'), paths.about('es'), paths.about('fa')])
      expect(await reader.read(path)).not.toContain('anary')

    redirectOf(await coordinator.post(paths.deskTexts('en'), { name: 'Canary campaign' }))
    expect(await reader.read(paths.about('en'))).not.toContain('About canary')
    expect(await reader.read(paths.contact('en'))).toContain(t.pages.contact)
    const { campaign_texts, verdicts } = await dumpDecided()
    expect(campaign_texts?.map(({ key, lang }) => `${key} ${lang}`).sort()).toEqual(['name en', 'name fa'])
    expect(verdicts?.map(({ subject_id }) => subject_id)).toEqual(['en', 'fa', 'en'])
    expect(new Set(verdicts?.map(({ snapshot_hash }) => snapshot_hash)).size).toBe(3)
    expect(JSON.stringify(verdicts)).not.toContain('anary')
  })

  test('too long or deceptive is refused beside its field and kept; markup is text', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const response = await coordinator.post(paths.deskTexts('en'), {
      ...TEXTS,
      name: 'n'.repeat(121),
      about: 'a\u202eb',
    })
    const page = await response.text()
    expect([response.status, describedBy(page, 'name'), describedBy(page, 'about')]).toEqual([
      400,
      [e.tooLong(120)],
      [e.harmful],
    ])
    expect(fieldsOf(page)).toMatchObject({ safety: ['Safe canary'], name: ['n'.repeat(121)] })
    expect((await dumpDatabase()).campaign_texts).toEqual([])
    redirectOf(
      await coordinator.post(paths.deskTexts('en'), { name: '<script>x</script>', about: 'Line\n\n<b>Two</b>' }),
    )
    const about = await coordinator.read(paths.about('en'))
    expect(about).toContain('<p>Line</p><p>&lt;b&gt;Two&lt;/b&gt;</p>')
    expect(about).not.toContain('<script>')
  })
})
