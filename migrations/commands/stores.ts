import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { getPlatformProxy, type Unstable_Config, unstable_readConfig } from 'wrangler'
import type { Stores } from './backup.ts'

/** Opens the database and the bucket, in production unless `local`, does something with them and closes them again. */
export async function withStores<T>({ local }: { local: boolean }, use: (stores: Stores) => Promise<T>): Promise<T> {
  const scratch = await mkdtemp(join(tmpdir(), 'hamseda-stores-'))
  try {
    const configPath = join(scratch, 'wrangler.json')
    await writeFile(configPath, JSON.stringify(storesOnly(!local)))
    const path = join(resolve(process.env.STATE_DIR ?? '.state'), 'v3')
    const proxy = await getPlatformProxy<Env>({
      configPath,
      persist: local ? { path } : false,
      remoteBindings: !local,
      envFiles: [],
    })
    try {
      return await use(proxy.env)
    } finally {
      await proxy.dispose()
    }
  } finally {
    await rm(scratch, { recursive: true })
  }
}

/** Of the site's settings no more than is needed to reach what it keeps. */
function storesOnly(remote: boolean) {
  const config = join(import.meta.dirname, '../../wrangler.toml')
  const { name, compatibility_date, d1_databases, r2_buckets }: Unstable_Config = unstable_readConfig({ config })
  return {
    name,
    compatibility_date,
    d1_databases: d1_databases.map((each) => ({ ...each, remote })),
    r2_buckets: r2_buckets.map((each) => ({ ...each, remote })),
  }
}
