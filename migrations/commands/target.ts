import { access, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DATABASE, wrangler } from './wrangler.ts'

/** Which database a command works on: the one in production, or the local one below a folder (`stateDir`). */
export type Target = { flags: string[]; stateDir: string | null }

/** Production, unless `--local` was given: then the database of `npm start`. */
export function targetOf(local: boolean): Target {
  if (!local) return { flags: ['--remote'], stateDir: null }
  const stateDir = resolve(process.env.STATE_DIR ?? '.state')
  return { flags: ['--local', '--persist-to', stateDir], stateDir }
}

/** What has to be done before there is anything to work on, as a sentence; null if nothing. */
export async function whatToDoFirst(target: Target): Promise<string | null> {
  const { stateDir } = target
  // Asked of a folder that is not there, wrangler would make it.
  const isThere =
    stateDir === null ||
    (await access(stateDir).then(
      () => true,
      () => false,
    ))
  const tables = isThere
    ? await query(target, "select 1 from sqlite_master where type = 'table' and name = 'verdict_seals'")
    : []
  if (tables.length > 0) return null
  return stateDir === null
    ? 'The database has no tables yet: npm run deploy makes them.'
    : `There is no local site in ${stateDir} yet: npm start makes it. (STATE_DIR names another folder.)`
}

/** Carries out statements, all in one file: D1 takes a file as one transaction. */
export async function execute({ flags }: Target, statements: string[]): Promise<void> {
  const file = join(tmpdir(), `hamseda-${crypto.randomUUID()}.sql`)
  await writeFile(file, statements.map((statement) => `${statement};\n`).join(''), { mode: 0o600 })
  try {
    await wrangler(['d1', 'execute', DATABASE, ...flags, '--yes', '--file', file])
  } finally {
    await rm(file)
  }
}

/** The rows that a query gives. */
export async function query(target: Target, statement: string): Promise<Record<string, unknown>[]> {
  const printed = await wrangler(['d1', 'execute', DATABASE, ...target.flags, '--json', '--command', statement])
  // wrangler prints a list with one result for each statement; there was one.
  const [answer] = JSON.parse(printed) as { results: Record<string, unknown>[] }[]
  return answer?.results ?? []
}
