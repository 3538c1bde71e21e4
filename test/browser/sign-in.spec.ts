import { expect } from '@playwright/test'
import { en } from '../../worker/messages/en.ts'
import { paths } from '../../worker/paths.ts'
import { test } from './support/test.ts'
import { addAuthenticator } from './support/virtual-authenticator.ts'

const { signIn } = en

test('signing in says plainly that it needs a script', async ({ newcomer }) => {
  const page = await newcomer({ javaScriptEnabled: false })
  await page.goto(paths.signIn('en'))
  await expect(page.getByText(signIn.needsScript)).toBeVisible()
  await expect(page.getByRole('button', { name: signIn.button })).toBeHidden()
})

test('a browser that knows no passkeys says so', async ({ newcomer }) => {
  const page = await newcomer()
  await page.addInitScript(() => Reflect.deleteProperty(window, 'PublicKeyCredential'))
  await page.goto(paths.signIn('en'))
  await expect(page.getByText(signIn.noSupport)).toBeVisible()
  await expect(page.getByRole('button', { name: signIn.button })).toBeDisabled()
})

test('a device without a passkey of the site signs nobody in, and its owner can try again', async ({ newcomer }) => {
  const page = await newcomer()
  await addAuthenticator(page, 'internal')
  await page.goto(paths.signIn('en'))
  await page.getByRole('button', { name: signIn.button }).click()
  await expect(page.getByText(signIn.cancelled)).toBeVisible()
  await expect(page.getByRole('button', { name: signIn.button })).toBeEnabled()
})
