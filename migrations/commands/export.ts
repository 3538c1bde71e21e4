import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { BackupRefused } from './backup.ts'
import { withStores } from './stores.ts'
import { writeBackup } from './write-backup.ts'

/*
 * `npm run export -- FOLDER [--local]`: everything that the site keeps, every table and every object, into an empty folder; in
 * production unless `--local`. It holds what nobody else may see.
 */

const { values, positionals } = parseArgs({
  options: { local: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const [folder] = positionals
if (!folder || positionals.length > 1) {
  console.error('Usage: npm run export -- FOLDER [--local]')
  process.exit(2)
}
try {
  const { tables, objects } = await withStores(values, (stores) => writeBackup(stores, resolve(folder), Date.now()))
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
  console.log(`Exported ${rows} rows of ${Object.keys(tables).length} tables and ${objects.length} objects.`)
} catch (error) {
  if (!(error instanceof BackupRefused)) throw error
  console.error(error.message)
  process.exit(1)
}
