import { openPost } from '../mail/post.ts'
import { isPermitted } from '../rules/coordinator.ts'
import { AT_MOST_ONE_IN_MS, TOLD_AGAIN_AFTER_MS } from '../rules/letter.ts'
import { EVERYTHING, totalOf } from '../rules/waiting.ts'
import { type LetterReader, listLetterReaders } from '../store/coordinator-contacts.ts'
import type { Database } from '../store/database.ts'
import { lastDeskLetters, putDeskLetter } from '../store/letters-asked.ts'
import { countWaiting } from '../store/waiting-counts.ts'
import { hasComeSince } from '../store/waiting-since.ts'

/** Readers who are looked at in a run, with up to three queries each: the free plan grants a run 50. */
const READERS_A_RUN = 4
/** The clock comes so often, in milliseconds. */
const STROKE_MS = 900_000

/**
 * Asks for letters to coordinators of whom something waits at `now` (milliseconds): at most one an hour each, and only when
 * something has come since the last one, or a day after it. Each run looks at some of those whose hour is over, the next one
 * at the next of them. It may run at any time, and twice.
 */
export async function tellWhatWaits(
  db: Database,
  env: Pick<Env, 'MAIL' | 'MAIL_FROM' | 'SITE_URL'>,
  now: number,
): Promise<void> {
  if (!openPost(env)) return
  const readers = (await listLetterReaders(db)).filter((reader) => isPermitted(reader, 'look'))
  if (readers.length === 0) return
  const letters = await lastDeskLetters(db)
  const rested = readers
    .map((reader) => ({ reader, last: letters.get(reader.id) ?? null }))
    .filter(({ last }) => last === null || last <= now - AT_MOST_ONE_IN_MS)
  for (const { reader, last } of turnOf(rested, now))
    if (await isWorthALetter(db, reader, { last, now })) await putDeskLetter(db, reader.id, now)
}

/** Those of a list whose turn it is at `now`: of whom nothing waits must not be in the way of the others. */
function turnOf<Each>(all: readonly Each[], now: number): Each[] {
  const first = (Math.floor(now / STROKE_MS) * READERS_A_RUN) % Math.max(1, all.length)
  return [...all.slice(first), ...all.slice(0, first)].slice(0, READERS_A_RUN)
}

async function isWorthALetter(
  db: Database,
  reader: LetterReader,
  { last, now }: { last: number | null; now: number },
): Promise<boolean> {
  const isNews = last === null || last <= now - TOLD_AGAIN_AFTER_MS || (await hasComeSince(db, reader, last))
  return isNews && totalOf((await countWaiting(db, reader, EVERYTHING)).kinds) > 0
}
