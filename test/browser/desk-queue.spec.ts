import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { messages } from '../../worker/messages/messages.ts'
import { paths } from '../../worker/paths.ts'
import { Client } from './support/client.ts'
import { registration } from './support/content.ts'
import { LOOKED_AT } from './support/pages.ts'
import { siteSetting } from './support/site-settings.ts'
import { test } from './support/test.ts'

/** WCAG 2.2 AA, as far as a program can judge it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

for (const lang of LOOKED_AT)
  test(`the queue is worked through by keyboard, in ${lang}`, async ({ coordinator }) => {
    const t = messages[lang]
    const group = new Client(siteSetting('SITE_ORIGIN'))
    const titles = [`Lanterns ${lang} one`, `Lanterns ${lang} two`]
    for (const title of titles) await group.post(paths.submit('en'), registration({ title, city: 'Oslo' }))
    const { keyboard } = coordinator
    await coordinator.goto(paths.desk(lang))
    // On a wide screen the filter is there at once, and on a narrow one behind a press.
    await coordinator.getByLabel(t.queue.country).selectOption('NO')
    await coordinator.getByRole('button', { name: t.queue.show }).click()
    await expect(coordinator).toHaveURL(/country=NO/)
    await keyboard.press('?')
    await expect(coordinator.getByRole('dialog', { name: t.queue.keys.title })).toBeVisible()
    await keyboard.press('Escape')
    const link = (title: string) => coordinator.getByRole('link', { name: title })
    const focused = () => coordinator.evaluate(() => document.activeElement?.textContent ?? '')
    for (let step = 0; step < 30 && (await focused()) !== titles[0]; step += 1) await keyboard.press('j')
    await expect(link(titles[0] ?? '')).toBeFocused()
    await keyboard.press('Enter')
    await expect(coordinator.getByRole('heading', { level: 1, name: titles[0] ?? '' })).toBeVisible()
    expect((await new AxeBuilder({ page: coordinator }).withTags(RULES).analyze()).violations).toEqual([])
    const page = coordinator.url()
    for (const [key, words] of [
      ['r', t.desk.rejectReason],
      ['a', t.queue.askLabel],
    ] as const) {
      await keyboard.press(key)
      await expect(coordinator.getByRole('textbox', { name: words })).toBeFocused()
      // In a field a letter is a letter.
      await keyboard.type('p')
      await expect(coordinator.getByRole('textbox', { name: words })).toHaveValue('p')
      await coordinator.getByRole('heading', { level: 1 }).click()
      await coordinator.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur())
    }
    await keyboard.press('p')
    await expect(coordinator.getByRole('heading', { level: 1, name: titles[0] ?? '' })).toHaveCount(0)
    await coordinator.goto(paths.desk(lang, { country: 'NO' }))
    await expect(link(titles[0] ?? '')).toHaveCount(0)
    await expect(link(titles[1] ?? '')).toHaveCount(1)
    // What is public by now can be cancelled.
    await coordinator.goto(page)
    await keyboard.press('c')
    await expect(coordinator.getByRole('textbox', { name: t.queue.cancelled.label })).toBeFocused()
    expect((await new AxeBuilder({ page: coordinator }).withTags(RULES).analyze()).violations).toEqual([])
    await keyboard.type('The square is closed.')
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await expect(coordinator.locator('.just-decided')).toContainText(t.queue.decisions.cancel)
    await coordinator.goto(paths.desk(lang, { country: 'NO' }))
    expect((await new AxeBuilder({ page: coordinator }).withTags(RULES).analyze()).violations).toEqual([])
  })

test('all of what waits is ticked by a link on a phone, and decided on in reach', async ({ coordinator }) => {
  const t = messages.en
  const group = new Client(siteSetting('SITE_ORIGIN'))
  const titles = Array.from({ length: 9 }, (_, at) => `Choir ${at}`)
  for (const title of titles) await group.post(paths.submit('en'), registration({ title, city: 'Dublin' }))
  await coordinator.setViewportSize({ width: 390, height: 844 })
  await coordinator.goto(paths.desk('en'))
  await expect(coordinator.getByLabel(t.queue.country)).toBeHidden()
  await coordinator.getByText(t.queue.filter, { exact: true }).click()
  await coordinator.getByLabel(t.queue.country).selectOption('IE')
  await coordinator.getByRole('button', { name: t.queue.show }).click()
  await coordinator.getByRole('link', { name: t.queue.many.open }).click()
  await coordinator.getByRole('link', { name: t.queue.many.all(9) }).click()
  const boxes = coordinator.getByRole('checkbox')
  await expect(boxes).toHaveCount(9)
  for (const box of await boxes.all()) await expect(box).toBeChecked()
  expect((await new AxeBuilder({ page: coordinator }).withTags(RULES).analyze()).violations).toEqual([])
  const publish = coordinator.getByRole('button', { name: t.safetyDesk.bulk.publish })
  await expect(publish).toBeInViewport()
  // What has the focus is not below the button.
  await boxes.first().focus()
  for (let step = 0; step < 16; step += 1) {
    await coordinator.keyboard.press('Tab')
    const [focused, bar] = await coordinator.evaluate(() => [
      document.activeElement?.getBoundingClientRect().bottom ?? 0,
      document.querySelector('.bulk-bar')?.getBoundingClientRect().top ?? 0,
    ])
    expect(focused).toBeLessThanOrEqual(bar ?? 0)
  }
  await publish.click()
  await expect(coordinator.getByText(t.safetyDesk.run.states.done)).toBeVisible()
})
