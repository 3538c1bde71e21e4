import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { sweepPhotos } from '../worker/change/sweep-photos.ts'
import { forgetWhatIsOver } from '../worker/jobs/retention.ts'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { changeAt } from './support/change.ts'
import { deskVisitor } from './support/desk-roles.ts'
import { describedBy } from './support/html.ts'
import { asLatin, objectsOf, PAGE, pdfOf } from './support/pdf.ts'
import { encoded, quarters } from './support/photos/pictures.ts'
import { objects } from './support/photos/send.ts'
import { callDay, coordinatorAt, MORNING, ORIGIN, redirectOf, Visitor } from './support/site.ts'
import { dumpDatabase, dumpDecided, dumpEverything } from './support/storage.ts'

const t = messages.en
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(new TextEncoder().encode(text))
const PDF = pdfOf(objectsOf({ others: { 5: '<< /Author (Zaxxonquill) >>' } }), '/Info 5 0 R')
const FILES = paths.deskDayFiles('en', 'june-20')

async function site() {
  const coordinator = await coordinatorAt(MORNING)
  await callDay(coordinator, 'june-20', { slogans_en: 'One\nTwo', suggestion_en: 'We stand\nfor them.' })
  return coordinator
}

function send(
  visitor: Visitor,
  bytes: Uint8Array<ArrayBuffer> | null,
  { path = FILES, ...words }: Record<string, string> = {},
): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ title: 'Leaflet for the square', lang: 'en', ...words }))
    form.append(name, value)
  if (bytes) form.append('photo', new File([bytes], '../../evil.html', { type: 'text/html' }))
  return visitor.send(path, {
    method: 'POST',
    body: form,
    headers: { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' },
  })
}

const files = async () => (await dumpDatabase()).day_files as { key: string; object: string; kind: string }[]

