import { join } from 'node:path'
import { getPlatformProxy } from 'wrangler'
import { DATABASE, wrangler } from './wrangler.ts'

/** Applies the migrations that a local database lacks; it is made where there is none. */
export async function migrateLocal(stateDir: string): Promise<void> {
  await wrangler(['d1', 'migrations', 'apply', DATABASE, '--local', '--persist-to', stateDir])
}

/** Opens the local bindings, does something with them and closes them again. */
export async function withLocal<T>(
  { stateDir, secretsFile }: { stateDir: string; secretsFile: string },
  use: (env: Env) => Promise<T>,
): Promise<T> {
  // `wrangler dev --persist-to` keeps its data below v3.
  const proxy = await getPlatformProxy<Env>({ persist: { path: join(stateDir, 'v3') }, envFiles: [secretsFile] })
  try {
    return await use(proxy.env)
  } finally {
    await proxy.dispose()
  }
}
