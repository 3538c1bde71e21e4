import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** The commands of migrations/commands, in Node as they run, on a local site of their own. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['test/commands/*.test.ts'],
    // As many as the cores of a small machine: each site is its own, and much of it is waiting for wrangler.
    maxWorkers: 2,
    // Milliseconds: wrangler takes some seconds to apply the migrations.
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
})
