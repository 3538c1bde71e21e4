import { readFile } from 'node:fs/promises'
import { expect, type Locator } from '@playwright/test'
import { CANARY, cameraFile } from './support/camera.ts'
import { type Colour, coloursIn, FACES, noteHanded, PhotosOnPage, THREE_FACES } from './support/photos.ts'
import { test } from './support/test.ts'

/** Milliseconds, on a machine that is busy with other things. */
const EIGHT_WITHIN = 90_000
/** Shades by which a colour may differ after it was encoded twice. */
const ENCODED = 40
const BLACK: Colour = [0, 0, 0]
const [RED, GREEN, BLUE, YELLOW]: Colour[] = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 0],
]
const CORNERS = [
  { x: 0.25, y: 0.25 },
  { x: 0.75, y: 0.25 },
  { x: 0.75, y: 0.75 },
  { x: 0.25, y: 0.75 },
]

test('what is sent has black where faces were found, and the rest of the photo', async ({ page, content }) => {
  const handed = await noteHanded(page)
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  await photos.choose(THREE_FACES)
  await expect(page.getByText(photos.words.misses)).toBeVisible({ timeout: 60_000 })
  expect(await photos.boxes.count()).toBeGreaterThanOrEqual(FACES.length)
  await photos.sendOpen()
  await expect(photos.cards.first()).toHaveAttribute('data-state', 'sent', { timeout: 20_000 })

  const [sent] = await handed()
  const seen = await coloursIn(page, sent?.bytes ?? Buffer.of(), FACES)
  expect(seen.colours.every((colour) => isAbout(colour, BLACK))).toBe(true)
  const elsewhere = [
    { x: 0.36, y: 0.7 },
    { x: 0.05, y: 0.1 },
  ]
  const before = await coloursIn(page, await readFile(THREE_FACES), elsewhere)
  const after = await coloursIn(page, sent?.bytes ?? Buffer.of(), elsewhere)
  for (const [index, colour] of after.colours.entries()) expect(isAbout(colour, before.colours[index])).toBe(true)
  expect(isAbout(after.colours[0], BLACK)).toBe(false)
})

test('upright whatever way the phone was held, small enough, and without a word of where and with what', async ({
  page,
  content,
}) => {
  test.setTimeout(EIGHT_WITHIN)
  // There is no face in it to wait for.
  await page.route('**/assets/face-model-*', (route) => route.abort())
  const handed = await noteHanded(page)
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  // The first quarter from the top left corner, clockwise, as it is to be seen (EXIF 2.3, 4.6.4).
  const upright: [orientation: number, Colour[]][] = [
    [1, [RED, GREEN, BLUE, YELLOW]],
    [2, [GREEN, RED, YELLOW, BLUE]],
    [3, [BLUE, YELLOW, RED, GREEN]],
    [4, [YELLOW, BLUE, GREEN, RED]],
    [5, [RED, YELLOW, BLUE, GREEN]],
    [6, [YELLOW, RED, GREEN, BLUE]],
    [7, [BLUE, GREEN, RED, YELLOW]],
    [8, [GREEN, BLUE, YELLOW, RED]],
  ].map(([orientation, colours]) => [Number(orientation), colours as Colour[]])
  for (const [orientation] of upright) {
    const file = await cameraFile(page, { width: 3000, height: 2000, orientation, name: `${CANARY}.jpg` })
    expect(file.buffer.includes(CANARY)).toBe(true)
    await photos.choose(file)
    await photos.sendOpen()
    await expect(photos.cards.nth(orientation - 1)).toHaveAttribute('data-state', 'sent', { timeout: 20_000 })
  }
  const all = await handed()
  for (const [index, [orientation, colours]] of upright.entries()) {
    const { bytes, fields } = all[index] ?? { bytes: Buffer.of(), fields: {} }
    const seen = await coloursIn(page, bytes, CORNERS)
    const turned = orientation > 4
    expect([seen.width, seen.height], `orientation ${orientation}`).toEqual(turned ? [1365, 2048] : [2048, 1365])
    expect(seen.colours.map((colour, at) => isAbout(colour, colours[at]))).toEqual([true, true, true, true])
    expect(bytes.includes('canary')).toBe(false)
    expect(bytes.includes('Exif') || bytes.includes('EXIF') || bytes.includes('ICCP')).toBe(false)
    expect(JSON.stringify(fields)).not.toContain('canary')
    expect(fields.type).toBe('image/webp')
  }
})

