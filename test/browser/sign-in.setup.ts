import { expect } from '@playwright/test'
import { en } from '../../worker/messages/en.ts'
import { Client } from './support/client.ts'
import { putContent } from './support/content.ts'
import { keepContent, sessionFile, siteSetting, test } from './support/test.ts'

test('the printed link signs a coordinator in, once', async ({ page, newcomer }) => {
  const link = siteSetting('SITE_SIGN_IN_LINK')
  // Whoever fetches the link beforehand, as previews do, uses nothing up.
  await page.goto(link)
  await page.reload()
  await page.getByRole('button', { name: en.signIn.button }).click()
  await expect(page.getByRole('heading', { level: 1, name: en.desk.queue })).toBeVisible()
  await page.context().storageState({ path: sessionFile() })

  const late = await newcomer()
  await late.goto(link)
  await expect(late.getByText(en.signIn.expired)).toBeVisible()
})

test('the content that the tests share goes in', async ({ coordinator }) => {
  const origin = siteSetting('SITE_ORIGIN')
  const [session] = await coordinator.context().cookies(origin)
  await keepContent(await putContent(new Client(origin), new Client(origin, session)))
})
