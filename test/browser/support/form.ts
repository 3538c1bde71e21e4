import type { Locator, Page } from '@playwright/test'
import { en } from '../../../worker/messages/en.ts'

/** A form's field by its label, which may have "optional" after it. */
export function field(page: Page, label: string): Locator {
  return page.getByLabel(new RegExp(`^${RegExp.escape(label)}( \\(${en.submit.optional}\\))?$`))
}

/** The words that a reader hears with a field: its hint and its error. */
export async function describedAs(control: Locator): Promise<string> {
  const ids = (await control.getAttribute('aria-describedby')) ?? ''
  const texts = ids
    .split(' ')
    .filter(Boolean)
    .map((id) => control.page().locator(`[id="${id}"]`).innerText())
  return (await Promise.all(texts)).join(' ')
}

/** What a group types of an action; the rest of the form stays as it is. */
export type Typed = {
  title: string
  summary: string
  kind: string
  date: string
  from: string
  to: string
  city: string
}

/** Fills the registration form in, as a person does. */
export async function fillIn(page: Page, typed: Typed): Promise<void> {
  const { submit } = en
  await field(page, submit.kind).selectOption({ label: typed.kind })
  await field(page, submit.actionTitle).fill(typed.title)
  await field(page, submit.summary).fill(typed.summary)
  await field(page, submit.startDate).fill(typed.date)
  await field(page, submit.startTime).fill(typed.from)
  await field(page, submit.endTime).fill(typed.to)
  await field(page, submit.city).fill(typed.city)
  await page.getByRole('radio', { name: submit.tiers.exact }).check()
}

/** Sends the form that the page is about. */
export async function send(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click()
}
