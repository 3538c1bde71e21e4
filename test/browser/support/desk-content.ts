import { readFile } from 'node:fs/promises'
import { paths } from '../../../worker/paths.ts'
import { base32, RANDOM_BYTES } from '../../../worker/rules/secret.ts'
import type { FormValues } from '../../../worker/rules/typed-action.ts'
import { objectsOf, pdfOf } from '../../support/pdf.ts'
import type { Client } from './client.ts'
import { type Content, dateFromToday, registration } from './content.ts'
import { THREE_FACES } from './photos.ts'

/** What lies at the desk and with organizers beside the content that all tests share: one of each that has a page. */
export type DeskContent = {
  /** Waits, and is twice there: its duplicates are offered beside it. */
  twice: string
  /** Waits for an answer to a question; its organizer's secret link. */
  asked: { id: string; link: string }
  /** Published, begins within two days, flagged; its organizer has a notice, a link for who helps and an address. */
  soon: { id: string; link: string }
  /** A table with wrong rows, one whose columns have no meaning yet, one that is live; a wrong row of the first. */
  tables: Readonly<Record<'wrong' | 'nameless' | 'live', string>>
  wrongRow: number
  /** The slug of a person with a portrait and texts in three languages. */
  person: string
  /** A change of place that waits for a second coordinator. */
  proposal: number
  /** Many verdicts at once, all given; a line of the log. */
  run: number
  verdict: number
}

const HEAD = 'event_title,start_date,start_time,city,country,summary\n'
/** The names of the columns are row 1. */
const WRONG_ROW = 2

