import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { BackupRefused } from './backup.ts'
import { migrateLocal } from './local-database.ts'
import { readBackup } from './read-backup.ts'
import { withStores } from './stores.ts'

/*
 * `npm run restore -- FOLDER [--local]`: puts an export into a site that holds nothing, in production unless `--local`, and
 * holds all of it against the sums of the export. The local database is made where there is none.
 */

const { values, positionals } = parseArgs({
  options: { local: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const [folder] = positionals
if (!folder || positionals.length > 1) {
  console.error('Usage: npm run restore -- FOLDER [--local]')
  process.exit(2)
}
if (values.local) await migrateLocal(resolve(process.env.STATE_DIR ?? '.state'))
try {
  const { tables, objects } = await withStores(values, (stores) => readBackup(stores, resolve(folder)))
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
  console.log(
    `Restored ${rows} rows of ${Object.keys(tables).length} tables and ${objects.length} objects: all as they were.`,
  )
} catch (error) {
  if (!(error instanceof BackupRefused)) throw error
  console.error(error.message)
  process.exit(1)
}
