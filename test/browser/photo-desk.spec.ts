import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { messages } from '../../worker/messages/messages.ts'
import { paths } from '../../worker/paths.ts'
import { DeskPhotosOnPage, sendDayPhoto } from './support/desk-photos.ts'
import { LOOKED_AT } from './support/pages.ts'
import { coloursIn, FACES, THREE_FACES } from './support/photos.ts'
import { sessionFile, siteSetting } from './support/site-settings.ts'
import { test } from './support/test.ts'

/** WCAG 2.2 AA, as far as a program can judge it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** Shades by which black may differ after it was encoded twice. */
const ENCODED = 40

async function statusOf(page: Page, path: string): Promise<number> {
  return (await page.request.get(path)).status()
}

/** Sends so many photos for the day of the content. */
async function send(count: number, day: string): Promise<string[]> {
  const keys: string[] = []
  for (let n = 0; n < count; n += 1) keys.push(await sendDayPhoto(siteSetting('SITE_ORIGIN'), day, `Umbrellas ${n}`))
  return keys
}

test('keys decide where the browser keeps nothing of sites, too', async ({ coordinator, content }) => {
  const [key = ''] = await send(1, content.day)
  await coordinator.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError')
      },
    })
  })
  const desk = new DeskPhotosOnPage(coordinator, 'en')
  await desk.open()
  await desk.goTo(key, 'j')
  await coordinator.keyboard.press('r')
  await expect(desk.photo(key)).toHaveCount(0)
})

for (const lang of LOOKED_AT)
  test(`photos are decided on by keyboard alone, in ${lang}`, async ({ coordinator, newcomer, content }) => {
    const [first = '', second = '', third = ''] = await send(3, content.day)
    const desk = new DeskPhotosOnPage(coordinator, lang)
    const visitor = await newcomer()
    const { keyboard } = coordinator
    await desk.open()
    await keyboard.press('?')
    await expect(coordinator.getByRole('dialog', { name: desk.words.keysTitle })).toBeVisible()
    // Behind the list of keys none of them does anything.
    await keyboard.press('r')
    await keyboard.press('Escape')

    await desk.goTo(first, 'j')
    await keyboard.press(lang === 'fa' ? 'ArrowLeft' : 'ArrowRight')
    await expect(desk.photo(second)).toBeFocused()
    await keyboard.press(lang === 'fa' ? 'ArrowRight' : 'ArrowLeft')
    await expect(desk.photo(first)).toBeFocused()
    await desk.seen(first)
    await keyboard.press('a')
    await expect(desk.photo(first)).toHaveCount(0)
    await expect(desk.photo(second)).toBeFocused()
    await expect(coordinator.getByRole('status')).toContainText(desk.words.done.publish)
    expect(await statusOf(visitor, paths.photo(first))).toBe(200)

    // In a field they are letters.
    await desk.photo(second).locator('summary').first().press('Enter')
    const caption = desk.photo(second).locator('textarea').first()
    await caption.fill('')
    await caption.pressSequentially('rack?')
    await expect(caption).toHaveValue('rack?')
    await desk.photo(second).focus()
    await keyboard.press('r')
    await expect(desk.photo(second)).toHaveCount(0)
    await expect(desk.photo(third)).toBeFocused()
    expect(await statusOf(coordinator, paths.deskPhoto(lang, second))).toBe(404)

    // By the place of a letter where the keyboard is Persian; and Enter.
    await coordinator.evaluate(() =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ؤ', code: 'KeyC', bubbles: true, cancelable: true }),
      ),
    )
    await expect(desk.photo(third).locator('details[data-cover]')).toHaveAttribute('open')
    await desk.photo(third).focus()
    await keyboard.press('Enter')
    await expect(desk.photo(third)).toHaveCount(0)
    expect(await statusOf(visitor, paths.photoPage(lang, third))).toBe(200)
  })

test('keys can be turned off, and stay so', async ({ coordinator, content }) => {
  const [key = ''] = await send(1, content.day)
  const desk = new DeskPhotosOnPage(coordinator, 'en')
  await desk.open()
  await coordinator.getByRole('button', { name: desk.words.keys }).click()
  await coordinator.getByRole('checkbox', { name: desk.words.keysOn }).uncheck()
  await coordinator.getByRole('button', { name: desk.words.keysClose }).click()
  await desk.open()
  await desk.photo(key).focus()
  for (const each of ['r', 'a', 'Enter', '?']) await coordinator.keyboard.press(each)
  await expect(desk.photo(key)).toBeFocused()
  await desk.button(key, desk.words.refuse).click()
  await expect(desk.photo(key)).toHaveCount(0)
})

test('who comes second is told where they decide', async ({ coordinator, newcomer, content }) => {
  const [key = ''] = await send(1, content.day)
  const other = new DeskPhotosOnPage(await newcomer({ storageState: sessionFile() }), 'en')
  const desk = new DeskPhotosOnPage(coordinator, 'en')
  await other.open()
  await desk.open()
  await desk.button(key, desk.words.publish).click()
  await expect(desk.photo(key)).toHaveCount(0)
  await other.button(key, other.words.refuse).click()
  await expect(other.photo(key).getByRole('alert')).toHaveText(messages.en.desk.stale)
  expect(await statusOf(coordinator, paths.photo(key))).toBe(200)
})

