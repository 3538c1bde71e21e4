import { eq, sql } from 'drizzle-orm'
import type { ActionRecord } from '../rules/action-record.ts'
import type { Coordinator } from '../rules/coordinator.ts'
import type { TextLang } from '../rules/languages.ts'
import type { NOTICE_STATUSES } from '../rules/notice.ts'
import type { PersonText, Portrait } from '../rules/person.ts'
import type { Translated, Words } from '../rules/translation.ts'
import type { CampaignTexts } from './campaign-texts.ts'
import type { Database } from './database.ts'
import type { Day } from './days.ts'
import type { KitFile } from './kit-files.ts'
import type { PhotoRecord } from './photos.ts'
import { verdictSnapshots } from './schema-desk.ts'
import type { Source, SourceEvent } from './sources.ts'

/**
 * What a verdict found: all that is needed to take it back, and nothing of a contact or a secret link. Of a photo it holds no
 * pixels, as what was covered or removed is gone, and of an action neither a poster, which may be removed without it, nor the
 * words of a notice, which are forgotten sooner.
 */
export type Snapshot =
  /** `photos` are the keys of those that a merge takes elsewhere. */
  | { of: 'action'; record: ActionRecord; photos?: string[] }
  | { of: 'photo'; photo: KeptPhoto }
  /** `day` is null where the verdict made it. */
  | { of: 'day'; slug: string; day: Day | null }
  | { of: 'campaign-text'; lang: string; texts: CampaignTexts }
  | { of: 'notices'; actionId: string; notices: KeptNotice[] }
  | KeptTranslation
  /** `worked` is the hour at which the link was given that worked then; the link itself stands in its own table alone. */
  | { of: 'group-link'; foldedName: string; worked: number | null }
  /** `person` is null where there was none of this slug. */
  | { of: 'person'; slug: string; person: KeptPerson | null }
  | { of: 'persons-of-day'; slug: string; persons: string[] }
  | { of: 'persons-of-action'; actionId: string; persons: string[] }
  /** A file of a day's kit, and whether it was there. */
  | { of: 'kit-file'; slug: string; file: KitFile; isThere: boolean }
  /** Whether an import was live. */
  | { of: 'import'; isLive: boolean }
  | KeptSource
  /** What a coordinator was; null of who was none. */
  | { of: 'member'; was: Pick<Coordinator, 'role' | 'scope'> | null }

/** What can be put back of a photo. */
export type KeptPhoto = Pick<
  PhotoRecord,
  'key' | 'status' | 'caption' | 'description' | 'credit' | 'publishedAt' | 'restoredAt'
>

/** The state of a notice that a verdict changed, before and after it. */
export type KeptNotice = { id: string; before: KeptNoticeStatus; after: KeptNoticeStatus }
export type KeptNoticeStatus = (typeof NOTICE_STATUSES)[number]

/**
 * A translation before a verdict, and the words that the verdict left, each null where there is none; `ofHash` tells of which
 * original it is.
 */
export type KeptTranslation = {
  of: 'translation'
  thing: { of: Translated; id: string }
  lang: TextLang
  ofHash: string
  before: { words: Words; outdated: boolean } | null
  left: Words | null
}

/** `source` is null where there was none of the name; `events` are kept of one that is removed. */
export type KeptSource = { of: 'source'; name: string; source: Source | null; events: readonly SourceEvent[] }

/**
 * What is kept of a person: also the object of the portrait, which may be gone, with its size in pixels (of verdicts given before
 * portraits were kept, none), and what was for them.
 */
export type KeptPerson = {
  texts: PersonText[]
  credit: string
  portrait: string | null
  size?: Pick<Portrait, 'width' | 'height'> | null
  actions: string[]
  days: string[]
}

/** What a verdict found, or null: there was nothing to keep, its subject is deleted, or it was too long ago. */
export async function findSnapshot(db: Database, verdictId: number): Promise<Snapshot | null> {
  const [row] = await db
    .select({ snapshot: verdictSnapshots.snapshot })
    .from(verdictSnapshots)
    .where(eq(verdictSnapshots.verdictId, verdictId))
    .limit(1)
  // Only putSnapshot writes there, and writes nothing else.
  return row ? (row.snapshot as Snapshot) : null
}

/** As many of the oldest as are looked at each time: more than are given meanwhile. */
const LOOKED_AT = 100

/** Forgets what verdicts found that were given before a moment (milliseconds): they can no longer be taken back. */
export async function forgetSnapshotsBefore(db: Database, moment: number): Promise<void> {
  await db.delete(verdictSnapshots).where(
    sql`verdict_id in (select id from verdicts where at < ${moment}
      and id in (select verdict_id from verdict_snapshots order by verdict_id limit ${LOOKED_AT}))`,
  )
}
