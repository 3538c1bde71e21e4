import { factory } from '../app-env.ts'
import { daySlugTag, LIST_TAG } from '../change/change.ts'
import { readRecap } from '../change/recap.ts'
import type { Messages } from '../messages/en.ts'
import { messages } from '../messages/messages.ts'
import { cachePublicly, revalidated } from '../middleware/caching.ts'
import { isShipped, type Lang } from '../rules/languages.ts'
import { EVERYTHING } from '../rules/narrowing.ts'
import { countriesIn, type Recap } from '../rules/recap.ts'
import { hashSecret } from '../rules/secret.ts'
import { textIn } from '../rules/text-in.ts'
import { readCampaignTexts } from '../store/campaign-texts.ts'
import { type Day, findToldDay } from '../store/days.ts'
import { countSelection, type Totals } from '../store/lists.ts'
import { getShareImage, putShareImage } from '../store/share-images.ts'
import { dateRangeText } from '../ui/date-text.ts'
import { drawPng } from './draw-png.ts'
import { drawCard, type ShareCard } from './share-card.ts'

/** The pictures of days, `/share/{slug}/{lang}.png`: drawn when first asked for after their numbers have changed. */
export const shareImages = factory.createApp().get('/:slug/:file{[a-z]{2}\\.png}', revalidated, async (c) => {
  const lang = c.req.param('file').slice(0, 2)
  const { db, now } = c.var
  const day = isShipped(lang) ? await findToldDay(db, c.req.param('slug')) : null
  if (!day || !isShipped(lang)) return c.notFound()
  const t = messages[lang]
  const { numbers, until } = await readRecap(db, { slug: day.slug, date: null }, now)
  const counted =
    numbers.actions > 0
      ? tookPlace(numbers, lang, t)
      : announced(await countSelection(db, { of: 'day', slug: day.slug }, EVERYTHING), lang, t)
  const site = (await readCampaignTexts(db, lang)).name ?? t.siteName
  const svg = drawCard({
    lang,
    site,
    title: textIn(day.texts, lang).title,
    when: datesOf(day, lang, t),
    numbers: counted,
  })
  const hash = await hashSecret(svg)
  const name = `${day.slug}/${lang}`
  cachePublicly(c, [daySlugTag(day.slug), LIST_TAG], [until])
  c.header('Content-Type', 'image/png')
  c.header('ETag', `"${hash}"`)
  if (c.req.header('If-None-Match')?.includes(hash)) return c.body(null, 304)
  const kept = await getShareImage(c.env.PRIVATE, name, hash)
  if (kept) return c.body(kept)
  const png = await drawPng(svg, c.env.ASSETS)
  // Who asks has it; one that cannot be kept is drawn once more.
  await putShareImage(c.env.PRIVATE, name, hash, png).catch(console.error)
  return c.body(new Uint8Array(png))
})

function tookPlace(numbers: Recap, lang: Lang, t: Messages): ShareCard['numbers'] {
  const { actions, cities, turnout } = numbers
  const range = turnout && t.recap.range(turnout.from, turnout.to)
  return [
    counted(t.recap.took(actions), actions, lang),
    ...(cities > 0 ? [counted(t.counts.cities(cities), cities, lang)] : []),
    ...(countriesIn(numbers) > 0
      ? [counted(t.counts.countries(countriesIn(numbers)), countriesIn(numbers), lang)]
      : []),
    ...(turnout && range ? [split(t.recap.people(range, turnout.to), range)] : []),
  ]
}

function announced({ actions, cities, countries }: Totals, lang: Lang, t: Messages): ShareCard['numbers'] {
  if (actions === 0) return []
  return [
    counted(t.counts.actions(actions), actions, lang),
    ...(cities > 0 ? [counted(t.counts.cities(cities), cities, lang)] : []),
    ...(countries > 0 ? [counted(t.counts.countries(countries), countries, lang)] : []),
  ]
}

const counted = (sentence: string, number: number, lang: Lang) => split(sentence, number.toLocaleString(lang))

/** A sentence and its number apart. */
function split(sentence: string, digits: string): ShareCard['numbers'][number] {
  return { digits, label: sentence.replace(digits, '').trim() }
}

function datesOf({ startsOn, endsOn, weekday }: Day, lang: Lang, t: Messages): string {
  return weekday ? t.when.everyWeek(t.weekdays[weekday]) : dateRangeText(startsOn, endsOn ?? startsOn, lang)
}
