import type { Database } from '../store/database.ts'
import { sealVerdicts } from '../store/verdict-seals.ts'

/** More than are given within a quarter of an hour, and hashed in a few milliseconds. */
const SEALED_A_RUN = 200

/** Seals verdicts that nobody has sealed yet: after an interruption. It may run at any time, and twice. */
export async function sealSomeVerdicts(db: Database): Promise<void> {
  await sealVerdicts(db, SEALED_A_RUN)
}
