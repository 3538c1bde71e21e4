import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { chromiumOptions } from './support/chromium.ts'
import { SITES, siteVariable } from './support/site-settings.ts'

/** The site in a real browser, as visitors, organizers and coordinators have it. The files of a worker share its site. */
export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: join(import.meta.dirname, '../../test-results'),
  globalSetup: './support/set-up.ts',
  workers: SITES,
  retries: 0,
  reporter: 'list',
  use: {
    // Where the set-up has found the site; it runs before the tests read this.
    baseURL: process.env[siteVariable('SITE_ORIGIN', Number(process.env.TEST_PARALLEL_INDEX ?? 0))] ?? '',
    launchOptions: chromiumOptions(),
    locale: 'en-GB',
    reducedMotion: 'reduce',
    actionTimeout: 10_000,
  },
  projects: [
    { name: 'sign-in', testMatch: 'sign-in.setup.ts' },
    { name: 'site', testMatch: '*.spec.ts', dependencies: ['sign-in'] },
  ],
})
