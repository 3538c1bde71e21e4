import { paths } from '../../../worker/paths.ts'
import type { FormValues } from '../../../worker/rules/typed-action.ts'
import type { Client } from './client.ts'

/** An action that was put in: its public id, and the secret link's last part. */
export type Made = { id: string; link: string }

/** What a site holds beside the archive, made up so that every kind of page has something to show. */
export type Content = {
  /** Slugs of a day weeks ahead and of a weekly one. */
  day: string
  weeklyDay: string
  /** The next date of the weekly day. */
  weeklyDate: string
  /** The slug of a group that a coordinator has confirmed. */
  group: string
  /** Published, with an exact point. */
  published: Made
  /** Published, of which only the country is public. */
  countryOnly: Made
  /** Published, a change of it waits. */
  changed: Made
  /** Began yesterday; its report waits. */
  begun: Made
  /** Cancelled by its organizer. */
  cancelled: Made
  /** Waits for a coordinator. */
  pending: Made
}

const DAY_MS = 86_400_000
const WEEK = 7

/** The date (YYYY-MM-DD) so many days from today. */
export function dateFromToday(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
}

/** A registration as it should be; the caller names what is to be otherwise. */
export function registration(otherwise: FormValues = {}): FormValues {
  return {
    title: 'Standing with the prisoners',
    summary: 'We read the names aloud, one by one, and keep a minute of silence after each.',
    lang: 'en',
    kind: 'vigil',
    attendance: 'in-person',
    startDate: dateFromToday(28),
    startTime: '18:00',
    endTime: '20:00',
    city: 'Berlin',
    venue: 'Main station, north exit',
    tier: 'exact',
    ...otherwise,
  }
}

/** Puts the made-up content in, by the forms that everybody uses. `coordinator` is signed in; `group` is anybody. */
export async function putContent(group: Client, coordinator: Client): Promise<Content> {
  const day = 'voices-for-the-prisoners'
  const weeklyDay = 'no-to-execution'
  if (await coordinator.has(paths.day('en', day))) throw new Error('the site has the made-up content already')
  const theDate = dateFromToday(28)
  const weeklyDate = dateFromToday(WEEK)
  await coordinator.post(paths.deskNewDay('en'), {
    slug: day,
    startsOn: theDate,
    original: 'en',
    title_en: 'Voices for the prisoners',
    call_en:
      'On this day we read their names in every city.\n\nBring a candle, a friend and a name. What you do can be small: a table, a song, a minute of silence before a consulate. Register it, so that the others see that they are not alone.',
    title_fa: 'صدایی برای زندانیان',
    call_fa:
      'در این روز نام‌هایشان را در هر شهر می‌خوانیم.\n\nشمعی، دوستی و نامی با خود بیاورید. کار شما می‌تواند کوچک باشد: یک میز، یک ترانه، یک دقیقه سکوت مقابل یک کنسولگری. ثبتش کنید تا دیگران ببینند که تنها نیستند.',
  })
  await coordinator.post(paths.deskNewDay('en'), {
    slug: weeklyDay,
    startsOn: weeklyDate,
    weekday: weekdayOf(weeklyDate),
    original: 'fa',
    title_en: 'No to execution',
    title_fa: 'نه به اعدام',
  })

  const register = async (values: FormValues): Promise<Made> => {
    const thanks = await group.post(paths.submit('en'), registration({ days: day, ...values }))
    const link = /\/manage\/([0-9a-z]+)/.exec(thanks)?.[1] ?? ''
    return { link, id: await coordinator.findInQueue(String(values.title)) }
  }
  const publish = async (values: FormValues, confirmed: string[] = []): Promise<Made> => {
    const made = await register(values)
    await coordinator.decide(made.id, 'publish', { confirmed })
    return made
  }

  const published = await publish(
    {
      title: 'Names read at the station',
      groups: 'Choir of the Open Window',
      lat: '52.52508',
      lon: '13.36940',
      stepFree: 'yes',
      signLanguage: 'on',
      accessNote: 'Benches along the wall; toilets in the station.',
      linkUrl: 'https://example.org/names',
      linkLang: 'de',
    },
    ['Choir of the Open Window'],
  )
  const countryOnly = await publish({
    title: 'آوازخوانی در خانه‌ها',
    summary: 'هر کس از پنجرهٔ خود. جای دقیق را خودمان خبر می‌دهیم.',
    lang: 'fa',
    kind: 'performance',
    city: 'Istanbul',
    tier: 'country',
    venue: '',
  })
  await publish({
    title: 'Canción para los presos',
    summary: 'Cuatro coros del barrio cantan en la plaza. Traigan velas y flores.',
    lang: 'es',
    kind: 'concert',
    city: 'Bogotá',
    country: 'CO',
    tier: 'area',
    venue: 'Plaza de Lourdes',
  })
  const changedValues = {
    title: 'March to the consulate',
    summary: 'We gather at the fountain at four and walk slowly, with portraits and drums.',
    kind: 'march',
    city: 'Stockholm',
    venue: 'The fountain at Sergels torg',
    startTime: '16:00',
    endTime: '18:00',
    groups: 'Committee of the North Bank\nFriends of the Open Window',
  }
  const changed = await publish(changedValues)
  await group.post(
    paths.manage('en', changed.link, 'edit'),
    registration({
      ...changedValues,
      days: day,
      summary: 'We gather at the library at five and walk slowly, with portraits, drums and candles.',
      venue: 'The steps of the city library',
      startTime: '17:00',
      endTime: '19:30',
    }),
  )
  const begun = await publish({
    title: 'Leaflets at the market',
    summary: 'Two hours, four languages, one table.',
    kind: 'leafleting',
    city: 'Vancouver',
    country: 'CA',
    days: [],
    venue: 'Market hall',
    startDate: dateFromToday(-1),
    startTime: '10:00',
    endTime: '12:00',
  })
  await group.post(paths.report('en', begun.link), {
    text: 'It rained and nobody left.\n\nWe gave away every leaflet by noon, and people asked for more.',
    lang: 'en',
    turnoutFrom: '80',
    turnoutTo: '120',
    countedBy: 'organizer',
    links: 'https://example.org/rain',
  })
  const cancelled = await publish({
    title: 'Film night in the old cinema',
    kind: 'screening',
    city: 'Toronto',
    country: 'CA',
    venue: 'The old cinema',
  })
  await group.post(paths.manage('en', cancelled.link, 'cancel'), {
    reason: 'The cinema has water damage. We look for another room.',
  })
  const pending = await register({
    title: 'Table at the university',
    summary: 'Books, leaflets and tea between the lectures. Ask us anything.',
    kind: 'tabling',
    city: 'Lyon',
    venue: 'In front of the library',
    groups: 'Choir of the Open Window\nStudents of the Quay',
  })
  await register({
    title: 'گردهمایی خانواده‌ها',
    summary: 'خانواده‌ها عکس عزیزانشان را می‌آورند. از شما می‌خواهیم آرام و پرشمار بیایید.',
    lang: 'fa',
    kind: 'rally',
    city: 'Hamburg',
    tier: 'city',
    startDate: dateFromToday(2),
  })
  return {
    day,
    weeklyDay,
    weeklyDate,
    group: 'choir-of-the-open-window',
    ...{ published, countryOnly, changed, begun, cancelled, pending },
  }
}

function weekdayOf(date: string): string {
  return ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][new Date(`${date}T00:00Z`).getUTCDay()] ?? ''
}