/** Puts it in, after `content`, by the forms of the desk and of organizers. */
export async function putDeskContent(group: Client, coordinator: Client, content: Content): Promise<DeskContent> {
  await putDay(coordinator, content)
  const person = await putPerson(coordinator, content)
  const register = async (values: FormValues): Promise<{ id: string; link: string }> => {
    const thanks = await group.post(paths.submit('en'), registration({ days: content.day, ...values }))
    const link = /\/manage\/([0-9a-z]+)/.exec(thanks)?.[1] ?? ''
    return { link, id: await coordinator.findInQueue(String(values.title)) }
  }
  const soon = await putSoon(group, coordinator, register)
  const proposal = await proposeMove(group, coordinator, soon)
  await register({ title: 'Singing in the square', summary: 'A song for all.', city: 'Köln', startTime: '18:15' })
  const twice = await register({
    ...{ title: 'Singing in the square!', summary: 'Songs for all.', city: 'Köln', groups: 'همسرایان پنجرهٔ باز' },
  })
  const asked = await register({
    title: 'Lantern walk along the river',
    city: 'Köln',
    startTime: '21:00',
    endTime: '22:00',
  })
  await coordinator.decide(asked.id, 'ask', {
    question: 'Which bank of the river? There are two ways that bear this name.',
  })
  const many = await Promise.all(
    ['Reading under the arches', 'Drums at the gate'].map((title) =>
      register({ title, city: 'Utrecht', country: 'NL' }),
    ),
  )
  const run = await runOf(coordinator, many)
  const tables = {
    wrong: await putTable(coordinator, 'A partner', [
      'Silent march,no date,18:00,Hannover,DE,We walk without a word.',
      'سکوت برای زندانیان,2027-07-20,25:00,Hannover,DE,بی‌صدا می‌ایستیم.',
      'Evening of letters,2027-07-21,18:00,Nowhere-on-Sea,DE,We write to them.',
      'Poems at the well,2027-07-22,18:00,Hannover,DE,Everybody brings one.',
    ]),
    live: await putTable(coordinator, 'Another partner', [
      'Tea with the neighbours,2027-07-23,17:00,Hannover,DE,And cake.',
    ]),
    nameless: await takeTable(coordinator, 'A third partner', ['Kite day,2027-07-24,11:00,Hannover,DE,On the hill.']),
  }
  await coordinator.post(paths.deskImportStep('en', tables.live, 'live'), {})
  await coordinator.postFiles(paths.deskSources('en'), {
    ...{ name: 'Calendar of a partner', url: 'https://calendar.example.org/feed.ics', lang: 'de', tier: 'city' },
    ...{ kind: 'vigil', country: 'DE', city: 'Berlin', zone: 'Europe/Berlin', day: content.day },
  })
  const broken = ['BEGIN:VEVENT', 'UID:broken@partner.example', 'SUMMARY:Singing at the well', 'RRULE:FREQ=FORTNIGHTLY']
  const calendar = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    ...broken,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
  await coordinator.postFiles(
    paths.deskSources('en'),
    { name: 'File of a partner', lang: 'de', tier: 'city', kind: 'vigil', country: '', city: '', zone: '', day: '' },
    { file: new File([calendar.join('\r\n')], 'calendar.ics') },
  )
  await coordinator.submit(paths.deskGroup('en', content.group), { does: 'give' })
  await coordinator.post(paths.deskLetters('en'), { email: 'coordinator@group.example', letterLang: 'fa' })
  const verdict = Number(/\/desk\/log\/(\d+)"/.exec(await coordinator.read(paths.deskLog('en')))?.[1])
  return { twice: twice.id, asked, soon, tables, wrongRow: WRONG_ROW, person, proposal, run, verdict }
}

/** Gives the day slogans, a suggested text, usual hours and files. */
async function putDay(coordinator: Client, { day }: Content): Promise<void> {
  const page = await coordinator.read(paths.deskDay('en', day))
  const [startsOn = ''] = /\d{4}-\d\d-\d\d/.exec(/name="startsOn"[^>]*/.exec(page)?.[0] ?? '') ?? []
  const [, version = ''] = /name="version" value="([^"]*)"/.exec(page) ?? []
  await coordinator.post(paths.deskDay('en', day), {
    ...{ version, slug: day, startsOn, original: 'en', startTime: '17:00', endTime: '19:00' },
    ...{ opensOn: dateFromToday(-30), closesOn: dateFromToday(20) },
    title_en: 'Voices for the prisoners',
    call_en: 'On this day we read their names in every city.\n\nBring a candle, a friend and a name.',
    suggestion_en: 'We stand together at (place) and read the names of the prisoners, one by one.',
    slogans_en: 'Read their names\nNo prisoner is alone\nOpen the doors',
    title_fa: 'صدایی برای زندانیان',
    call_fa: 'در این روز نام‌هایشان را در هر شهر می‌خوانیم.\n\nشمعی، دوستی و نامی با خود بیاورید.',
    suggestion_fa: 'در (محل) گرد هم می‌آییم و نام زندانیان را یک‌به‌یک می‌خوانیم.',
    slogans_fa: 'نامشان را بخوانید\nهیچ زندانی‌ای تنها نیست\nدرها را باز کنید',
    title_es: 'Voces por los presos',
    call_es: 'Ese día leemos sus nombres en todas las ciudades.\n\nTrae una vela, a alguien y un nombre.',
  })
  const picture = new File([await readFile(THREE_FACES)], 'photo.jpg')
  const pdf = new File([pdfOf(objectsOf())], 'leaflet.pdf')
  await coordinator.postFiles(paths.deskDayFiles('en', day), { title: 'A leaflet to fold', lang: 'en' }, { photo: pdf })
  await coordinator.postFiles(paths.deskDayFiles('en', day), { title: 'پوستر', lang: 'fa' }, { photo: picture })
}

/** A person for whom the day is; nobody who lives. */
async function putPerson(coordinator: Client, { day }: Content): Promise<string> {
  const slug = 'somebody-made-up'
  const fields = {
    ...{ slug, original: 'fa', credit: 'Choir of the Open Window' },
    ...{ name_en: 'Somebody made up', name_fa: 'زندانی ساختگی', name_es: 'Alguien inventado' },
    about_en: 'A teacher in this made-up text, in prison in it for a song.\n\nWe ask that the doors be opened.',
    about_fa: 'در این متن ساختگی، آموزگاری که برای یک ترانه در زندان است.\n\nمی‌خواهیم درها باز شوند.',
    about_es: 'En este texto inventado, una maestra presa por una canción.',
  }
  const portrait = new File([await readFile(THREE_FACES)], 'portrait.jpg')
  await coordinator.postFiles(paths.deskNewPerson('en'), fields, { photo: portrait })
  await coordinator.post(paths.deskDayPeople('en', day), { persons: slug })
  return slug
}

