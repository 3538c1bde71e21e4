import { publicIndex } from '../rules/public-index.ts'
import { restoredNotices } from '../rules/restored-notices.ts'
import { no } from '../rules/result.ts'
import { updateAction } from '../store/action-writes.ts'
import { findAction } from '../store/actions.ts'
import { restoreNoticeStates } from '../store/notice-writes.ts'
import { listAllNotices } from '../store/notices.ts'
import type { KeptNotice } from '../store/snapshots.ts'
import { type Change, changeAction } from './change.ts'
import type { Errand, Reverted } from './taking-back.ts'

/** Gives the notices of an action the states that a verdict found, and touches nothing else of it. */
export async function restoreNotices(
  change: Change,
  { snapshot: { actionId, notices }, log, extra }: Errand<'notices'>,
): Promise<Reverted> {
  const { db, now } = change
  const record = await findAction(db, actionId)
  if (!record) return no('gone')
  const present = await listAllNotices(db, actionId)
  const wanted = restoredNotices(notices, present, { endsAt: publicIndex(record).publicEndsAt, now })
  const changed = wanted.flatMap(({ id, status: after }): KeptNotice[] => {
    const before = present.find((notice) => notice.id === id)?.status
    return before === undefined || before === after ? [] : [{ id, before, after }]
  })
  const isShown = changed.some(({ before, after }) => before === 'published' || after === 'published')
  const visible = isShown && (record.status === 'published' || record.status === 'cancelled')
  return changeAction(
    change,
    record,
    [
      ...(await log({ of: 'notices', actionId, notices: changed })),
      updateAction(db, record, visible ? { publishedAt: now } : {}, { visible }),
      ...restoreNoticeStates(
        db,
        actionId,
        changed.map(({ id, after }) => ({ id, status: after })),
        now,
      ),
      ...extra,
    ],
    { visible },
  )
}
