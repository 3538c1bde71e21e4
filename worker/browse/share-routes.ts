import type { Context } from 'hono'
import { type AppEnv, factory } from '../app-env.ts'
import { daySlugTag, LIST_TAG } from '../change/change.ts'
import { readRecap } from '../change/recap.ts'
import type { Messages } from '../messages/en.ts'
import { messages } from '../messages/messages.ts'
import { cachePublicly, revalidated } from '../middleware/caching.ts'
import { paths } from '../paths.ts'
import { sloganLines } from '../rules/day-text.ts'
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
import { qrPath } from '../ui/qr-code.tsx'
import { drawPng } from './draw-png.ts'
import { drawPalmCard } from './palm-card.ts'
import { drawCard, type ShareCard } from './share-card.ts'

/** The pictures of days, `/share/{slug}/{lang}.png`: drawn when first asked for after their numbers have changed. */
export const shareImages = factory
  .createApp()
  .get('/:slug/:file{card-[a-z]{2}\\.png}', revalidated, palmCard)
  .get('/:slug/:file{[a-z]{2}\\.png}', revalidated, async (c) => {
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
    cachePublicly(c, [daySlugTag(day.slug), LIST_TAG], [until])
    return picture(c, `${day.slug}/${lang}`, svg)
  })

/** A card of a day to print and hand out: drawn when first asked for after what it says has changed. */
async function palmCard(c: Context<AppEnv>) {
  const { slug = '', file = '' } = c.req.param() as Partial<Record<string, string>>
  const lang = file.slice('card-'.length, -'.png'.length)
  const day = isShipped(lang) ? await findToldDay(c.var.db, slug) : null
  if (!day || !isShipped(lang)) return c.notFound()
  const t = messages[lang]
  const { title, slogans } = textIn(day.texts, lang)
  const page = new URL(paths.day(lang, day.slug), c.req.url)
  const svg = drawPalmCard({
    lang,
    site: (await readCampaignTexts(c.var.db, lang)).name ?? t.siteName,
    title,
    when: datesOf(day, lang, t),
    slogan: sloganLines(slogans)[0] ?? null,
    scan: t.dayKit.scan,
    code: qrPath(page.href),
    address: `${page.host}${page.pathname}`,
  })
  cachePublicly(c, [daySlugTag(day.slug), LIST_TAG], [])
  return picture(c, `${day.slug}/card-${lang}`, svg)
}

/** A drawing as PNG: the one that is kept under a name, as long as it is of the same drawing. */
async function picture(c: Context<AppEnv>, name: string, svg: string) {
  const hash = await hashSecret(svg)
  c.header('Content-Type', 'image/png')
  c.header('ETag', `"${hash}"`)
  if (c.req.header('If-None-Match')?.includes(hash)) return c.body(null, 304)
  const kept = await getShareImage(c.env.PRIVATE, name, hash)
  if (kept) return c.body(kept)
  const png = await drawPng(svg, c.env.ASSETS)
  // Who asks has it; one that cannot be kept is drawn once more.
  await putShareImage(c.env.PRIVATE, name, hash, png).catch(console.error)
  return c.body(new Uint8Array(png))
}

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
