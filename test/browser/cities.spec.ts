import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { messages } from '../../worker/messages/messages.ts'
import { paths } from '../../worker/paths.ts'
import type { Lang } from '../../worker/rules/languages.ts'
import { field } from './support/form.ts'
import { test } from './support/test.ts'

/** The field of the city, the list below it, and what a choice brings. */
async function form(page: Page, lang: Lang) {
  const { submit: t } = messages[lang]
  await page.goto(paths.submit(lang))
  return {
    city: page.getByRole('combobox', { name: t.city, exact: true }),
    list: page.getByRole('listbox', { name: t.suggestedCities }),
    country: page.locator('select[name="country"]'),
    zone: page.locator('select[name="zone"], input[name="zone"]'),
  }
}

test('a city is suggested while one types, and chosen by keyboard', async ({ page }) => {
  const { city, list, country, zone } = await form(page, 'en')
  await city.pressSequentially('tübing')
  await expect(list.getByRole('option').first()).toHaveText('Tübingen Germany')
  await expect(city).toHaveAttribute('aria-expanded', 'true')
  await page.keyboard.press('ArrowDown')
  await expect(list.getByRole('option', { selected: true })).toHaveText('Tübingen Germany')
  expect((await new AxeBuilder({ page }).include('.where').analyze()).violations).toEqual([])
  await page.keyboard.press('Enter')
  await expect(city).toHaveValue('Tübingen')
  await expect(list).toBeHidden()
  await expect(country).toHaveValue('DE')
  await expect(zone).toHaveValue('')
  // Another city is in another country, perhaps.
  await city.pressSequentially('x')
  await expect(country).toHaveValue('')
})

test('in Persian letters too, from right to left, and by a press', async ({ page }) => {
  const { city, list, country } = await form(page, 'fa')
  await city.pressSequentially('توبینگن')
  const option = list.getByRole('option').filter({ hasText: 'Tübingen' })
  await expect(option).toHaveText('Tübingen آلمان')
  const [below, above] = [await list.boundingBox(), await city.boundingBox()]
  expect(Math.abs((below?.x ?? 0) - (above?.x ?? 99))).toBeLessThanOrEqual(1)
  await option.click()
  await expect(city).toHaveValue('Tübingen')
  await expect(country).toHaveValue('DE')
})

test('what is typed without choosing stays, and Escape or the next field closes the list', async ({ page }) => {
  const { city, list } = await form(page, 'en')
  await city.pressSequentially('Nairo')
  await expect(list).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(city).toHaveValue('Nairo')
  await city.pressSequentially('bi')
  await expect(list).toBeVisible()
  await field(page, messages.en.submit.venue).focus()
  await expect(list).toBeHidden()
  await expect(city).toHaveValue('Nairobi')
})

test('without a line to the site the field is one like any other', async ({ page }) => {
  const { city, list } = await form(page, 'en')
  const asked = page.waitForRequest(/places\.json/)
  await page.route(/places\.json/, (route) => route.abort())
  await city.pressSequentially('Berlin')
  await asked
  await expect(list).toBeHidden()
  await expect(city).toHaveValue('Berlin')
})
