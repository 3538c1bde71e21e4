import { expect } from '@playwright/test'
import { PinOnForm } from './support/pin.ts'
import { test } from './support/test.ts'

/** Touches of a finger on its way. */
const STEPS = 8
/** Milliseconds in which a page that still rolls has moved. */
const PAUSE_MS = 200
const FIVE_DECIMALS = /^-?\d+\.\d{5}$/

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })

test('one finger on the map scrolls the page, on the pin it moves the pin, and a tap puts it', async ({ page }) => {
  const form = new PinOnForm(page, 'fa')
  await form.open('برلین', 'برلین')
  await expect(page.locator('.two-fingers')).toBeVisible()
  await form.map.evaluate((map) => map.scrollIntoView({ block: 'center' }))
  const scrolled = () => page.evaluate(() => window.scrollY)
  const client = await page.context().newCDPSession(page)
  const swipe = async (x: number, y: number, by: [x: number, y: number]) => {
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
    for (let step = 1; step <= STEPS; step += 1)
      await client.send('Input.dispatchTouchEvent', {
        type: 'touchMove',
        touchPoints: [{ x: x + (by[0] * step) / STEPS, y: y + (by[1] * step) / STEPS }],
      })
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }

  const box = await form.map.boundingBox()
  if (!box) throw new Error('there is no map')
  const before = await scrolled()
  await swipe(box.x + 60, box.y + box.height - 40, [0, -200])
  await expect.poll(scrolled).toBeGreaterThan(before + 100)
  expect(await form.point()).toEqual(['', ''])

  // A page that was swiped rolls on for a while.
  await expect
    .poll(async () => {
      const here = await scrolled()
      await page.waitForTimeout(PAUSE_MS)
      return (await scrolled()) - here
    })
    .toBe(0)
  await form.map.evaluate((map) => map.scrollIntoView({ block: 'center' }))
  const pin = await form.pin.boundingBox()
  if (!pin) throw new Error('there is no pin')
  expect(Math.min(pin.width, pin.height)).toBeGreaterThanOrEqual(44)
  const still = await scrolled()
  await swipe(pin.x + pin.width / 2, pin.y + pin.height / 2, [40, -40])
  await expect(form.lat).toHaveValue(FIVE_DECIMALS)
  expect(await scrolled()).toBe(still)

  const [held] = await form.point()
  const now = await form.map.boundingBox()
  await page.touchscreen.tap((now?.x ?? 0) + 80, (now?.y ?? 0) + 200)
  await expect(form.lat).not.toHaveValue(held)
})
