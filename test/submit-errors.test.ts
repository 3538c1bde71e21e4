import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { describedBy, fieldsOf } from './support/html.ts'
import { callDay, coordinatorAt, formKey, MORNING, ORIGIN, registration, Visitor } from './support/site.ts'
import { dumpEverything } from './support/storage.ts'

const { errors: e } = messages.en

/** Posts a registration that must be refused, and gives its page. */
async function refused(otherwise: FormValues, lang: 'en' | 'fa' | 'es' = 'en'): Promise<string> {
  const before = await dumpEverything()
  const response = await new Visitor(MORNING).post(paths.submit(lang), registration(otherwise))
  const page = await response.text()
  expect([response.status, /<html lang="(..)"/.exec(page)?.[1]]).toEqual([400, lang])
  expect(await dumpEverything()).toBe(before)
  return page
}

const iran = { city: 'Tehran', country: 'IR' }
const online = { attendance: 'online', city: '', venue: '', tier: '', zone: 'Europe/Berlin' }

/** What is wrong, the field beside which it is said, and the words. */
const WRONG: [what: string, otherwise: FormValues, field: string, words: string][] = [
  ['no title', { title: '' }, 'title', e.required],
  ['a title of blanks', { title: ' \u00a0 ' }, 'title', e.required],
  ['no text', { summary: '' }, 'summary', e.required],
  ['no language', { lang: '' }, 'lang', e.required],
  ['no kind', { kind: '' }, 'kind', e.required],
  ['no way to take part', { attendance: '' }, 'attendance', e.required],
  ['no date', { startDate: '' }, 'startDate', e.required],
  ['no hour', { startTime: '', endTime: '' }, 'startTime', e.required],
  ['no city', { city: '' }, 'city', e.required],
  ['no tier: nothing is chosen for anybody', { tier: '' }, 'tier', e.required],
  ['a last date without an hour', { endTime: '', endDate: '2027-06-21' }, 'endTime', e.required],
  ['a reveal without its hour', { revealDate: '2027-06-20' }, 'revealTime', e.required],
  ['an unknown kind', { kind: 'riot' }, 'kind', e.notInList],
  ['an unknown language', { lang: 'xx' }, 'lang', e.notInList],
  ['an unknown tier', { tier: 'planet' }, 'tier', e.notInList],
  ['an unknown attendance', { attendance: 'astral' }, 'attendance', e.notInList],
  ['an unknown country', { country: 'XX' }, 'country', e.notInList],
  ['an unknown step-free word', { stepFree: 'maybe' }, 'stepFree', e.notInList],
  ['an unknown language of a link', { linkLang: 'constructor' }, 'linkLang', e.notInList],
  ['a day that was never called', { days: 'no-such-day' }, 'days', e.notInList],
  ['a date that does not exist', { startDate: '2027-02-30' }, 'startDate', e.notADate],
  ['a date of another form', { startDate: '20.6.2027' }, 'startDate', e.notADate],
  ['an hour that does not exist', { startTime: '25:00' }, 'startTime', e.notATime],
  ['an end before the start', { endTime: '14:59' }, 'endTime', e.endBeforeStart],
  ['an end at the start', { endTime: '15:00' }, 'endTime', e.endBeforeStart],
  ['a last date before the first', { allDay: 'on', endDate: '2027-06-19' }, 'endDate', e.endBeforeStart],
  ['a reveal after the end', { revealDate: '2027-06-20', revealTime: '17:00' }, 'revealDate', e.revealAfterEnd],
  ['an action of long ago', { startDate: '2026-06-20' }, 'startDate', e.tooLongAgo],
  ['an action of another decade', { startDate: '2037-06-20' }, 'startDate', e.tooFarAhead],
  [
    'an hour that the clocks skip',
    { startDate: '2028-03-26', startTime: '02:30' },
    'startTime',
    e.hourSkipped('01:30', '03:30'),
  ],
  [
    'an end that the clocks skip',
    { startDate: '2028-03-26', startTime: '01:00', endTime: '02:59' },
    'endTime',
    e.hourSkipped('01:59', '03:59'),
  ],
  ['an unknown zone', { zone: 'Mars/Phobos' }, 'zone', e.unknownZone],
  ['an offset as zone', { zone: '+03:30' }, 'zone', e.unknownZone],
  ['latitude 95', { lat: '95', lon: '13' }, 'lat', e.outOfRange(-90, 90)],
  ['longitude 181', { lat: '52', lon: '-181' }, 'lon', e.outOfRange(-180, 180)],
  ['a latitude alone', { lat: '52.5' }, 'lon', e.bothOrNone],
  ['a longitude alone', { lon: '13.3' }, 'lat', e.bothOrNone],
  ['degrees in words', { lat: 'fifty', lon: '13' }, 'lat', e.notANumber],
  ['degrees as a power', { lat: '5e1', lon: '13' }, 'lat', e.notANumber],
  ['an unknown city', { city: 'Nowhereville', country: 'DE' }, 'city', e.unknownCity],
  ['an unknown city of no country', { city: 'Nowhereville' }, 'city', e.unknownCity],
  ['an unknown city of a point', { city: 'Nowhereville', lat: '52.5', lon: '13.3' }, 'country', e.required],
  ['a point far from its city', { lat: '48.85', lon: '2.35' }, 'lat', e.farFromCity],
  ['a city of two countries', { city: 'Cartagena' }, 'country', e.severalCities('Colombia, Spain')],
  ['a city in the wrong country', { city: 'Berlin', country: 'IR', tier: 'country' }, 'city', e.unknownCity],
  ['a venue in Iran', { ...iran, tier: 'exact' }, 'tier', e.tierCapped('Iran', messages.en.submit.tiers.country)],
  ['a city in Iran', { ...iran, tier: 'city' }, 'tier', e.tierCapped('Iran', messages.en.submit.tiers.country)],
  ['online without a link', { ...online, joinUrl: '' }, 'joinUrl', e.required],
  ['online without a zone', { ...online, zone: '', joinUrl: 'https://join.example/' }, 'zone', e.required],
  ['a link to join that runs script', { ...online, joinUrl: 'javascript:alert(1)' }, 'joinUrl', e.notAUrl],
  ['a link that is data', { linkUrl: 'data:text/html,<script>alert(1)</script>' }, 'linkUrl', e.notAUrl],
  ['a link with a script behind blanks', { linkUrl: ' JaVaScRiPt://x.example/%0aalert(1)' }, 'linkUrl', e.notAUrl],
  ['a link with a password', { linkUrl: 'https://bank.example@evil.example/' }, 'linkUrl', e.notAUrl],
  ['a link without a host', { linkUrl: 'https://' }, 'linkUrl', e.notAUrl],
  ['an address that is no e-mail', { email: 'someone at mail' }, 'email', e.notAnEmail],
  ['two e-mails', { email: 'a@mail.example,b@mail.example' }, 'email', e.notAnEmail],
  ['nine groups', { groups: Array.from('123456789', (n) => `Group ${n}`).join('\n') }, 'groups', e.tooMany(8)],
  ['a group’s name of a page', { groups: 'g'.repeat(121) }, 'groups', e.tooLong(120)],
  ['a long title', { title: 't'.repeat(121) }, 'title', e.tooLong(120)],
  ['a long text', { summary: 's'.repeat(3001) }, 'summary', e.tooLong(3000)],
  ['a long venue', { venue: 'v'.repeat(121) }, 'venue', e.tooLong(120)],
  ['a long address', { address: 'a'.repeat(201) }, 'address', e.tooLong(200)],
  ['a long neighbourhood', { neighbourhood: 'n'.repeat(121) }, 'neighbourhood', e.tooLong(120)],
  ['a long city', { city: 'c'.repeat(121) }, 'city', e.tooLong(120)],
  ['a long note', { accessNote: 'n'.repeat(501) }, 'accessNote', e.tooLong(500)],
  ['a long link', { linkUrl: `https://link.example/${'l'.repeat(1000)}` }, 'linkUrl', e.tooLong(1000)],
  ['a long e-mail', { email: `${'e'.repeat(250)}@mail.example` }, 'email', e.tooLong(254)],
  ['a long date', { startDate: '2027-06-200' }, 'startDate', e.tooLong(10)],
  ['a country in words', { country: 'Germany' }, 'country', e.tooLong(2)],
]

