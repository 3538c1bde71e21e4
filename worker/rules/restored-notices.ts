import type { NOTICE_STATUSES } from './notice.ts'

type Status = (typeof NOTICE_STATUSES)[number]

/** How a notice was before a verdict, and how the verdict left it. */
type Judged = { id: string; before: Status; after: Status }
/** A notice as it is; `until` in milliseconds, null until the end of its action. */
type Present = { id: string; status: Status; until: number | null }

/**
 * The states of notices once a verdict on them is taken back. Empty where one is no more as the verdict left it: its organizer
 * has said something since then, which stands. What is past its hour stays over, and so does what waited where another one
 * waits now; `endsAt` is the end of the action, milliseconds as `now`.
 */
export function restoredNotices(
  judged: readonly Judged[],
  present: readonly Present[],
  { endsAt, now }: { endsAt: number; now: number },
): { id: string; status: Status }[] {
  const byId = new Map(present.map((notice) => [notice.id, notice]))
  if (judged.some(({ id, after }) => byId.get(id)?.status !== after)) return []
  const theirs = new Set(judged.map(({ id }) => id))
  const taken = new Set(present.filter(({ id }) => !theirs.has(id)).map(({ status }) => status))
  return judged.map(({ id, before }) => {
    const isOpen = before === 'pending' || before === 'published'
    const isPast = (byId.get(id)?.until ?? endsAt) <= now
    return { id, status: isOpen && (isPast || taken.has(before)) ? 'over' : before }
  })
}
