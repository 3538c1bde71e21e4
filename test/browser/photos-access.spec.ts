import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { messages } from '../../worker/messages/messages.ts'
import { paths } from '../../worker/paths.ts'
import { cameraFile } from './support/camera.ts'
import { LOOKED_AT } from './support/pages.ts'
import { noteHanded, PhotosOnPage, THREE_FACES } from './support/photos.ts'
import { test } from './support/test.ts'

/** WCAG 2.2 AA, as far as a program can judge it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

for (const lang of LOOKED_AT)
  test(`an open photo has no barrier in ${lang}, light or dark, wide or narrow`, async ({ page, content }) => {
    test.setTimeout(60_000)
    const photos = new PhotosOnPage(page, lang, content.begun.link)
    await photos.open()
    await photos.choose(THREE_FACES, await cameraFile(page))
    await expect(photos.boxes.first()).toBeVisible({ timeout: 30_000 })
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [320, 'dark'],
      [320, 'light'],
    ] as const) {
      await page.setViewportSize({ width, height: 700 })
      await page.emulateMedia({ colorScheme })
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze()
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      )
      expect.soft(found, `${width} ${colorScheme}`).toEqual([])
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect.soft(sideways, `${width}`).toBeLessThanOrEqual(0)
    }
  })

test('a photo is looked at, covered and sent by keyboard alone', async ({ page, content }) => {
  const { keyboard } = page
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  await photos.choose(await cameraFile(page))
  await expect(photos.send).toHaveAttribute('aria-disabled', 'false', { timeout: 30_000 })
  const tabTo = async (reached: () => Promise<boolean>): Promise<void> => {
    for (let pressed = 0; pressed < 60; pressed += 1) {
      if (await reached()) return
      await keyboard.press('Tab')
    }
    throw new Error('it is not reached by Tab')
  }
  const focused = (what: string) =>
    page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, what)
  await page.locator('.photo-card h3').focus()
  await tabTo(() => focused('.photo-tools button'))
  await keyboard.press('Enter')
  await expect(photos.boxes).toBeFocused()
  await keyboard.press('Shift+ArrowRight')
  await tabTo(() => focused('[name="consent"]'))
  await keyboard.press('Space')
  await tabTo(() => focused('.photo-words .button.big'))
  await keyboard.press('Enter')
  await expect(photos.cards.first()).toHaveAttribute('data-state', 'sent', { timeout: 20_000 })
})

test('a photo for a day is not sent before it has what the site asks for', async ({ page, content }) => {
  await page.route('**/assets/face-model-*', (route) => route.abort())
  const handed = await noteHanded(page)
  const { photoTool, photoForm, sentPhotos, errors } = messages.en
  await page.goto(paths.dayPhoto('en', content.day))
  await page.getByLabel(photoTool.choose).setInputFiles(await cameraFile(page))
  const send = page.getByRole('button', { name: photoTool.send })
  await expect(send).toHaveAttribute('aria-disabled', 'false', { timeout: 30_000 })
  // The city is taken for all photos too, and the button says so.
  await expect(page.getByRole('button', { name: photoTool.sameInCity })).toBeVisible()
  await page.getByRole('radio', { name: photoForm.consents.nobody, exact: true }).check()
  await send.click()
  const city = page.getByLabel(sentPhotos.day.city, { exact: true })
  await expect(city).toBeFocused()
  await expect(city).toHaveAccessibleDescription(errors.required)
  await city.fill('Oslo')
  await send.click()
  await expect(page.locator('.photo-card').first()).toHaveAttribute('data-state', 'sent', { timeout: 20_000 })
  expect((await handed()).length).toBe(1)
})

test('a poster is asked for as one picture', async ({ page, content }) => {
  await page.goto(paths.manage('en', content.published.link))
  const { photoTool, sentPhotos } = messages.en
  await page.getByText(sentPhotos.poster.title).click()
  await expect(page.getByText(photoTool.chooseOne)).toBeVisible()
  await expect(page.getByText(photoTool.choose, { exact: true })).toHaveCount(0)
})

test('nobody else is asked, and the strict policy holds', async ({ page, content }) => {
  const requests: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', ({ message }) => complaints.push(message))
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  // Before there is a photo nothing is loaded for it.
  expect(requests.filter((url) => /photo-faces|face-model|photo-pixels-/.test(url)).length).toBeLessThanOrEqual(1)
  expect(requests.some((url) => /photo-faces|face-model/.test(url))).toBe(false)
  await photos.choose(THREE_FACES)
  await expect(photos.boxes.first()).toBeVisible({ timeout: 30_000 })
  await photos.sendOpen()
  await expect(photos.cards.first()).toHaveAttribute('data-state', 'sent', { timeout: 20_000 })
  const { origin } = new URL(page.url())
  // A blob of the page's own is in no request.
  expect(requests.filter((url) => new URL(url).origin !== origin)).toEqual([])
  expect(complaints).toEqual([])
})

test('the workers that see faces may reach nobody', async ({ page, content }) => {
  const answered = page.waitForResponse(/photo-faces-\w+\.js/)
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  await photos.choose(await cameraFile(page))
  expect((await (await answered).allHeaders())['content-security-policy']).toBe("default-src 'none'")
})

test('a browser that gives noise for pictures is told so, and sends one photo in the plain way', async ({
  page,
  content,
}) => {
  await page.addInitScript(() => {
    const read = OffscreenCanvasRenderingContext2D.prototype.getImageData
    OffscreenCanvasRenderingContext2D.prototype.getImageData = function (...area) {
      const pixels = read.apply(this, area)
      crypto.getRandomValues(pixels.data)
      return pixels
    }
  })
  const handed = await noteHanded(page)
  await page.goto(paths.report('en', content.begun.link))
  const { photoTool, photoForm } = messages.en
  await expect(page.getByText(photoTool.unsafe)).toBeVisible()
  await page.getByLabel(photoForm.photo, { exact: true }).setInputFiles(await cameraFile(page))
  await page.getByRole('radio', { name: photoForm.consents.nobody, exact: true }).check()
  const before = await new PhotosOnPage(page, 'en', content.begun.link).arrived()
  await page.getByRole('button', { name: photoForm.send }).click()
  await expect(page.locator('.sent-photos li')).toHaveCount(before + 1)
  expect(await handed()).toEqual([])
})