/** Fields of text, and what a text of one line or of several must not hold. */
const LINES = [
  'title',
  'city',
  'neighbourhood',
  'venue',
  'address',
  'zone',
  'country',
  'startDate',
  'startTime',
  'endDate',
  'endTime',
  'revealDate',
  'revealTime',
  'joinUrl',
  'linkUrl',
  'email',
]
const TEXTS = ['summary', 'groups', 'accessNote']
const HARMFUL = {
  'a NUL': '\u0000',
  'an escape': '\u001b',
  'a bidi override': '\u202e',
  'an isolate': '\u2066',
  'a C1 control': '\u0085',
}

describe('a form that is not as it should be', () => {
  test.each(WRONG)('%s: said beside its field, nothing stored', async (_, otherwise, field, words) => {
    expect(describedBy(await refused(otherwise), field)).toContain(words)
  })

  test.each(Object.entries(HARMFUL))('%s in a field: said beside each', async (_, character) => {
    const names = [...LINES, ...TEXTS]
    const page = await refused(Object.fromEntries(names.map((name) => [name, `a${character}b`])))
    for (const name of names)
      expect([name, describedBy(page, name)]).toEqual([name, expect.arrayContaining([e.harmful])])
  })

  test('a line break in a field of one line is refused, in a field of several it stays', async () => {
    const page = await refused(Object.fromEntries([...LINES, ...TEXTS].map((name) => [name, 'a\nb'])))
    for (const name of LINES)
      expect([name, describedBy(page, name)]).toEqual([name, expect.arrayContaining([e.harmful])])
    for (const name of TEXTS)
      expect([name, describedBy(page, name)]).not.toEqual([name, expect.arrayContaining([e.harmful])])
  })

  test('a field that is there twice is refused beside it', async () => {
    const one = registration()
    const names = Object.keys(fieldsOf(await new Visitor(MORNING).read(paths.submit('en'))))
    const posted = [...names, 'lat', 'lon', 'allDay', 'signLanguage', 'tier', 'stepFree'].filter(
      (name) => name !== 'key',
    )
    const page = await refused(Object.fromEntries(posted.map((name) => [name, [String(one[name] ?? ''), 'x']])))
    const told = posted.filter((name) => describedBy(page, name).includes(e.notText))
    expect(told.sort()).toEqual(posted.sort())
  })

  test('a file in place of a text is refused beside it', async () => {
    const before = await dumpEverything()
    for (const name of ['title', 'summary', 'venue', 'email', 'tier', 'allDay', 'groups']) {
      const body = new FormData()
      for (const [field, value] of Object.entries(registration())) if (field !== name) body.append(field, String(value))
      body.append(name, new File(['<b>text</b>'], 'text.html', { type: 'text/html' }))
      const response = await new Visitor(MORNING).send(paths.submit('en'), {
        method: 'POST',
        body,
        headers: { Origin: ORIGIN },
      })
      expect([name, response.status]).toEqual([name, 400])
      expect([name, describedBy(await response.text(), name)]).toEqual([name, expect.arrayContaining([e.notText])])
    }
    expect(await dumpEverything()).toBe(before)
  })

  test.each(SHIPPED_LANGS)('keeps all that was typed, ticked and chosen, and speaks %s', async (lang) => {
    await callDay(await coordinatorAt(MORNING), 'june-20-2027')
    await callDay(await coordinatorAt(MORNING), 'june-21-2027')
    const typed = {
      title: '<b>Rally</b> & "march"',
      summary: 'First line\nsecond </textarea><script>alert(1)</script>',
      lang: 'fa',
      kind: 'vigil',
      attendance: 'both',
      days: ['june-20-2027', 'june-21-2027'],
      groups: 'One\nTwo',
      allDay: 'on',
      ...{ startDate: '2027-06-20', startTime: '15:00', endDate: '2027-06-21', endTime: '17:00', zone: 'Asia/Kabul' },
      ...{ city: "L'Aquila", country: 'DE', neighbourhood: 'n', venue: 'میدان', address: 'a', lat: '95', lon: 'x' },
      ...{
        tier: 'area',
        revealDate: '2027-06-19',
        revealTime: '10:00',
        joinUrl: 'ftp://x',
        linkUrl: 'no',
        linkLang: 'ckb',
      },
      ...{ stepFree: 'partly', signLanguage: 'on', accessNote: 'note', email: 'nobody' },
    }
    const key = formKey()
    const page = await refused({ ...typed, key }, lang)
    const asLists = Object.entries(typed).map(([name, value]) => [name, [value].flat()])
    expect(fieldsOf(page)).toMatchObject({ ...Object.fromEntries(asLists), key: [key] })
    const { errors, submit } = messages[lang]
    expect(describedBy(page, 'linkUrl')).toEqual([errors.notAUrl, submit.linkHint])
    expect(page).toContain(errors.summary(6))
    expect(page).not.toContain('<script>alert')
  })

  test('a form of another kind is refused politely', async () => {
    const visitor = new Visitor(MORNING)
    const before = await dumpEverything()
    const bodies: [type: string, body: string][] = [
      ['application/json', JSON.stringify(registration())],
      ['text/plain', new URLSearchParams({ title: 'x' }).toString()],
      ['multipart/form-data', 'no boundary'],
      ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\ncut off'],
      ['', 'title=x'],
    ]
    for (const [type, body] of bodies) {
      const headers = { Origin: ORIGIN, 'Content-Type': type }
      const response = await visitor.send(paths.submit('es'), { method: 'POST', body, headers })
      expect([type, response.status]).toEqual([type, 400])
      expect(describedBy(await response.text(), 'title')).toContain(messages.es.errors.required)
    }
    expect(await dumpEverything()).toBe(before)
  })
})