type Registered = { id: string; link: string }
const SOON = {
  ...{ title: 'Candles before the consulate', city: 'Hamburg', venue: 'The steps of the consulate', kind: 'vigil' },
  ...{ groups: 'Friends of the Open Window', startDate: dateFromToday(1), email: 'organizer@group.example' },
}

/** What begins tomorrow, with all that an organizer can have. */
async function putSoon(
  group: Client,
  coordinator: Client,
  register: (values: FormValues) => Promise<Registered>,
): Promise<Registered> {
  const soon = await register(SOON)
  await coordinator.decide(soon.id, 'publish')
  await group.submit(paths.manage('en', soon.link, 'helpers'), { key: newKey() })
  await group.post(paths.manage('en', soon.link, 'notice'), {
    notice: 'The police have moved us: we meet at the other side of the square.',
    noticeLang: 'en',
  })
  await group.post(paths.flagAction('en', soon.id), {
    reason: 'danger',
    text: 'The address is that of a private house.',
  })
  await group.post(paths.flagAction('en', soon.id), { reason: 'wrong-facts', text: 'ساعت درست نیست.' })
  return soon
}

/** Moves it, and has a coordinator say yes: so shortly before, another one has to as well. */
async function proposeMove(group: Client, coordinator: Client, { id, link }: Registered): Promise<number> {
  const page = await group.read(paths.manage('en', link, 'edit'))
  const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? ''
  const moved = { ...SOON, venue: 'The fountain on the other side', startTime: '19:00', endTime: '21:00', revision }
  await group.post(paths.manage('en', link, 'edit'), registration(moved))
  await coordinator.decide(id, 'publish-change')
  return Number(/\/desk\/proposals\/(\d+)/.exec(await coordinator.read(paths.desk('en')))?.[1])
}

/** Publishes several at once. */
async function runOf(coordinator: Client, many: readonly Registered[]): Promise<number> {
  const item = many.map(({ id }) => `action:${id}~0`)
  const begun = await coordinator.submit(paths.deskBulk('en'), { decision: 'publish', item })
  const at = /\/desk\/runs\/\d+/.exec(begun.headers.get('Location') ?? '')?.[0] ?? ''
  // Each post does one of them.
  for (const _ of many) await coordinator.submit(`/en${at}`, {})
  return Number(at.split('/').at(-1))
}

/** Brings a table in and leaves it where its columns wait for a meaning. */
async function takeTable(coordinator: Client, source: string, rows: string[]): Promise<string> {
  const file = new File([`${HEAD}${rows.join('\n')}\n`], 'table.csv')
  const at = await coordinator.postFiles(paths.deskImports('en'), { source }, { file })
  return /\/import\/([0-9a-z]+)/.exec(at)?.[1] ?? ''
}

/** Brings a table in and has every row checked. */
async function putTable(coordinator: Client, source: string, rows: string[]): Promise<string> {
  const id = await takeTable(coordinator, source, rows)
  const meanings = ['title', 'startDate', 'startTime', 'city', 'country', 'summary']
  await coordinator.post(paths.deskImportStep('en', id, 'columns'), {
    ...Object.fromEntries(meanings.map((meaning, index) => [`column-${index}`, meaning])),
    ...{ dateOrder: 'dmy', lang: 'en', tier: 'city', kind: 'rally', country: '', city: '', zone: '', day: '' },
  })
  // A step reads, another checks; one more finds nothing to do.
  for (let step = 0; step < 4; step += 1) await coordinator.post(paths.deskImportStep('en', id, 'go'), {})
  return id
}

function newKey(): string {
  return base32(crypto.getRandomValues(new Uint8Array(RANDOM_BYTES.formKey)))
}
