import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSite } from './site.ts'
import { SITES, siteVariable } from './site-settings.ts'

/** Starts a site for each worker before the first test and ends them after the last; hands on where they are in the environment. */
export default async function setUp(): Promise<() => Promise<void>> {
  const ends: (() => Promise<void>)[] = []
  const end = async () => {
    for (const ended of await Promise.allSettled(ends.map((end) => end())))
      if (ended.status === 'rejected') throw ended.reason
  }
  try {
    for (let index = 0; index < SITES; index += 1) {
      const site = await startSite()
      ends.push(site.stop)
      const shared = await mkdtemp(join(tmpdir(), 'hamseda-browser-shared-'))
      ends.push(() => rm(shared, { recursive: true, force: true }))
      process.env[siteVariable('SITE_ORIGIN', index)] = site.origin
      process.env[siteVariable('SITE_SIGN_IN_LINK', index)] = site.signInLink
      process.env[siteVariable('SITE_SHARED', index)] = shared
    }
  } catch (error) {
    await end()
    throw error
  }
  return end
}
