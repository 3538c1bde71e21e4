import { hashSecret } from './secret.ts'
import type { Decision, VerdictSubject } from './verdict-words.ts'

/** A line of the log with all its columns. */
export type LoggedVerdict = {
  id: number
  /** Milliseconds since 1970 UTC. */
  at: number
  coordinatorId: number
  subject: VerdictSubject
  subjectId: string
  decision: Decision
  snapshotHash: string
  /** The verdict that this one takes back. */
  reverts: number | null
}

/** What seals a line of the log: its hash (SHA-256, base64url) covers the line and the hash before it. */
export type Seal = { verdictId: number; previousHash: string; hash: string }

/** What stands where there is no verdict before. */
const GENESIS_TEXT = 'Hamseda: the log of verdicts, from its beginning'

/** The hash before the first verdict. */
export function genesisHash(): Promise<string> {
  return hashSecret(GENESIS_TEXT)
}

/** The seal of a line after the hash of the line before. */
export async function sealOf(previousHash: string, verdict: LoggedVerdict): Promise<Seal> {
  return { verdictId: verdict.id, previousHash, hash: await hashSecret(`${previousHash}\n${canonicalText(verdict)}`) }
}

/** Every column in its order. JSON says where each ends, so that no two lines have one text. */
function canonicalText(verdict: LoggedVerdict): string {
  const { id, at, coordinatorId, subject, subjectId, decision, snapshotHash, reverts } = verdict
  return JSON.stringify([id, at, coordinatorId, subject, subjectId, decision, snapshotHash, reverts])
}

/**
 * What is wrong with a line of the log: it is not what was sealed (`changed`), it was taken out (`missing`), it was put in
 * where all around it was sealed (`added`), or nothing seals it (`unsealed`).
 */
export type ChainFault = { fault: 'changed' | 'missing' | 'added' | 'unsealed'; id: number }

/** How far a chain has been followed: the last number, the hash of the last seal (if there was one), lines that no seal has followed yet. */
export type ChainState = { lastId: number; lastHash: string; sealed: boolean; loose: number[] }

/** Before the first line. */
export async function chainStart(): Promise<ChainState> {
  return { lastId: 0, lastHash: await genesisHash(), sealed: false, loose: [] }
}

/** A line with its seal, either of which may be gone. */
export type ChainLink = { id: number; verdict: LoggedVerdict | null; seal: Seal | null }

/**
 * Follows the chain over further lines, in the order of their numbers, and says what is wrong with them. Numbers follow each
 * other without a gap: a batch that fails takes its number back.
 */
export async function followChain(
  state: ChainState,
  links: readonly ChainLink[],
): Promise<{ state: ChainState; faults: ChainFault[] }> {
  const faults: ChainFault[] = []
  let { lastId, lastHash, sealed, loose } = state
  for (const { id, verdict, seal } of links) {
    for (let gone = lastId + 1; gone < id && gone - lastId <= GAP_TOLD; gone++)
      faults.push({ fault: 'missing', id: gone })
    if (seal === null) loose = [...loose, id]
    else {
      const follows = seal.previousHash === lastHash
      // Between two seals that fit each other nothing was sealed: it came later. Else its seal was taken out.
      faults.push(...loose.map((each): ChainFault => ({ fault: follows ? 'added' : 'unsealed', id: each })))
      const isSealed = verdict !== null && (await sealOf(seal.previousHash, verdict)).hash === seal.hash
      // It is whole in itself and nothing is missing before it: then what it follows is no more what it was.
      if (!follows && isSealed && loose.length === 0 && id === lastId + 1)
        faults.push({ fault: 'changed', id: Math.max(lastId, 1) })
      loose = []
      if (!isSealed) faults.push({ fault: verdict === null ? 'missing' : 'changed', id })
      lastHash = seal.hash
      sealed = true
    }
    lastId = Math.max(lastId, id)
  }
  return { state: { lastId, lastHash, sealed, loose }, faults }
}

/** Of a gap in the numbers so many are told one by one. */
const GAP_TOLD = 100

/** What is wrong at the end: lines that nothing seals, and numbers that were given (`highest` is the last one) and are gone. */
export function endOfChain({ lastId, loose }: ChainState, highest: number): ChainFault[] {
  const gone = Array.from({ length: Math.min(Math.max(0, highest - lastId), GAP_TOLD) }, (_, n) => lastId + 1 + n)
  return [
    ...loose.map((id): ChainFault => ({ fault: 'unsealed', id })),
    ...gone.map((id): ChainFault => ({ fault: 'missing', id })),
  ]
}
