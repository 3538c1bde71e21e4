import { expect } from '@playwright/test'
import { en } from '../../worker/messages/en.ts'
import { paths } from '../../worker/paths.ts'
import { DONE_AT_MOST } from '../../worker/rules/step-up.ts'
import { Client } from './support/client.ts'
import { siteSetting } from './support/site-settings.ts'
import { readInvitation, test } from './support/test.ts'
import { addAuthenticator } from './support/virtual-authenticator.ts'

test('who has changed much within an hour shows their passkey once, and what they typed is done', async ({ page }) => {
  const { signIn, desk } = en
  await addAuthenticator(page, 'internal')
  await page.goto(await readInvitation())
  await page.getByLabel(signIn.keyName).fill('The phone of the night shift')
  await page.getByRole('button', { name: signIn.make }).click()
  await expect(page.getByRole('heading', { level: 1, name: signIn.passkeys.title })).toBeVisible()
  const origin = siteSetting('SITE_ORIGIN')
  const [session] = await page.context().cookies(origin)
  const client = new Client(origin, session)
  for (let n = 0; n < DONE_AT_MOST.takes; n += 1) await client.post(paths.deskTexts('en'), {})

  await page.goto(paths.deskTexts('en'))
  const tagline = page.getByLabel(desk.textNames.tagline)
  await tagline.fill('Typed “before” <the passkey>')
  await page.getByRole('button', { name: desk.saveTexts }).click()
  await expect(page.getByRole('heading', { level: 1, name: signIn.stepUp.title })).toBeVisible()
  await page.getByRole('button', { name: signIn.stepUp.button }).click()
  await expect(page).toHaveURL(paths.deskTexts('en', 'saved'))
  await expect(tagline).toHaveValue('Typed “before” <the passkey>')
  // The count has begun anew.
  await tagline.fill('')
  await page.getByRole('button', { name: desk.saveTexts }).click()
  await expect(page).toHaveURL(paths.deskTexts('en', 'saved'))
  await expect(tagline).toHaveValue('')
})