test('faces are covered by keyboard, and what was there is gone', async ({ coordinator, content }) => {
  const [key = ''] = await send(1, content.day)
  const desk = new DeskPhotosOnPage(coordinator, 'en')
  const { keyboard } = coordinator
  await desk.open()
  await desk.goTo(key, 'j')
  await keyboard.press('c')
  const add = coordinator.getByRole('button', { name: messages.en.photoTool.add })
  await expect(add).toBeFocused()
  await keyboard.press('Enter')
  const box = coordinator.locator('.photo-box')
  await expect(box).toBeFocused()
  // Neither does a letter decide meanwhile, nor does an arrow leave the photo.
  for (const each of ['r', 'a', 'j']) await keyboard.press(each)
  for (let n = 0; n < 11; n += 1) await keyboard.press('ArrowRight')
  for (let n = 0; n < 21; n += 1) await keyboard.press('ArrowUp')
  await expect(desk.photo(key)).toHaveCount(1)
  await coordinator.locator('.desk-cover').getByRole('button', { name: desk.words.coverSend }).press('Enter')
  await expect(coordinator.getByRole('status')).toContainText(desk.words.done.cover)
  await expect(desk.photo(key)).toBeFocused()
  await desk.seen(key)
  const shown = await desk.photo(key).locator('.desk-photo-picture img').getAttribute('src')
  const bytes = await (await coordinator.request.get(shown ?? '')).body()
  const [, second = FACES[0]] = FACES
  const { colours } = await coloursIn(coordinator, bytes, [second, { x: 0.05, y: 0.9 }])
  expect(Math.max(...(colours[0] ?? [255]))).toBeLessThan(ENCODED)
  expect(Math.max(...(colours[1] ?? [0]))).toBeGreaterThan(ENCODED)
  // It can be decided on as it now is.
  await keyboard.press('a')
  await expect(desk.photo(key)).toHaveCount(0)
  expect(await (await coordinator.request.get(paths.photo(key))).body()).toEqual(bytes)
})

test('without scripts it is a list with buttons, and a photo is removed by who is in it', async ({
  newcomer,
  content,
}) => {
  const [key = '', refused = ''] = await send(2, content.day)
  const page = await newcomer({ storageState: sessionFile(), javaScriptEnabled: false })
  const desk = new DeskPhotosOnPage(page, 'en')
  await desk.open()
  await desk.photo(key).getByText(desk.words.cover).click()
  await desk.photo(key).locator('input[type="file"]').setInputFiles(THREE_FACES)
  await desk.button(key, desk.words.coverSend).click()
  await expect(page).toHaveURL(new RegExp(`${paths.deskPhotos('en')}#photo-${key}$`))
  await desk.photo(key).getByText(desk.words.addDescription).click()
  await desk.photo(key).locator('textarea').nth(1).fill('Three people under umbrellas')
  await desk.button(key, desk.words.save).click()
  await expect(desk.photo(key).getByRole('img', { name: 'Three people under umbrellas' })).toBeVisible()
  await desk.button(key, desk.words.publish).click()
  await expect(desk.photo(key)).toHaveCount(0)
  await desk.button(refused, desk.words.refuse).click()
  await expect(desk.photo(refused)).toHaveCount(0)

  const pictured = await newcomer({ javaScriptEnabled: false })
  const t = messages.es.photoDesk.removal
  await pictured.goto(paths.photoPage('es', key))
  await pictured.getByLabel(t.reason).fill('Salgo yo.')
  await pictured.getByRole('button', { name: t.send }).click()
  await expect(pictured.getByRole('heading', { name: t.thanks })).toBeVisible()
  await expect(pictured.getByText(t.hidden)).toBeVisible()
  await pictured.goto(paths.photoPage('es', key))
  await expect(pictured.getByRole('heading', { name: t.gone })).toBeVisible()
  await desk.open()
  await expect(desk.photo(key)).toContainText('Salgo yo.')
  await desk.button(key, desk.words.restore).click()
  await pictured.goto(paths.photoPage('es', key))
  await expect(pictured.getByRole('img', { name: 'Three people under umbrellas' })).toBeVisible()
})

for (const lang of LOOKED_AT)
  test(`neither the desk of photos nor the page of one has a barrier in ${lang}`, async ({ coordinator, content }) => {
    test.setTimeout(90_000)
    const [key = '', waiting = ''] = await send(2, content.day)
    const desk = new DeskPhotosOnPage(coordinator, lang)
    await desk.open()
    await desk.button(key, desk.words.publish).click()
    await expect(desk.photo(key)).toHaveCount(0)
    const open = [
      ['the page', () => coordinator.goto(paths.photoPage(lang, key))],
      ['the desk', () => desk.open()],
      [
        'covering',
        async () => {
          await desk.photo(waiting).getByText(desk.words.cover).click()
          await coordinator.getByRole('button', { name: messages[lang].photoTool.add }).click()
        },
      ],
    ] as const
    for (const [name, go] of open) {
      await go()
      for (const [width, colorScheme] of [
        [1280, 'light'],
        [320, 'dark'],
      ] as const) {
        await coordinator.setViewportSize({ width, height: 700 })
        await coordinator.emulateMedia({ colorScheme })
        const { violations } = await new AxeBuilder({ page: coordinator }).setLegacyMode().withTags(RULES).analyze()
        const found = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
        )
        expect.soft(found, `${name}, ${width} ${colorScheme}`).toEqual([])
        const sideways = await coordinator.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        expect.soft(sideways, `${name}, ${width}`).toBeLessThanOrEqual(0)
      }
    }
    await desk.open()
    await desk.button(waiting, desk.words.refuse).click()
  })
