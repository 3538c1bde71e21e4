import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dumpRows } from './dump-rows.ts'
import { IS_EMPTY, loadArchive } from './load-archive.ts'
import { migrateLocal, withLocal } from './local-database.ts'
import { localSecrets } from './local-secrets.ts'
import { execute, query, targetOf } from './target.ts'

/*
 * `npm run archive [-- --local]`: puts the archive into an empty database, in production unless `--local`. It is loaded
 * into a throw-away local one first, through the form's own validation; the rows that come of it are sent on.
 */

const { values } = parseArgs({ options: { local: { type: 'boolean', default: false } } })
const target = targetOf(values.local)
const [answer] = await query(target, IS_EMPTY)
if (answer?.empty !== 1) {
  console.error('The database holds something already: the archive goes into an empty one.')
  process.exit(1)
}
const scratch = await mkdtemp(join(tmpdir(), 'hamseda-archive-'))
try {
  const secretsFile = await localSecrets(scratch)
  await migrateLocal(scratch)
  const { loaded, rows } = await withLocal({ stateDir: scratch, secretsFile }, async (env) => {
    const counts = await loadArchive(env, Date.now())
    return { loaded: counts, rows: await dumpRows(env.DB) }
  })
  await execute(target, rows)
  console.log(`Loaded the archive: ${loaded.days} days, ${loaded.actions} actions.`)
} finally {
  await rm(scratch, { recursive: true })
}
