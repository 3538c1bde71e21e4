import { expect, type Page } from '@playwright/test'
import { en } from '../../worker/messages/en.ts'
import { paths } from '../../worker/paths.ts'
import { cameraFile } from './support/camera.ts'
import { field } from './support/form.ts'
import { noteHanded, PhotosOnPage } from './support/photos.ts'
import { test } from './support/test.ts'

const COUNT = 6
const DAY_MS = 86_400_000
/** Milliseconds, on a machine that is busy with other things. */
const ALL_WITHIN = 120_000
const SENT = { timeout: 60_000 }

test.beforeEach(async ({ page }) => {
  // The finder is tried elsewhere; without it everything goes faster.
  await page.context().route('**/assets/face-model-*', (route) => route.abort())
})

test('offline twice, answers lost, the page closed in the middle: every photo arrives once', async ({
  page,
  content,
}) => {
  test.setTimeout(ALL_WITHIN)
  const context = page.context()
  const before = await new PhotosOnPage(page, 'en', content.begun.link).arrived()
  // The first two answers never come back: the site has the photos, the phone does not know it.
  await page.addInitScript(() => {
    let lost = 0
    const status = Object.getOwnPropertyDescriptor(XMLHttpRequest.prototype, 'status')?.get
    Object.defineProperty(XMLHttpRequest.prototype, 'status', {
      get() {
        const known = Number(status?.call(this))
        if (known !== 201 || lost >= 2) return known
        lost += 1
        return 0
      },
    })
  })
  const handed = await noteHanded(page)
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  for (let n = 1; n <= COUNT; n += 1) await photos.choose(await cameraFile(page, { name: `${n}.jpg` }))
  await photos.sendOpen()
  await expect(photos.cards.nth(0)).toHaveAttribute('data-state', 'sent', SENT)

  await context.setOffline(true)
  await photos.sendOpen()
  await photos.sendOpen()
  await expect(photos.cards.nth(1)).toHaveAttribute('data-state', 'later', SENT)
  await expect(page.getByText(photos.words.offline)).toBeVisible()
  await context.setOffline(false)
  await expect(photos.cards.nth(2)).toHaveAttribute('data-state', 'sent', SENT)

  await context.setOffline(true)
  await photos.sendOpen()
  await expect(photos.cards.nth(3)).toHaveAttribute('data-state', 'later', SENT)
  await page.close()
  await context.setOffline(false)

  const again = await context.newPage()
  const back = new PhotosOnPage(again, 'en', content.begun.link)
  await back.open()
  // What was sent is gone from the phone; the fourth goes by itself, two are still to be looked at.
  await expect(back.cards).toHaveCount(COUNT - 3)
  await expect(back.cards.nth(0)).toHaveAttribute('data-state', 'sent', SENT)
  await back.sendOpen()
  await back.sendOpen()
  await expect(again.getByText('Photos sent: 3 of 3'.replace(/\d/g, '\u2068$&\u2069'))).toBeVisible(SENT)
  expect(await back.arrived()).toBe(before + COUNT)
  expect(await keptOn(again)).toEqual([])

  const keys = (await handed()).map(({ fields }) => fields.key)
  expect(new Set(keys).size).toBeLessThan(keys.length)
})

test('what is typed and covered is there again, and only the cover when it is done', async ({ page, content }) => {
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  await photos.choose(await cameraFile(page))
  await page.getByRole('button', { name: photos.words.add }).click()
  await field(page, en.photoForm.caption).fill('Candles on the steps')
  await field(page, en.report.text).fill('We were many')
  await expect.poll(async () => JSON.stringify(await keptOn(page))).toContain('Candles on the steps')
  await page.reload()
  await expect(photos.boxes).toHaveCount(1)
  await expect(field(page, en.photoForm.caption)).toHaveValue('Candles on the steps')
  await expect(field(page, en.report.text)).toHaveValue('We were many')
  await expect(page.getByText(photos.words.draftBack)).toBeVisible()

  // The link itself is in nothing that is kept.
  expect(JSON.stringify(await keptOn(page))).not.toContain(content.begun.link)
  await page.context().setOffline(true)
  await photos.sendOpen()
  await expect(photos.cards.first()).toHaveAttribute('data-state', 'later', SENT)
  expect(await middleOfKept(page)).toEqual([0, 0, 0])

  page.once('dialog', (dialog) => dialog.accept())
  await page.getByRole('button', { name: photos.words.forget }).click()
  await expect(page.getByText(photos.words.forgotten)).toBeVisible()
  expect(await keptOn(page)).toEqual([])
  await expect(photos.cards).toHaveCount(0)
  await page.context().setOffline(false)
})

