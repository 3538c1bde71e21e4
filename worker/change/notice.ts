import type { ActionRecord } from '../rules/action-record.ts'
import type { NoticeFields } from '../rules/notice.ts'
import { no } from '../rules/result.ts'
import { hashSecret } from '../rules/secret.ts'
import { actionItem } from '../rules/waiting.ts'
import { updateAction } from '../store/action-writes.ts'
import { dropClaims } from '../store/claims.ts'
import { findTrustedGroupOf } from '../store/group-links.ts'
import { endNotices, insertNotice, publishNotice, rejectNotice } from '../store/notice-writes.ts'
import { putSnapshot } from '../store/snapshot-writes.ts'
import type { KeptNotice } from '../store/snapshots.ts'
import { insertActionVerdict } from '../store/verdict-writes.ts'
import { type Change, changeAction, type Outcome } from './change.ts'

/**
 * Takes an organizer's notice: of an action that came through a trusted group's own link it is shown at once where the group is trusted, in place of the one before; of any other it
 * waits, in place of the one that waited, and what is shown stays.
 */
export async function postNotice(
  change: Change,
  record: ActionRecord,
  { id, fields }: { id: string; fields: NoticeFields },
): Promise<Outcome> {
  const { db, now } = change
  const atOnce = (await findTrustedGroupOf(db, record)) !== null
  const status = atOnce ? 'published' : 'pending'
  const stamp = atOnce ? { publishedAt: now } : {}
  return changeAction(
    change,
    record,
    [
      updateAction(db, record, stamp, { visible: atOnce }),
      endNotices(db, record.id, atOnce ? ['pending', 'published', 'rejected'] : ['pending', 'rejected'], now),
      insertNotice(db, { id, actionId: record.id, status, ...fields, createdAt: now, ...stamp }),
    ],
    { visible: atOnce },
  )
}

/** Ends all notices of an action: by its organizer's word, or because their hour has passed. */
export async function endNoticesOf(change: Change, record: ActionRecord): Promise<Outcome> {
  const { db, now } = change
  const visible = record.notices.some(({ status }) => status === 'published')
  const stamp = visible ? { publishedAt: now } : {}
  return changeAction(
    change,
    record,
    [
      updateAction(db, record, stamp, { visible }),
      endNotices(db, record.id, ['pending', 'published', 'rejected'], now),
    ],
    { visible },
  )
}

/** What can be decided on a notice; its organizer reads the reason of a refusal. */
export type NoticeVerdict = { decision: 'publish' } | { decision: 'reject'; reason: string }

/** A coordinator's verdict on a notice that waits, or is shown and is taken down; `stale` where it is neither any more. */
export async function giveNoticeVerdict(
  change: Change,
  coordinatorId: number,
  record: ActionRecord,
  noticeId: string,
  verdict: NoticeVerdict,
): Promise<Outcome> {
  const { db, now } = change
  const { decision } = verdict
  const notice = record.notices.find(({ id }) => id === noticeId)
  const isOpen = notice?.status === 'pending' || (notice?.status === 'published' && decision === 'reject')
  if (!notice || !isOpen) return no('stale')
  const visible = decision === 'publish' || notice.status === 'published'
  const log = {
    at: now,
    coordinatorId,
    subject: 'notice',
    subjectId: record.id,
    decision,
    snapshotHash: await hashSecret(JSON.stringify(record)),
  } as const
  return changeAction(
    change,
    record,
    [
      insertActionVerdict(db, log),
      putSnapshot(db, { of: 'notices', actionId: record.id, notices: judgedBy(record, { noticeId, decision }) }),
      updateAction(db, record, visible ? { publishedAt: now } : {}, { visible }),
      ...(decision === 'publish' ? [endNotices(db, record.id, ['published', 'rejected'], now)] : []),
      verdict.decision === 'publish'
        ? publishNotice(db, notice.id, now)
        : rejectNotice(db, notice.id, verdict.reason, now),
      dropClaims(db, [actionItem(record.id)]),
    ],
    { visible },
  )
}

/** What a verdict on one notice changes of all that are shown or wait. */
function judgedBy(
  { notices }: ActionRecord,
  { noticeId, decision }: { noticeId: string; decision: 'publish' | 'reject' },
): KeptNotice[] {
  return notices.flatMap(({ id, status: before }): KeptNotice[] => {
    if (id === noticeId) return [{ id, before, after: decision === 'publish' ? 'published' : 'rejected' }]
    return decision === 'publish' && before !== 'pending' ? [{ id, before, after: 'over' }] : []
  })
}
