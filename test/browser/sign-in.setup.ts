import { writeFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { en } from '../../worker/messages/en.ts'
import { paths } from '../../worker/paths.ts'
import { Client } from './support/client.ts'
import { putContent } from './support/content.ts'
import { contentFile, invitationFile, SITES, sessionFile, siteSetting } from './support/site-settings.ts'
import { test } from './support/test.ts'
import { addAuthenticator } from './support/virtual-authenticator.ts'

test.describe.configure({ mode: 'parallel' })

for (let index = 0; index < SITES; index += 1)
  test.describe(`of site ${index + 1}`, () => {
    test.describe.configure({ mode: 'serial' })
    test.use({ baseURL: siteSetting('SITE_ORIGIN', index) })

    test('by the printed link a coordinator makes a passkey, once; they sign out, sign in, and make a second one', async ({
      page,
      newcomer,
    }) => {
      const link = siteSetting('SITE_SIGN_IN_LINK', index)
      const { signIn } = en
      const device = await addAuthenticator(page, 'internal')
      // Whoever fetches the link beforehand, as previews do, uses nothing up.
      await page.goto(link)
      await page.reload()
      await page.getByLabel(signIn.keyName).fill('This laptop')
      await page.getByRole('button', { name: signIn.make }).click()
      await expect(page.getByRole('heading', { level: 1, name: signIn.passkeys.title })).toBeVisible()
      await expect(page.getByText(signIn.passkeys.urge)).toBeVisible()
      expect(await device.credentials()).toBe(1)

      const late = await newcomer()
      await late.goto(link)
      await expect(late.getByText(signIn.expired)).toBeVisible()

      await page.getByRole('button', { name: en.desk.signOut }).click()
      await page.goto(paths.desk('en'))
      await expect(page).toHaveURL(paths.signIn('en'))
      await page.getByRole('button', { name: signIn.button }).click()
      await expect(page.getByRole('heading', { level: 1, name: en.desk.queue })).toBeVisible()

      await page.goto(paths.deskPasskeys('en'))
      await page.getByLabel(signIn.keyName).fill('The same laptop')
      await page.getByRole('button', { name: signIn.passkeys.addButton }).click()
      await expect(page.getByText(signIn.alreadyHere)).toBeVisible()

      await device.near(false)
      const key = await addAuthenticator(page, 'usb')
      await page.getByLabel(signIn.keyName).fill('A key in the drawer')
      await page.getByRole('button', { name: signIn.passkeys.addButton }).click()
      await expect(page.getByText('A key in the drawer')).toBeVisible()
      await expect(page.getByText(signIn.passkeys.urge)).toBeHidden()
      expect(await key.credentials()).toBe(1)

      await page.getByRole('button', { name: en.desk.signOut }).click()
      await page.goto(paths.signIn('en'))
      await page.getByRole('button', { name: signIn.button }).click()
      await expect(page.getByRole('heading', { level: 1, name: en.desk.queue })).toBeVisible()
      await page.context().storageState({ path: sessionFile(index) })

      await page.goto(paths.deskTeam('en'))
      await page.getByLabel(signIn.team.name, { exact: true }).fill('Night shift')
      await page.getByLabel(signIn.team.roles.owner).check()
      await page.getByRole('button', { name: signIn.team.inviteButton }).click()
      await writeFile(invitationFile(index), await page.getByRole('textbox', { name: signIn.team.link }).inputValue())
    })

    test('the content that the tests share goes in', async ({ newcomer }) => {
      const coordinator = await newcomer({ storageState: sessionFile(index) })
      const origin = siteSetting('SITE_ORIGIN', index)
      const [session] = await coordinator.context().cookies(origin)
      const content = await putContent(new Client(origin), new Client(origin, session))
      await writeFile(contentFile(index), JSON.stringify(content))
    })
  })