test('the last letters before the page is left are kept too', async ({ page, content }) => {
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  // No moment after the last letter comes.
  await page.evaluate(() => Object.assign(globalThis, { setTimeout: () => 0 }))
  await field(page, en.report.text).fill('We were more than many')
  await page.reload()
  await expect(field(page, en.report.text)).toHaveValue('We were more than many')
})

test('after a week nothing is kept, whatever page of a form is opened', async ({ page, content }) => {
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  await photos.choose(await cameraFile(page))
  await field(page, en.report.text).fill('We were many')
  await expect.poll(async () => (await keptOn(page)).length).toBe(2)
  await page.clock.setFixedTime(Date.now() + 6 * DAY_MS)
  await page.goto(paths.submit('en'))
  await expect.poll(async () => (await keptOn(page)).length).toBe(2)
  await page.clock.setFixedTime(Date.now() + 8 * DAY_MS)
  await page.goto(paths.submit('en'))
  await expect.poll(() => keptOn(page)).toEqual([])
})

test('what the site objects to stands beside its field, and goes when it is put right', async ({ page, content }) => {
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  await photos.choose(await cameraFile(page))
  await expect(photos.send).toHaveAttribute('aria-disabled', 'false')
  await photos.send.click()
  await expect(page.getByText(en.errors.required)).toBeVisible()
  await field(page, en.photoForm.caption).fill('x'.repeat(501))
  await photos.sendOpen()
  await expect(photos.cards.first()).toHaveAttribute('data-state', 'refused', SENT)
  await page.getByRole('button', { name: photos.words.look }).click()
  await expect(field(page, en.photoForm.caption)).toHaveAccessibleDescription(
    new RegExp(RegExp.escape(en.errors.tooLong(500))),
  )
  await field(page, en.photoForm.caption).fill('Candles')
  await page.getByRole('button', { name: photos.words.sendAgain }).click()
  await expect(photos.cards.first()).toHaveAttribute('data-state', 'sent', SENT)
})

test('the report goes by itself, its draft goes with it, and photos that wait keep the page', async ({
  page,
  content,
}) => {
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  await field(page, en.report.text).fill('We were more than we thought')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: en.report.send }).click()
  await expect(page.getByText(photos.words.reportLater)).toBeVisible()
  await page.context().setOffline(false)
  await photos.choose(await cameraFile(page))
  await page.getByRole('button', { name: en.report.send }).click()
  await expect(page.getByText(photos.words.reportSent)).toBeVisible()
  expect((await keptOn(page)).length).toBe(1)
  await photos.sendOpen()
  await expect(photos.cards.first()).toHaveAttribute('data-state', 'sent', SENT)
  await page.getByRole('link', { name: photos.words.goOn }).click()
  await expect(page).toHaveURL(paths.manage('en', content.begun.link))
})

/** All that lies on the phone, photos without their pixels. */
function keptOn(page: Page): Promise<unknown[]> {
  return page.evaluate(async () => {
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => request.addEventListener('success', () => resolve(request.result)))
    const database = await result(indexedDB.open('hamseda'))
    const kept = [...database.objectStoreNames].map((name) =>
      result(database.transaction(name).objectStore(name).getAll()),
    )
    const all = (await Promise.all(kept)).flat()
    database.close()
    return all
  })
}

/** The colour in the middle of the first photo that is kept. */
function middleOfKept(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => request.addEventListener('success', () => resolve(request.result)))
    const database = await result(indexedDB.open('hamseda'))
    const [photo] = await result(database.transaction('photos').objectStore('photos').getAll())
    database.close()
    const bitmap = await createImageBitmap(photo.blob)
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    context?.drawImage(bitmap, 0, 0)
    const data = context?.getImageData(bitmap.width / 2, bitmap.height / 2, 1, 1).data
    return [...(data ?? [])].slice(0, 3)
  })
}
