import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserContextOptions, test as base, type Page } from '@playwright/test'
import type { Content } from './content.ts'

/** What the set-up leaves in the environment. */
export function siteSetting(name: 'SITE_ORIGIN' | 'SITE_SIGN_IN_LINK' | 'SITE_SHARED'): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: the tests run by test/browser/playwright.config.ts alone`)
  return value
}

/** The file with the session of the coordinator who signed in before the tests. */
export function sessionFile(): string {
  return join(siteSetting('SITE_SHARED'), 'session.json')
}

function contentFile(): string {
  return join(siteSetting('SITE_SHARED'), 'content.json')
}

/** Hands on what was put in to the tests that follow. */
export async function keepContent(content: Content): Promise<void> {
  await writeFile(contentFile(), JSON.stringify(content))
}

/** Hands on a link that lets another coordinator in, once. */
export async function keepInvitation(link: string): Promise<void> {
  await writeFile(invitationFile(), link)
}

/** The link that was handed on. */
export function readInvitation(): Promise<string> {
  return readFile(invitationFile(), 'utf8')
}

function invitationFile(): string {
  return join(siteSetting('SITE_SHARED'), 'invitation.txt')
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
