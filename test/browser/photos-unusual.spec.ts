import { expect, type Page } from '@playwright/test'
import { en } from '../../worker/messages/en.ts'
import { paths } from '../../worker/paths.ts'
import { cameraFile } from './support/camera.ts'
import { field } from './support/form.ts'
import { coloursIn, noteHanded, PhotosOnPage } from './support/photos.ts'
import { test } from './support/test.ts'

/** Milliseconds, on a machine that is busy with other things. */
const SENT = { timeout: 60_000 }

test.beforeEach(async ({ page }) => {
  await page.context().route('**/assets/face-model-*', (route) => route.abort())
})

test('a browser that knows no WebP, no canvas beside the page and no word for upright sends a JPEG, upright and covered', async ({
  page,
  content,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'OffscreenCanvas')
    const toBlob = HTMLCanvasElement.prototype.toBlob
    HTMLCanvasElement.prototype.toBlob = function (done, type, quality) {
      toBlob.call(this, done, type === 'image/webp' ? 'image/png' : type, quality)
    }
    const decode = createImageBitmap
    const older = (source: ImageBitmapSource, options?: ImageBitmapOptions) =>
      options ? Promise.reject(new TypeError('not a valid enum value')) : decode(source)
    Object.assign(globalThis, { createImageBitmap: older })
  })
  const handed = await noteHanded(page)
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  const elsewhere = await page.context().newPage()
  const file = await cameraFile(elsewhere, { orientation: 6 })
  await photos.open()
  await photos.choose(file)
  await page.getByRole('button', { name: photos.words.add }).click()
  await photos.sendOpen()
  await expect(photos.cards.first()).toHaveAttribute('data-state', 'sent', SENT)
  const [sent] = await handed()
  expect(sent?.fields).toMatchObject({ type: 'image/jpeg', fileName: 'photo.jpg' })
  const { width, height, colours } = await coloursIn(elsewhere, sent?.bytes ?? Buffer.of(), [{ x: 0.5, y: 0.5 }])
  expect([width, height]).toEqual([600, 800])
  expect(Math.max(...(colours[0] ?? [255]))).toBeLessThan(40)
})

test('where the script that reads photos did not come, the page reads them', async ({ page, content }) => {
  await page.context().route('**/assets/photo-pixels-*', (route) => route.abort())
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  await photos.choose(await cameraFile(page))
  await photos.sendOpen()
  await expect(photos.cards.first()).toHaveAttribute('data-state', 'sent', SENT)
})

test('while the finder does not come on a line that stands still, nobody waits longer than a minute', async ({
  page,
  content,
}) => {
  await page.context().unroute('**/assets/face-model-*')
  await page.context().route('**/assets/face-model-*', () => undefined)
  await page.clock.install()
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  await photos.choose(await cameraFile(page), await cameraFile(page))
  await expect(photos.send).toHaveAttribute('aria-disabled', 'true')
  await page.clock.fastForward(61_000)
  await expect(page.getByText(photos.words.noFinder)).toBeVisible()
  await photos.sendOpen()
  await expect(page.getByText(photos.words.noFinder)).toBeVisible()
  await expect(photos.send).toHaveAttribute('aria-disabled', 'false')
})

test('a finder that does not come to an end is stopped before another one starts', async ({ page, content }) => {
  await page.context().unroute('**/assets/face-model-*')
  const endless = `addEventListener('message', ({ data: { ask, question } }) => {
    if ('weights' in question) postMessage({ ask, answer: [] })
  })`
  const asked: number[] = []
  const finders = () => page.workers().filter((worker) => worker.url().includes('/photo-faces-'))
  await page.context().route('**/assets/photo-faces-*', (route) => {
    asked.push(finders().length)
    return route.fulfill({ contentType: 'text/javascript', body: endless })
  })
  await page.clock.install()
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  await photos.choose(await cameraFile(page), await cameraFile(page))
  await expect.poll(() => finders().length).toBe(1)
  await page.clock.fastForward(61_000)
  await expect(page.getByText(photos.words.noFinder)).toBeVisible()
  await expect.poll(() => asked.length).toBe(2)
  await expect.poll(() => finders().length).toBe(1)
})

