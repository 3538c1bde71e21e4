import { openPost } from '../mail/post.ts'
import { isPermitted } from '../rules/coordinator.ts'
import { AT_MOST_ONE_IN_MS, TOLD_AGAIN_AFTER_MS } from '../rules/letter.ts'
import { EVERYTHING, totalOf } from '../rules/waiting.ts'
import { type LetterReader, listLetterReaders } from '../store/coordinator-contacts.ts'
import type { Database } from '../store/database.ts'
import { lastDeskLetters, putDeskLetter } from '../store/letters-asked.ts'
import { countWaiting } from '../store/waiting-counts.ts'
import { hasComeSince } from '../store/waiting-since.ts'

/**
 * Asks for letters to coordinators of whom something waits at `now` (milliseconds): at most one an hour each, and only when
 * something has come since the last one, or a day after it. It may run at any time, and twice.
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
  for (const reader of readers) {
    const last = letters.get(reader.id) ?? null
    if (await isWorthALetter(db, reader, { last, now })) await putDeskLetter(db, reader.id, now)
  }
}

async function isWorthALetter(
  db: Database,
  reader: LetterReader,
  { last, now }: { last: number | null; now: number },
): Promise<boolean> {
  if (last !== null && last > now - AT_MOST_ONE_IN_MS) return false
  const isNews = last === null || last <= now - TOLD_AGAIN_AFTER_MS || (await hasComeSince(db, reader, last))
  return isNews && totalOf((await countWaiting(db, reader, EVERYTHING)).kinds) > 0
}
