import { expect, type Locator } from '@playwright/test'
import { en } from '../../worker/messages/en.ts'
import { messages } from '../../worker/messages/messages.ts'
import { paths } from '../../worker/paths.ts'
import { barriers, expectNoBarriers, WIDE } from './support/barriers.ts'
import { dateFromToday } from './support/content.ts'
import { field, send } from './support/form.ts'
import { MapOnPage } from './support/map.ts'
import { KINDS_OF_PAGE, LOOKED_AT } from './support/pages.ts'
import { test } from './support/test.ts'

/** Milliseconds, on a machine that is busy with other things. */
const ALL_PAGES_WITHIN = 240_000
/** Presses of Tab: enough to come from the top of a page past its map, or to the end of the form. */
const STOPS = 45

// What is looked at in two languages takes long, and need not be one after the other.
test.describe.configure({ mode: 'parallel' })

for (const lang of LOOKED_AT) {
  test.describe(`in ${lang}`, () => {
    test('no page has a barrier, light or dark, wide or narrow', async ({ page: visitor, coordinator, content }) => {
      test.setTimeout(ALL_PAGES_WITHIN)
      for (const [name, { path, desk }] of Object.entries(KINDS_OF_PAGE)) {
        const page = desk ? coordinator : visitor
        await page.setViewportSize(WIDE)
        await page.goto(path(lang, content))
        await expectNoBarriers(page, lang, name)
      }
    })

    test('nor has a form with errors', async ({ page }) => {
      const t = messages[lang]
      await page.goto(paths.submit(lang))
      await send(page, t.submit.send)
      await expect(page.getByRole('alert')).toBeFocused()
      await expectNoBarriers(page, lang, 'form with errors')
    })

    test('nor has an open marker', async ({ page }) => {
      await page.goto(paths.home(lang))
      const map = new MapOnPage(page, lang)
      await map.drawn()
      const lone = (await map.names()).find((name) => map.standsFor(name) === 1) ?? ''
      await map.tabTo(lone)
      await page.keyboard.press('Enter')
      await expect(map.region.getByRole('link').first()).toBeFocused()
      expect(await barriers(page)).toEqual([])
    })
  })
}

test('the first press of Tab offers to skip to the content', async ({ page }) => {
  await page.goto(paths.home('en'))
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: en.nav.skip })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.getByRole('main').evaluate((main) => main.contains(document.activeElement))).toBe(true)
})

test('whatever has the focus shows it', async ({ page, content }) => {
  for (const path of [paths.home('en'), paths.submit('en', content.day)]) {
    await page.goto(path)
    await new MapOnPage(page, 'en').drawnIfThere()
    const hidden: string[] = []
    for (let stop = 0; stop < STOPS; stop += 1) {
      await page.keyboard.press('Tab')
      const unseen = await page.evaluate(() => {
        const focused = document.activeElement
        if (!focused || focused === document.body) return null
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused)
        const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
        return outlined || boxShadow !== 'none' ? null : focused.outerHTML.slice(0, 120)
      })
      if (unseen) hidden.push(unseen)
    }
    expect(hidden, path).toEqual([])
  }
})

test('the form is filled in, sent and put right by keyboard alone', async ({ page }) => {
  await page.goto(paths.submit('en'))
  const { keyboard } = page
  const tabTo = async (target: Locator): Promise<void> => {
    for (let pressed = 0; pressed < STOPS; pressed += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await keyboard.press('Tab')
    }
    throw new Error(`${target} is not reached by ${STOPS} presses of Tab`)
  }
  const type = async (label: string, text: string): Promise<void> => {
    await tabTo(field(page, label))
    await keyboard.type(text)
  }
  await type(en.submit.kind, en.kinds.vigil)
  await type(en.submit.actionTitle, 'Candles by keyboard')
  await type(en.submit.startDate, digitsOfADate())
  await type(en.submit.startTime, '1800')
  await type(en.submit.city, 'Oslo')
  await tabTo(page.getByRole('radio', { name: en.submit.tiers.exact }))
  await keyboard.press('Space')
  await tabTo(field(page, en.submit.email))
  await keyboard.press('Enter')

  // The summary has the focus and leads to what is missing.
  await expect(page.getByRole('alert')).toBeFocused()
  await keyboard.press('Tab')
  await expect(page.getByRole('alert').getByRole('link', { name: en.submit.summary })).toBeFocused()
  await keyboard.press('Enter')
  await expect(field(page, en.submit.summary)).toBeFocused()
  await keyboard.type('A candle for each name.')
  await tabTo(field(page, en.submit.email))
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: en.manage.thanks })).toBeVisible()
})

/** A date to come as it is typed: 02022027 for 2 February 2027, the same whether day or month comes first. */
function digitsOfADate(): string {
  const month = dateFromToday(0).slice(5, 7) === '12' ? 1 : Number(dateFromToday(0).slice(5, 7)) + 1
  const year = Number(dateFromToday(0).slice(0, 4)) + (month === 1 ? 1 : 0)
  return `${String(month).padStart(2, '0').repeat(2)}${year}`
}

test('the language switch keeps the page', async ({ page, content }) => {
  const kept = [
    paths.home('en', { kind: 'march', from: '2022-01-01', to: null }),
    paths.day('en', content.day),
    paths.action('en', content.published.id),
    paths.group('en', content.group),
    paths.submit('en', content.day),
    paths.manage('en', content.changed.link),
    paths.about('en'),
  ]
  for (const path of kept) {
    await page.goto(path)
    await page.getByRole('navigation', { name: en.nav.language }).getByRole('link', { name: 'فارسی' }).click()
    await expect(page).toHaveURL(paths.inLanguage(path, 'fa'))
    await expect(page.locator('html')).toHaveAttribute('lang', 'fa')
  }
})

/** Milliseconds: Leaflet's animation, and some more. */
const ZOOM_TAKES = 500

test('nothing moves for those who asked for less motion', async ({ newcomer }) => {
  const movements = async (reducedMotion: 'reduce' | 'no-preference'): Promise<number> => {
    const page = await newcomer({ reducedMotion })
    await page.addInitScript(() => {
      const counter = Object.assign(globalThis, { movements: 0 })
      for (const event of ['transitionrun', 'animationstart'])
        document.addEventListener(event, () => {
          counter.movements += 1
        })
    })
    await page.goto(paths.home('en'))
    const map = new MapOnPage(page, 'en')
    await map.drawn()
    const before = await map.names()
    const cluster = before.find((name) => map.standsFor(name) > 1) ?? ''
    await map.region.getByRole('button', { name: cluster, exact: true }).first().focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => map.names()).not.toEqual(before)
    // A cluster far from the middle is gone to in one step, whoever asks; a button zooms where the map is.
    await page.getByRole('button', { name: en.map.zoomOut }).click()
    await page.waitForTimeout(ZOOM_TAKES)
    return page.evaluate(() => Number(Reflect.get(globalThis, 'movements')))
  }
  expect(await movements('reduce')).toBe(0)
  // Where nobody asked, the map does move: the count would have noticed it.
  expect(await movements('no-preference')).toBeGreaterThan(0)
})
