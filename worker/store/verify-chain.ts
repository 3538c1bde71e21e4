import { type ChainFault, type ChainLink, chainStart, endOfChain, followChain } from '../rules/verdict-chain.ts'
import type { Decision, VerdictSubject } from '../rules/verdict-words.ts'

/** As many lines as are read at once; a line is a few hundred bytes. */
const LINES_A_QUERY = 500
/** Numbers begin at 1: a line below that was put in by somebody. */
const LOWEST = Number.MIN_SAFE_INTEGER

/** What a look at the whole log has found. */
export type ChainReport = {
  verdicts: number
  /** The hash of the last seal. */
  head: string | null
  faults: ChainFault[]
  /** Whether a seal has the hash that was asked for; null where none was. */
  holdsNoted: boolean | null
}

/** Asks a database, here or by a command, for the rows of a query. */
export type Ask = (query: string) => Promise<Record<string, unknown>[]>

/**
 * Recomputes the whole chain of the log and says what does not fit. `noted` is a hash that somebody wrote down once: whoever can
 * write all of the database could make a new chain for it, but not one that has that hash.
 */
export async function verifyChain(ask: Ask, noted: string | null = null): Promise<ChainReport> {
  const faults: ChainFault[] = []
  let state = await chainStart()
  let [count, after, holdsNoted] = [0, LOWEST, false]
  for (let more = true; more; ) {
    const links = (await ask(linksAfter(after))).map(linkOf)
    const part = await followChain(state, links)
    state = part.state
    faults.push(...part.faults)
    count += links.filter(({ verdict }) => verdict !== null).length
    holdsNoted ||= links.some(({ seal }) => seal?.hash === noted)
    after = links.at(-1)?.id ?? after
    more = links.length === LINES_A_QUERY
  }
  const [highest] = await ask("select seq from sqlite_sequence where name = 'verdicts'")
  faults.push(...endOfChain(state, Number(highest?.seq ?? 0)))
  const head = state.sealed ? state.lastHash : null
  return { verdicts: count, head, faults, holdsNoted: noted === null ? null : holdsNoted }
}

/** Lines and seals behind a number; either may be there without the other. */
function linksAfter(id: number): string {
  const numbers = (column: string, table: string) =>
    `select ${column} as id from (select ${column} from ${table} where ${column} > ${id} order by ${column} limit ${LINES_A_QUERY})`
  return `select numbers.id, verdicts.id as verdict, at, coordinator_id, subject, subject_id, decision, snapshot_hash, reverts,
      verdict_id, previous_hash, hash
    from (${numbers('id', 'verdicts')} union ${numbers('verdict_id', 'verdict_seals')} order by 1 limit ${LINES_A_QUERY}) as numbers
    left join verdicts on verdicts.id = numbers.id
    left join verdict_seals on verdict_seals.verdict_id = numbers.id
    order by numbers.id`
}

function linkOf(row: Record<string, unknown>): ChainLink {
  const id = Number(row.id)
  const verdict =
    row.verdict === null
      ? null
      : {
          id,
          at: Number(row.at),
          coordinatorId: Number(row.coordinator_id),
          // Whatever word stands there is what was sealed, or was not.
          subject: String(row.subject) as VerdictSubject,
          subjectId: String(row.subject_id),
          decision: String(row.decision) as Decision,
          snapshotHash: String(row.snapshot_hash),
          reverts: row.reverts === null ? null : Number(row.reverts),
        }
  const seal =
    row.verdict_id === null ? null : { verdictId: id, previousHash: String(row.previous_hash), hash: String(row.hash) }
  return { id, verdict, seal }
}
