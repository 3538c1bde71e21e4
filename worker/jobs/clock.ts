import { openDatabase } from '../store/database.ts'
import { renewSomeEvents } from './calendars.ts'
import { tellWhatWaits } from './desk-letters.ts'
import { goOnWithImports } from './imports.ts'
import { changeOf } from './job-change.ts'
import { askWhoHasNotReported, LETTERS_A_RUN, sendAndLookAgain } from './letters.ts'
import { endSomeNotices, forgetOldNotices } from './notices.ts'
import { hideCappedCities, sweepSomePhotos } from './photos.ts'
import { forgetWhatIsOver } from './retention.ts'
import { askForNextPart } from './runs.ts'
import { sealSomeVerdicts } from './seals.ts'
import { renewSomeWords } from './search.ts'
import { lookAtSources } from './sources.ts'

type Job = () => Promise<void>

/**
 * What is done at each stroke of the clock, by its expression in wrangler.toml: at several strokes and not at one, since the free
 * plan answers 50 queries an invocation.
 */
const STROKES: Readonly<Record<string, (env: Env, now: number) => Job[]>> = {
  '*/15 * * * *': (env, now) => {
    const db = openDatabase(env.DB)
    return [
      () => forgetWhatIsOver(db, env.PRIVATE, now),
      () => hideCappedCities(db, env.TIER_CAPS),
      () => sweepSomePhotos(db, env.PRIVATE, now),
    ]
  },
  '5-59/15 * * * *': (env, now) => {
    const db = openDatabase(env.DB)
    return [
      () => sealSomeVerdicts(db),
      () => askForNextPart(db, env),
      () => renewSomeWords(db),
      () => renewSomeEvents(db, now),
    ]
  },
  '10-59/15 * * * *': (env, now) => {
    const db = openDatabase(env.DB)
    return [
      () => askWhoHasNotReported(db, env, now),
      () => tellWhatWaits(db, env, now),
      () => endSomeNotices(db, env, now),
      () => forgetOldNotices(db, now),
      () => sendAndLookAgain(db, env, now, LETTERS_A_RUN.clock),
    ]
  },
  '3-59/15 * * * *': (env, now) => [() => goOnWithImports(changeOf(env, now), env)],
  '8-59/15 * * * *': (env, now) => [() => lookAtSources(changeOf(env, now), env)],
}

/** The expressions of the clock's strokes, as wrangler.toml has them. */
export const CRONS: readonly string[] = Object.keys(STROKES)

/** The jobs of a stroke at `now` (milliseconds); of none of these expressions all, as where somebody tries the site out. */
export function jobsAt(cron: string, env: Env, now: number): Job[] {
  const strokes = STROKES[cron] ? [STROKES[cron]] : Object.values(STROKES)
  return strokes.flatMap((jobs) => jobs(env, now))
}
