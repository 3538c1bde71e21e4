import { createHash } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import type { Scope } from '../../worker/rules/coordinator.ts'
import { countryOf, manyWaiting } from '../support/many-waiting.ts'

/** How much waits. */
export const WAITING = 5_000
/** When it does: milliseconds since 1970 UTC. */
const MADE_AT = Date.now()
/** A session lasts as long as the bench. */
const SESSION_ENDS_AT = MADE_AT + 86_400_000
/** The secrets of the sessions of coordinators who are limited to nothing, to six countries, and to several of everything. */
export const SESSIONS = {
  everywhere: 'everywhere'.padEnd(32, '0'),
  countries: 'countries'.padEnd(32, '0'),
  several: 'several'.padEnd(32, '0'),
} as const
const COUNTRIES = [1, 2, 3, 4, 5, 6].map(countryOf)
const LIMITS: Record<keyof typeof SESSIONS, Scope> = {
  everywhere: {},
  countries: { country: COUNTRIES },
  several: { country: COUNTRIES, language: ['en', 'fa', 'es', 'de'], day: ['day-a', 'day-b', 'day-c', 'day-d'] },
}

/** Fills a migrated SQLite file with what waits, and with coordinators who are signed in. */
export function fillDesk(path: string): void {
  const file = new DatabaseSync(path)
  try {
    file.exec('pragma synchronous = off')
    file.exec('begin')
    for (const statement of manyWaiting(WAITING, MADE_AT)) file.exec(statement)
    for (const [index, [name, secret]] of Object.entries(SESSIONS).entries()) {
      const hash = createHash('sha256').update(secret).digest('base64url')
      file
        .prepare('insert into coordinators (id, name, created_at, role) values (?, ?, ?, ?)')
        .run(...([index + 1, name, MADE_AT, 'coordinator'] as const))
      file
        .prepare(
          "insert into passkeys (credential_id, coordinator_id, public_key, counter, name, created_at, used_at) values (?, ?, '', 0, ?, ?, ?)",
        )
        .run(...([secret, index + 1, name, MADE_AT, MADE_AT] as const))
      file
        .prepare(
          'insert into sessions (session_hash, id, coordinator_id, credential_id, opened_at, expires_at) values (?, ?, ?, ?, ?, ?)',
        )
        .run(...([hash, name.padEnd(10, '0'), index + 1, secret, MADE_AT, SESSION_ENDS_AT] as const))
    }
    for (const [index, scope] of Object.values(LIMITS).entries())
      for (const [kind, values] of Object.entries(scope))
        for (const value of values)
          file.prepare('insert into coordinator_scopes values (?, ?, ?)').run(index + 1, kind, value)
    file.exec('commit')
    file.exec('pragma wal_checkpoint(truncate)')
  } finally {
    file.close()
  }
}
