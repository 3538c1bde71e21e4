import { openPost } from '../mail/post.ts'
import { isInScope, isPermitted } from '../rules/coordinator.ts'
import { AT_MOST_ONE_IN_MS, TOLD_AGAIN_AFTER_MS } from '../rules/letter.ts'
import { listLetterReaders } from '../store/coordinator-contacts.ts'
import type { Database } from '../store/database.ts'
import { lastDeskLetter, putDeskLetter } from '../store/letters-asked.ts'
import { readWaiting, type Waiting } from '../store/waiting.ts'

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
  const due = await Promise.all(readers.map(async (reader) => ({ reader, last: await lastDeskLetter(db, reader.id) })))
  const open = due.filter(({ last }) => last === null || last <= now - AT_MOST_ONE_IN_MS)
  if (open.length === 0) return
  const waiting = await readWaiting(db)
  for (const { reader, last } of open) {
    const theirs = waiting.filter((each) => isInScope(reader, each.belonging))
    if (isWorthALetter(theirs, last, now)) await putDeskLetter(db, reader.id, now)
  }
}

function isWorthALetter(waiting: readonly Waiting[], last: number | null, now: number): boolean {
  if (waiting.length === 0) return false
  return last === null || last <= now - TOLD_AGAIN_AFTER_MS || waiting.some(({ at }) => at > last)
}
