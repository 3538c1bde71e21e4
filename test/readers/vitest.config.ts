import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** What other programs make of our calendars: in Node, as they are no part of a Worker. */
export default defineConfig({
  root: join(import.meta.dirname, '../..'),
  test: {
    include: ['test/readers/*.test.ts'],
    // Milliseconds: Python takes a second to begin.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
