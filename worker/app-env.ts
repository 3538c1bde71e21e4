import { createFactory } from 'hono/factory'
import type { Change } from './change/change.ts'
import type { Messages } from './messages/en.ts'
import type { ActionRecord } from './rules/action-record.ts'
import type { Coordinator } from './rules/coordinator.ts'
import type { Lang } from './rules/languages.ts'
import type { LinkKind } from './rules/organizer-link.ts'
import type { FormValues } from './rules/typed-action.ts'
import type { CampaignTexts } from './store/campaign-texts.ts'
import type { Database } from './store/database.ts'
import type { OwnSession } from './store/sign-in.ts'

/** What handlers find in their context. */
export type Variables = {
  /** The moment of the request, milliseconds since 1970 UTC. */
  now: number
  db: Database
  change: Change
  /** Random bytes, from the runtime's own generator. */
  random: (count: number) => Uint8Array<ArrayBuffer>
  lang: Lang
  t: Messages
  campaign: CampaignTexts
  /** The action whose secret link was opened: behind middleware/organizer-only.ts. */
  held: ActionRecord
  /** Whose link it was. */
  linkKind: LinkKind
  /** Who is signed in: behind middleware/coordinator-only.ts. */
  coordinator: Coordinator
  /** The session by which they are, likewise. */
  session: OwnSession
  /** What a form posted, once it is read, so that nothing of it is lost. */
  posted?: Posted
}

/**
 * What a form posted; `file` is the field of one that takes a file, and whether there was one in it. `to` is where what is left of
 * it goes, once a part of it is done; else to where it was sent.
 */
export type Posted = { values: FormValues; file: { field: string; wasChosen: boolean } | null; to?: string }

export type AppEnv = { Bindings: Env; Variables: Variables }

/** Hono's factory, bound once to our bindings and variables. */
export const factory = createFactory<AppEnv>()
