import { readFile } from 'node:fs/promises'
import { type BrowserContextOptions, test as base, type Page } from '@playwright/test'
import type { Content } from './content.ts'
import { contentFile, invitationFile, sessionFile } from './site-settings.ts'

/** A link that lets another coordinator in, once. */
export function readInvitation(): Promise<string> {
  return readFile(invitationFile(), 'utf8')
}

/** What was put in before the tests. */
export async function readContent(): Promise<Content> {
  return JSON.parse(await readFile(contentFile(), 'utf8'))
}

type People = {
  /** Opens a page for somebody new: no cookie, no cache. They may be given another browser than the test's own. */
  newcomer: (options?: BrowserContextOptions) => Promise<Page>
  /** A page of the coordinator, who is signed in. */
  coordinator: Page
  content: Content
}

/** Tests with several people, each in a browser of their own. */
export const test = base.extend<People>({
  newcomer: async ({ browser }, use) => {
    const pages: Page[] = []
    await use(async (options) => {
      const page = await (await browser.newContext(options)).newPage()
      pages.push(page)
      return page
    })
    for (const page of pages) await page.context().close()
  },
  coordinator: async ({ newcomer }, use) => use(await newcomer({ storageState: sessionFile() })),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  content: async ({}, use) => use(await readContent()),
})
