import { join } from 'node:path'

/** How many tests run at a time, each worker on a site of its own: what one puts in is in nobody else's way. */
export const SITES = 2

type Setting = 'SITE_ORIGIN' | 'SITE_SIGN_IN_LINK' | 'SITE_SHARED'

/** The variable in which the set-up leaves where the site of a worker is. */
export const siteVariable = (name: Setting, index: number): string => `${name}_${index}`

/** Which site is this worker's: Playwright numbers those that run at a time from 0, and one that follows another has its number. */
function ownIndex(): number {
  return Number(process.env.TEST_PARALLEL_INDEX ?? 0)
}

/** What the set-up has left in the environment; throws where no set-up was. */
export function siteSetting(name: Setting, index = ownIndex()): string {
  const value = process.env[siteVariable(name, index)]
  if (!value) throw new Error(`${name} is not set: the tests run by test/browser/playwright.config.ts alone`)
  return value
}

/** The file with the session of the coordinator who signed in before the tests. */
export function sessionFile(index?: number): string {
  return join(siteSetting('SITE_SHARED', index), 'session.json')
}

/** The file with what was put in before the tests. */
export function contentFile(index?: number): string {
  return join(siteSetting('SITE_SHARED', index), 'content.json')
}

/** The file with a link that lets another coordinator in, once. */
export function invitationFile(index?: number): string {
  return join(siteSetting('SITE_SHARED', index), 'invitation.txt')
}
