import type { ActionRecord } from './action-record.ts'
import type { Status } from './kinds.ts'
import type { NoticeRecord } from './notice.ts'
import { type LinkKind, linkPower } from './organizer-link.ts'
import { type PublicAction, previewPublicAction } from './public-action.ts'

/** What the holder of a secret link sees of their action. */
export type OrganizerAction = {
  id: string
  status: Status
  title: string
  titleLang: string
  /** What the public sees, or would see. */
  preview: PublicAction
  changeWaiting: boolean
  /** Why a coordinator refused or cancelled the action, or refused the last change to it. */
  verdictReason: string | null
  /** Whether a coordinator cancelled it, and not its organizer. */
  cancelledInPlace: boolean
  /** The latest report's state and, where it was refused, the reason. */
  report: { status: 'pending' | 'published' | 'rejected' | 'replaced'; reason: string | null } | null
  may: { edit: boolean; cancel: boolean; withdraw: boolean; takeBackChange: boolean; report: boolean; notice: boolean }
  /** Whether this is the organizer's own link: another one can end nothing, and make no links. */
  isOwn: boolean
  /** What they have to say at once: shown, waiting, or refused last. */
  notices: NoticeRecord[]
  /** The link is so old that it can only delete. */
  deleteOnly: boolean
}

/** An action as its organizer sees it at `now`, or who helps them, and what they can do with it. */
export function toOrganizerAction(record: ActionRecord, now: number, kind: LinkKind = 'organizer'): OrganizerAction {
  const { status } = record
  const deleteOnly = linkPower(record, now) === 'delete-only'
  const changeWaiting = record.waitingChange !== null
  const original = record.texts.find((text) => text.original)
  const last = record.reports.at(-1)
  const ahead = now < record.endsAt
  const isOwn = kind === 'organizer'
  const can = (allowed: boolean) => allowed && !deleteOnly
  return {
    id: record.id,
    status,
    title: original?.title ?? '',
    titleLang: original?.lang ?? '',
    preview: previewPublicAction(record, now),
    changeWaiting,
    verdictReason: record.verdictReason,
    cancelledInPlace: isCancelledInPlace(record),
    report: last ? { status: last.status, reason: last.verdictReason } : null,
    may: {
      edit: can(status === 'pending' || status === 'published' || status === 'rejected'),
      cancel: can(isOwn && status === 'published' && ahead),
      withdraw: can(isOwn && status === 'pending'),
      takeBackChange: can(changeWaiting),
      // A report that waits with its action can be mended too.
      report: can((status === 'published' || (status === 'pending' && last !== undefined)) && now >= record.startsAt),
      notice: can(status === 'published' && ahead),
    },
    isOwn,
    notices: record.notices,
    deleteOnly,
  }
}

/** Whether it was a coordinator who cancelled an action: a cancellation of its organizer's that was confirmed has their reason. */
export function isCancelledInPlace({ status, cancelledBy, cancelReason, verdictReason }: ActionRecord): boolean {
  return (
    status === 'cancelled' && cancelledBy === 'coordinator' && verdictReason !== null && cancelReason === verdictReason
  )
}