describe('a file of a kit', () => {
  test('a PDF is handed on with its pages as they are and without its author, to be saved: never opened on the site, with no power where it is', async () => {
    const coordinator = await site()
    redirectOf(await send(coordinator, PDF))
    const [file] = await files()
    const page = await new Visitor(MORNING).read(paths.kit('en', 'june-20'))
    expect(page).toContain(`href="/kit/${file?.key}"`)
    expect(page).toContain('Leaflet for the square')
    const sent = await new Visitor(MORNING).get(paths.kitFile(file?.key ?? ''))
    const bytes = asLatin(new Uint8Array(await sent.clone().arrayBuffer()))
    expect([bytes.includes(PAGE), bytes.includes('Zaxxonquill')]).toEqual([true, false])
    expect(Object.fromEntries(sent.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="leaflet-for-the-square.pdf"',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    const { verdicts } = await dumpDecided()
    expect(verdicts?.at(-1)).toMatchObject({ subject: 'day', subject_id: 'june-20', decision: 'add' })
  })

  test.each(['image/png', 'image/jpeg', 'image/webp'] as const)('%s is cleaned as photos are', async (format) => {
    const coordinator = await site()
    redirectOf(await send(coordinator, await encoded(quarters(), format)))
    const [file] = await files()
    expect(file).toMatchObject({ kind: 'image', width: 64, height: 32 })
    for (const size of [undefined, 'small'] as const) {
      const sent = await new Visitor(MORNING).get(paths.kitFile(file?.key ?? '', size))
      expect([sent.status, sent.headers.get('Content-Type')]).toEqual([200, 'image/webp'])
      expect(new TextDecoder('latin1').decode((await sent.arrayBuffer()).slice(8, 12))).toBe('WEBP')
    }
  })

  test.each([
    ['what is called a PDF and is none', bytesOf('<script>alert(1)</script>'), t.errors.notAKitFile],
    ['a PDF that is cut off', PDF.slice(0, 20), t.errors.notAKitFile],
    ['something that only begins as HTML', bytesOf('<html>%PDF-1.7 %%EOF'), t.errors.notAKitFile],
    ['a locked PDF', pdfOf(objectsOf({ others: { 5: '<< /V 2 >>' } }), '/Encrypt 5 0 R'), t.errors.encryptedPdf],
    ['a PDF that holds nothing', bytesOf('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n'), t.errors.brokenPdf],
    ['nothing', null, t.errors.required],
  ])('%s is refused beside its field, and nothing is stored', async (_, bytes, words) => {
    const coordinator = await site()
    const response = await send(coordinator, bytes)
    expect([response.status, describedBy(await response.text(), 'photo')]).toEqual([
      400,
      expect.arrayContaining([words]),
    ])
    const { day_files, verdicts, loose_objects } = await dumpDecided()
    expect([day_files, loose_objects, verdicts?.length, await objects()]).toEqual([[], [], 1, []])
  })

  test('of more than ten megabytes is refused before it is stored', async () => {
    const coordinator = await site()
    const heavy = new Uint8Array(10 * 1024 * 1024 + 1)
    heavy.set(PDF)
    heavy.set(PDF.slice(-8), heavy.length - 8)
    expect((await send(coordinator, heavy)).status).toBe(413)
    expect([await files(), await objects()]).toEqual([[], []])
  })

  test('is one of twenty, however many come at once; what is refused leaves nothing in the bucket', async () => {
    const coordinator = await site()
    for (let count = 0; count < 18; count += 1) redirectOf(await send(coordinator, PDF))
    const statuses = (await Promise.all(Array.from({ length: 5 }, () => send(coordinator, PDF)))).map(
      ({ status }) => status,
    )
    expect(statuses.toSorted()).toEqual([303, 303, 409, 409, 409])
    const { db, bucket } = changeAt(Date.parse(MORNING))
    await sweepPhotos({ db, bucket, now: Date.parse(MORNING) })
    expect([(await files()).length, (await objects()).length]).toEqual([20, 20])
    expect((await dumpDatabase()).verdicts?.filter(({ decision }) => decision === 'add')).toHaveLength(20)
  })

  test('is gone with one press from the page and its address, and from the bucket once that cannot be taken back', async () => {
    const coordinator = await site()
    redirectOf(await send(coordinator, PDF))
    const key = (await files())[0]?.key ?? ''
    redirectOf(await coordinator.post(paths.deskDayFiles('en', 'june-20', key), {}))
    expect(await files()).toEqual([])
    expect((await new Visitor(MORNING).get(paths.kitFile(key))).status).toBe(404)
    const { db, bucket } = changeAt(Date.parse(MORNING))
    const inDays = async (days: number) => {
      const now = Date.parse(MORNING) + days * 86_400_000
      await forgetWhatIsOver(db, bucket, now)
      await sweepPhotos({ db, bucket, now })
      return (await objects()).length
    }
    expect([await inDays(89), await inDays(91)]).toEqual([1, 0])
    expect((await dumpDatabase()).kept_objects).toEqual([])
  })

  test('changes no calendar and no feed', async () => {
    const coordinator = await site()
    const feed = paths.feed({ of: 'day', slug: 'june-20' }, 'en')
    const etag = (await coordinator.get(feed)).headers.get('ETag')
    redirectOf(await send(coordinator, PDF))
    expect((await coordinator.get(feed, { 'If-None-Match': etag ?? '' })).status).toBe(304)
  })
})

describe('who may', () => {
  test.each([
    ['a translator', 'translator', {}, 403],
    ['a coordinator of another day', 'coordinator', { day: ['other'] }, 404],
    ['a coordinator of one country: a day is of none', 'coordinator', { country: ['DE'] }, 404],
    ['a coordinator of another language', 'coordinator', { language: ['es'] }, 404],
  ] as const)('%s sets no day, and neither adds nor removes a file', async (name, role, scope, status) => {
    const coordinator = await site()
    redirectOf(await send(coordinator, PDF))
    const key = (await files())[0]?.key ?? ''
    const other = await deskVisitor(role, scope, name)
    const before = await dumpEverything()
    const day = { startsOn: '2027-06-21', original: 'en', title_en: 'Taken over' }
    const answers = [
      await other.get(paths.deskDay('en', 'june-20')),
      await other.post(paths.deskDay('en', 'june-20'), day),
      await other.post(paths.deskNewDay('en'), { ...day, slug: 'new-day' }),
      await send(other, PDF),
      await other.post(paths.deskDayFiles('en', 'june-20', key), {}),
    ]
    expect(answers.map((answer) => answer.status)).toEqual(Array(5).fill(status))
    expect(await dumpEverything()).toBe(before)
    if (role === 'coordinator') expect(await other.read(paths.deskDays('en'))).not.toContain('june-20')
  })

  test('a coordinator of the day does; of a file of another day nothing is found', async () => {
    const coordinator = await site()
    await callDay(coordinator, 'other')
    redirectOf(await send(coordinator, PDF, { path: paths.deskDayFiles('en', 'other') }))
    const key = (await files())[0]?.key ?? ''
    const theirs = await deskVisitor('coordinator', { day: ['june-20'] })
    expect((await theirs.post(paths.deskDayFiles('en', 'june-20', key), {})).status).toBe(404)
    redirectOf(await send(theirs, PDF))
    expect(await files()).toHaveLength(2)
  })
})

test('the kit is public and in every language; its card is drawn with a code that leads to the day’s page', async () => {
  const coordinator = await site()
  for (const lang of ['en', 'fa', 'es'] as const) {
    const page = await new Visitor(MORNING).get(paths.kit(lang, 'june-20'))
    const text = await page.text()
    expect([page.status, text]).toEqual([200, expect.stringContaining('<li>One</li><li>Two</li>')])
    expect(text).toContain('We stand\nfor them.')
    expect(text).toContain(paths.palmCard(lang, 'june-20'))
  }
  const card = await coordinator.get(paths.palmCard('en', 'june-20'))
  expect([card.status, card.headers.get('Content-Type')]).toEqual([200, 'image/png'])
  const bytes = new DataView(await card.arrayBuffer())
  expect([bytes.getUint32(16), bytes.getUint32(20)]).toEqual([1240, 1748])
  const again = await coordinator.get(paths.palmCard('en', 'june-20'), {
    'If-None-Match': card.headers.get('ETag') ?? '',
  })
  expect(again.status).toBe(304)
  expect((await env.PRIVATE.list({ prefix: 'share/' })).objects.map(({ key }) => key)).toEqual([
    'share/june-20/card-en',
  ])
  for (const path of ['/share/june-20/card-xx.png', '/share/no-day/card-en.png', '/en/days/no-day/kit', '/kit/x'])
    expect([path, (await coordinator.get(path)).status]).toEqual([path, 404])
})
