import { readGallery, readRecap } from '../../change/recap.ts'
import { messages } from '../../messages/messages.ts'
import { paths } from '../../paths.ts'
import { EVERYTHING } from '../../rules/narrowing.ts'
import { countriesIn, type Recap, type RecapPosition } from '../../rules/recap.ts'
import type { Selection } from '../../rules/selection.ts'
import { textIn } from '../../rules/text-in.ts'
import type { Database } from '../../store/database.ts'
import type { Day } from '../../store/days.ts'
import { readLargePhoto } from '../../store/photo-pixels.ts'
import { momentText } from '../../ui/date-text.ts'
import type { PackHead } from '../feed-head.ts'
import { toGeoJson } from '../geojson.ts'
import { makeCalendar } from '../make-calendar.ts'
import type { Feed } from '../read-feed.ts'
import { actionsCsv } from './actions-csv.ts'
import { PackPage } from './pack-page.tsx'
import { type PackedPhoto, photoFile, photosCsv, photosJson } from './packed-photo.ts'

/** What a pack is made of. `origin` is scheme and host of the site, `now` milliseconds since 1970 UTC. */
export type PackSource = {
  db: Database
  bucket: R2Bucket
  day: Day
  feed: Feed
  head: PackHead
  origin: string
  now: number
}

/** One file of a pack: its name with slashes, and all its bytes. */
export type PackFile = { name: string; bytes: Uint8Array<ArrayBuffer> }

/** So many photos are asked for at once: a removal reaches a pack that is on its way after this many at the latest. */
const PHOTOS_A_READ = 25
/** More make a file that nobody can send on; D1 answers 1,000 queries for one request. */
const PHOTOS_AT_MOST = 2000
const DATA_FILES = ['actions.csv', 'actions.geojson', 'day.ics', 'photos.csv', 'photos.json', 'README.txt'] as const

/**
 * The files of a day's pack one after the other, each made when the one before it has been taken: one photo is in memory at
 * a time. What lists photos comes behind them and lists those that were there; the sums come last, of all that was given.
 */
export async function* packFiles(source: PackSource): AsyncGenerator<PackFile> {
  const sums: string[] = []
  const photos: PackedPhoto[] = []
  for await (const file of files(source, photos)) {
    const sha256 = await sha256Of(file.bytes)
    sums.push(`${sha256}  ${file.name}\n`)
    if (file.photo) photos.push({ ...file.photo, file: file.name, sha256, bytes: file.bytes.length })
    yield { name: file.name, bytes: file.bytes }
  }
  yield { name: 'SHA256SUMS', bytes: bytesOf(sums.join('')) }
}

type MadeFile = PackFile & { photo?: Omit<PackedPhoto, 'file' | 'sha256' | 'bytes'> }

async function* files(source: PackSource, photos: readonly PackedPhoto[]): AsyncGenerator<MadeFile> {
  const { db, day, feed, head, origin, now } = source
  const { lang } = head
  const t = messages[lang]
  const made = momentText(now, 'UTC', lang)
  const url = head.absolute(paths.day(lang, day.slug))
  const text = (name: (typeof DATA_FILES)[number] | 'index.html', content: string) => ({
    name,
    bytes: bytesOf(content),
  })
  yield text('README.txt', `${textIn(day.texts, lang).title}\n\n${t.recap.file.readme(url, made)}\n`)
  yield text('actions.csv', actionsCsv(feed.actions, head))
  yield text('actions.geojson', JSON.stringify(toGeoJson(feed, head)))
  const selection: Selection = { of: 'day', slug: day.slug }
  const calendar = await makeCalendar(db, { selection, narrowing: EVERYTHING, subject: feed }, { lang, origin, now })
  yield text('day.ics', calendar.text)
  yield* photoFiles(source)
  yield text('photos.csv', photosCsv(photos, head))
  yield text('photos.json', photosJson(photos, head))
  const { numbers } = await readRecap(db, { slug: day.slug, date: null }, now)
  const page = (
    <PackPage
      {...{ day, head, photos, made }}
      actions={feed.actions}
      counts={countsOf(numbers, lang)}
      files={DATA_FILES}
    />
  )
  yield text('index.html', `<!DOCTYPE html>${await page.toString()}`)
}

/** The photos by their present state: who is hidden or removed while others are sent is left out. */
async function* photoFiles({ db, bucket, day, now }: PackSource): AsyncGenerator<MadeFile> {
  let after: RecapPosition | null = null
  let sent = 0
  do {
    const part: Awaited<ReturnType<typeof readGallery>> = await readGallery(db, day.slug, {
      date: null,
      after,
      limit: PHOTOS_A_READ,
      now,
    })
    for (const { object, ...photo } of part.items) {
      const bytes = await readLargePhoto(bucket, object)
      if (bytes) yield { name: photoFile(photo), bytes, photo }
    }
    after = part.more
    sent += PHOTOS_A_READ
  } while (after && sent < PHOTOS_AT_MOST)
}

function countsOf(numbers: Recap, lang: PackHead['lang']): string[] {
  const { recap, counts } = messages[lang]
  const { actions, cities, reports, turnout } = numbers
  return [
    recap.took(actions),
    counts.cities(cities),
    counts.countries(countriesIn(numbers)),
    ...(turnout ? [recap.people(recap.range(turnout.from, turnout.to), turnout.to)] : []),
    recap.reports(reports),
  ]
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text))
}

async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).toHex()
}
