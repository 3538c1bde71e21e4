import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    runs: number
  }
}

/** How many made-up inputs a property of calendars is tried on: 200, or 20,000 by `npm run test:long`. */
export const RUNS = inject('runs')
