import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DATABASE, wrangler } from './wrangler.ts'

/** Which database a command works on: the one in production, or the local one below a folder. */
export type Target = { flags: string[] }

/** Production, unless `--local` was given: then the database of `npm start`. */
export function targetOf(local: boolean): Target {
  if (!local) return { flags: ['--remote'] }
  return { flags: ['--local', '--persist-to', resolve(process.env.STATE_DIR ?? '.state')] }
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