test('a photo that the phone cannot cover goes nowhere, and its line says so', async ({ page, content }) => {
  await page.context().route('**/assets/photo-pixels-*', (route) => route.abort())
  const handed = await noteHanded(page)
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  await photos.choose(await cameraFile(page))
  await page.getByRole('button', { name: photos.words.add }).click()
  await page.evaluate(() => {
    const proto: { convertToBlob: () => Promise<Blob>; kept?: () => Promise<Blob> } = OffscreenCanvas.prototype
    proto.kept = proto.convertToBlob
    proto.convertToBlob = () => Promise.reject(new Error('there is no memory left'))
  })
  await photos.sendOpen()
  await expect(page.getByRole('alert').filter({ hasText: photos.words.notCovered })).toBeVisible()
  await expect(photos.boxes).toHaveCount(1)
  expect(await handed()).toEqual([])
  await page.evaluate(() => {
    const proto: { convertToBlob: () => Promise<Blob>; kept?: () => Promise<Blob> } = OffscreenCanvas.prototype
    if (proto.kept) proto.convertToBlob = proto.kept
  })
  await photos.sendOpen()
  await expect(photos.cards.first()).toHaveAttribute('data-state', 'sent', SENT)
})

test('whom the site asks to wait it tells why, and is asked again only then', async ({ page, content }) => {
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  let asked = 0
  const upload = `**${paths.organizerPhotos('en', content.begun.link)}`
  await page.route(upload, (route) => {
    asked += 1
    const message = en.sentPhotos.tooManyWait
    return route.fulfill({ status: 429, headers: { 'Retry-After': '3600' }, json: { message } })
  })
  await page.clock.install()
  await photos.open()
  await photos.choose(await cameraFile(page))
  await photos.sendOpen()
  await expect(photos.cards.first()).toContainText(en.sentPhotos.tooManyWait)
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.clock.fastForward(600_000)
  expect(asked).toBe(1)
  await page.unroute(upload)
  await page.clock.fastForward(3_000_001)
  await expect(photos.cards.first()).toHaveAttribute('data-state', 'sent', SENT)
})

test('what a net answers in the place of the site is no photo that has arrived', async ({ page, content }) => {
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  const before = await photos.arrived()
  const upload = `**${paths.organizerPhotos('en', content.begun.link)}`
  await page.route(upload, (route) => route.fulfill({ status: 200, body: '<p>Welcome to our net</p>' }))
  await photos.choose(await cameraFile(page))
  await photos.sendOpen()
  await expect(photos.cards.first()).toHaveAttribute('data-state', 'later', SENT)
  await page.unroute(upload)
  await expect(photos.cards.first()).toHaveAttribute('data-state', 'sent', SENT)
  expect(await photos.arrived()).toBe(before + 1)
})

test('where the browser has closed what it keeps, photos are sent all the same, and kept anew', async ({
  page,
  content,
}) => {
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  await photos.choose(await cameraFile(page), await cameraFile(page))
  const origin = new URL(page.url()).origin
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
  await photos.sendOpen()
  await photos.sendOpen()
  await expect(photos.cards.nth(1)).toHaveAttribute('data-state', 'sent', SENT)
  await photos.choose(await cameraFile(page))
  await expect.poll(() => statesKept(page)).toEqual(['open'])
})

test('of one form in two windows, neither brings back what the other has covered or forgotten', async ({
  page,
  content,
}) => {
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  await photos.choose(await cameraFile(page))
  const second = await page.context().newPage()
  const other = new PhotosOnPage(second, 'en', content.begun.link)
  await other.open()
  await expect(other.cards).toHaveCount(1)

  await page.context().setOffline(true)
  await photos.sendOpen()
  await expect.poll(() => statesKept(page)).toEqual(['queued'])
  await field(second, en.photoForm.caption).fill('Typed in the second window')
  // What is typed is kept a moment later.
  await second.waitForTimeout(1000)
  expect(await statesKept(page)).toEqual(['queued'])

  page.once('dialog', (dialog) => dialog.accept())
  await page.getByRole('button', { name: photos.words.forget }).click()
  await expect(page.getByText(photos.words.forgotten)).toBeVisible()
  await field(second, en.photoForm.caption).fill('Typed once more')
  await second.waitForTimeout(1000)
  expect(await statesKept(page)).toEqual([])
  await page.context().setOffline(false)
})

test('whoever leaves the page while a photo is on its way is asked, and nobody else', async ({ page, content }) => {
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  await photos.choose(await cameraFile(page))
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    dialog.accept()
  })
  await page.reload()
  expect(asked).toEqual([])
  await page.context().setOffline(true)
  await photos.sendOpen()
  await expect(photos.cards.first()).toHaveAttribute('data-state', 'later', SENT)
  await page.goto('about:blank')
  expect(asked).toEqual(['beforeunload'])
  await page.context().setOffline(false)
})

/** How the photos stand that lie on the phone. */
function statesKept(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const result = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => request.addEventListener('success', () => resolve(request.result)))
    const database = await result(indexedDB.open('hamseda'))
    const photos: { state: string }[] = await result(database.transaction('photos').objectStore('photos').getAll())
    database.close()
    return photos.map(({ state }) => state)
  })
}
