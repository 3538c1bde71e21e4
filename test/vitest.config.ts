import { join } from 'node:path'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const root = join(import.meta.dirname, '..')

// What wrangler wants to find in the environment, so that it does not warn of secrets that tests bring themselves.
const secrets = {
  LINK_KEY: 'a key that only tests know, of 32 bytes at least',
  CONTACT_KEY: 'another key that only tests know, of 32 bytes',
}
Object.assign(process.env, secrets, { CLOUDFLARE_CF_FETCH_ENABLED: 'false' })

/** `vitest --mode long`, which is `npm run test:long`. */
const LONG = 'long'

/** The Worker's tests: in workerd, on real D1 and R2, with the real migrations. */
export default defineConfig(async ({ mode }) => ({
  root,
  plugins: [
    cloudflareTest({
      wrangler: { configPath: './wrangler.toml' },
      miniflare: {
        bindings: {
          TEST_MIGRATIONS: await readD1Migrations(join(root, 'migrations')),
          ...secrets,
        },
      },
    }),
  ],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/readers/**', 'test/commands/**'],
    setupFiles: ['./test/support/setup.ts'],
    // As many as the cores of a small machine: vitest would leave one to itself, which it does not need.
    maxWorkers: 2,
    // One workerd each for all its files: every test begins with empty storage anyway, and to start one takes seconds.
    isolate: false,
    // Milliseconds: a property is tried hundreds of times, on machines that do other things too.
    testTimeout: mode === LONG ? 3_600_000 : 30_000,
    hookTimeout: 30_000,
    provide: { runs: mode === LONG ? 20_000 : 200 },
  },
}))
