import { expect } from '@playwright/test'
import { en } from '../../worker/messages/en.ts'
import { paths } from '../../worker/paths.ts'
import { test } from './support/test.ts'

test('from the list of who has not reported, one press leads to a report in their place', async ({ coordinator }) => {
  await coordinator.goto(paths.deskUnreported('en'))
  const first = coordinator.getByRole('link', { name: en.letters.desk.reportFor }).first()
  const form = await first.getAttribute('href')
  // The link of its title fills the whole card.
  await first.click()
  await expect(coordinator).toHaveURL(form ?? '')
  await expect(coordinator.getByRole('heading', { level: 1, name: en.letters.desk.reportFor })).toBeVisible()
})
