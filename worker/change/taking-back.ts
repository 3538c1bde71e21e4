import type { Coordinator } from '../rules/coordinator.ts'
import type { Result } from '../rules/result.ts'
import type { Refusal, Statement } from '../store/batch.ts'
import type { Snapshot } from '../store/snapshots.ts'
import type { LogLine } from '../store/verdict-log.ts'

/**
 * Why a verdict is not taken back: what it found is no longer kept, or it was deleted for good (`lost`), what it was about is
 * gone (`gone`) or withdrawn by its organizer (`withdrawn`), others were given on it since (`way`), it is for somebody else to
 * take back (`notYours`), it leads people who are on their way elsewhere, which takes two (`second`), or as for any batch.
 */
export type RevertRefusal = Refusal | 'lost' | 'gone' | 'withdrawn' | 'way' | 'notYours' | 'second'

export type Reverted = Result<undefined, RevertRefusal>

/** Makes the line of the log, of what was found now: two statements, in this order, the first of their batch. */
export type MakeLog = (found: Snapshot) => Promise<[Statement, Statement]>

/** One verdict to be taken back: its line, what it found, who takes it back, what is written in the same batch, and whether two have agreed to it. */
export type Errand<Of extends Snapshot['of']> = {
  line: LogLine
  snapshot: Extract<Snapshot, { of: Of }>
  by: Coordinator
  log: MakeLog
  extra: readonly Statement[]
  isAgreed: boolean
}
