import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    runs: number
  }
}

/** How many made-up inputs a property of calendars is tried on: 200, or 20,000 by `npm run test:long`. */
export const RUNS = inject('runs')

/** How often a property is tried that asks the whole site for everything, each time on a database of its own. */
export const SCENES = Math.max(8, RUNS / 100)
/** Milliseconds that all its tries may take, on a machine that does other things too. */
export const SCENES_TIMEOUT = SCENES * 30_000
