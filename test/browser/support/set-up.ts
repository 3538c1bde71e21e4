import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSite } from './site.ts'

/** Starts the site before the first test and ends it after the last; hands on where it is in the environment. */
export default async function setUp(): Promise<() => Promise<void>> {
  const site = await startSite()
  const shared = await mkdtemp(join(tmpdir(), 'hamseda-browser-shared-'))
  Object.assign(process.env, { SITE_ORIGIN: site.origin, SITE_SIGN_IN_LINK: site.signInLink, SITE_SHARED: shared })
  return async () => {
    await rm(shared, { recursive: true, force: true })
    await site.stop()
  }
}