test('boxes of one’s own: put by a tap, moved and sized by keys, taken away and brought back', async ({
  page,
  content,
}) => {
  const handed = await noteHanded(page)
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  await photos.choose(await cameraFile(page))
  await expect(page.getByText(photos.words.foundNone)).toBeVisible({ timeout: 60_000 })
  await tapAt(page.locator('.photo-boxes'), 0.25, 0.25)
  await tapAt(page.locator('.photo-boxes'), 0.75, 0.75)
  await tapAt(page.locator('.photo-boxes'), 0.25, 0.75)
  await expect(photos.boxes).toHaveCount(3)

  // The first goes ten steps to the right and grows, the second is taken away and brought back, the third deleted.
  await photos.boxes.nth(0).focus()
  for (let step = 0; step < 10; step += 1) await page.keyboard.press('ArrowRight')
  for (let step = 0; step < 10; step += 1) await page.keyboard.press('Shift+ArrowDown')
  await photos.boxes.nth(1).click()
  await expect(photos.boxes.nth(1)).toHaveAttribute('aria-pressed', 'false')
  await photos.boxes.nth(1).press('Enter')
  await expect(photos.boxes.nth(1)).toHaveAttribute('aria-pressed', 'true')
  await photos.boxes.nth(2).press('Delete')
  await expect(photos.boxes).toHaveCount(2)
  await tapAt(page.locator('.photo-boxes'), 0.75, 0.25)
  await photos.boxes.nth(2).click()
  await photos.sendOpen()
  await expect(photos.cards.first()).toHaveAttribute('data-state', 'sent', { timeout: 20_000 })

  const [sent] = await handed()
  // A box that a tap puts has a side of 0.16 of the shorter one: 0.12 of the width of this photo.
  const { colours } = await coloursIn(page, sent?.bytes ?? Buffer.of(), [
    { x: 0.35, y: 0.25 },
    { x: 0.35, y: 0.41 },
    { x: 0.25, y: 0.25 },
    { x: 0.75, y: 0.75 },
    { x: 0.25, y: 0.75 },
    { x: 0.75, y: 0.25 },
  ])
  const expected = [BLACK, BLACK, RED, BLACK, YELLOW, GREEN]
  expect(colours.map((colour, at) => isAbout(colour, expected[at]))).toEqual(expected.map(() => true))
})

test('a mosaic is of few blocks in what is sent', async ({ page, content }) => {
  const handed = await noteHanded(page)
  const photos = new PhotosOnPage(page, 'en', content.begun.link)
  await photos.open()
  await photos.choose(THREE_FACES)
  await expect(page.getByText(photos.words.misses)).toBeVisible({ timeout: 60_000 })
  await page.getByRole('radio', { name: photos.words.styles.mosaic }).check()
  await photos.sendOpen()
  await expect(photos.cards.first()).toHaveAttribute('data-state', 'sent', { timeout: 20_000 })
  const [sent] = await handed()
  const [{ x, y }] = FACES
  // Along a line through a face colours change a few times, and not with every pixel.
  const line = Array.from({ length: 100 }, (_, at) => ({ x: x - 0.05 + at / 1000, y }))
  const { colours } = await coloursIn(page, sent?.bytes ?? Buffer.of(), line)
  const changes = colours.filter((colour, at) => at > 0 && !isAbout(colour, colours[at - 1], 6)).length
  expect(changes).toBeGreaterThan(0)
  expect(changes).toBeLessThanOrEqual(12)
})

test('without the finder a finger covers, and the page says so', async ({ page, content }) => {
  await page.route('**/assets/face-model-*', (route) => route.abort())
  const photos = new PhotosOnPage(page, 'fa', content.begun.link)
  await photos.open()
  await photos.choose(THREE_FACES)
  await expect(page.getByText(photos.words.noFinder)).toBeVisible()
  await page.getByRole('button', { name: photos.words.add }).click()
  await expect(photos.boxes).toBeFocused()
  await photos.sendOpen()
  await expect(photos.cards.first()).toHaveAttribute('data-state', 'sent', { timeout: 20_000 })
})

async function tapAt(place: Locator, x: number, y: number): Promise<void> {
  const box = await place.boundingBox()
  if (!box) throw new Error('there is no photo')
  await place.click({ position: { x: box.width * x, y: box.height * y } })
}

function isAbout(colour: Colour | undefined, wanted: Colour | undefined, shades = ENCODED): boolean {
  if (!colour || !wanted) return false
  return colour.every((value, at) => Math.abs(value - (wanted[at] ?? 0)) <= shades)
}
