import { asc, desc, gt, sql } from 'drizzle-orm'
import { genesisHash, type Seal, sealOf } from '../rules/verdict-chain.ts'
import type { Database } from './database.ts'
import { verdictSeals, verdicts } from './schema-desk.ts'

/** How often it is tried again where somebody else sealed meanwhile: they did the work. */
const TRIES = 3

/** The last seal: whoever writes its hash down can tell later whether what was decided until then is still in the log. */
export async function readHead(db: Database): Promise<Seal | null> {
  const [head] = await db.select().from(verdictSeals).orderBy(desc(verdictSeals.verdictId)).limit(1)
  return head ?? null
}

/**
 * Seals the lines of the log that nothing seals yet, in the order of their numbers, at most `limit`, and says how many. Any
 * number may do it at once: the first one counts, and the others look again.
 */
export async function sealVerdicts(db: Database, limit: number): Promise<number> {
  for (let tried = 0; tried < TRIES; tried++) {
    const head = await readHead(db)
    const open = await db
      .select()
      .from(verdicts)
      .where(gt(verdicts.id, head?.verdictId ?? 0))
      .orderBy(asc(verdicts.id))
      .limit(limit)
    let last = head?.hash ?? (await genesisHash())
    const seals: Seal[] = []
    for (const verdict of open) {
      const seal = await sealOf(last, verdict)
      seals.push(seal)
      last = seal.hash
    }
    if (seals.length === 0 || (await putSeals(db, seals))) return seals.length
  }
  return 0
}

/** Writes seals down, all or none; false where somebody else was faster. */
async function putSeals(db: Database, seals: readonly Seal[]): Promise<boolean> {
  try {
    await db.run(sql`insert into verdict_seals (verdict_id, previous_hash, hash)
      select value ->> 'verdictId', value ->> 'previousHash', value ->> 'hash'
      from json_each(${JSON.stringify(seals)}) order by key`)
    return true
  } catch (error) {
    if (saysThatOthersSealed(error)) return false
    throw error
  }
}

function saysThatOthersSealed(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return /verdict_seals are append-only|verdict_seals\.\w+/.test(error.message) || saysThatOthersSealed(error.cause)
}
