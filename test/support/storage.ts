import { env } from 'cloudflare:workers'

/** Every row of every table, by table; only the runtime's own tables are left out. */
export async function dumpDatabase(): Promise<Record<string, Record<string, unknown>[]>> {
  const tables = await env.DB.prepare(
    "select name from sqlite_master where type = 'table' and name not like '\\_cf%' escape '\\' order by name",
  ).all<{ name: string }>()
  const dump: Record<string, Record<string, unknown>[]> = {}
  for (const { name } of tables.results) {
    const { results } = await env.DB.prepare(`select * from "${name}"`).all()
    dump[name] = results.map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, readable(value)])),
    )
  }
  return dump
}

/** The same, but of the log only what was decided: not how tests sign in. */
export async function dumpDecided(): Promise<Record<string, Record<string, unknown>[]>> {
  const { verdicts = [], ...others } = await dumpDatabase()
  return { ...others, verdicts: verdicts.filter(({ subject }) => subject !== 'passkey') }
}

/** What lies in the blocks of an index as a text that can be looked through; D1 gives a blob as a list of its bytes. */
function readable(value: unknown): unknown {
  return Array.isArray(value) ? new TextDecoder().decode(Uint8Array.from(value)) : value
}

/** Every object of the private bucket: its key, and its bytes as a text of one letter a byte. */
export async function dumpBucket(): Promise<{ key: string; text: string }[]> {
  const { objects } = await env.PRIVATE.list()
  return Promise.all(
    objects.map(async ({ key }) => {
      const bytes = new Uint8Array((await (await env.PRIVATE.get(key))?.arrayBuffer()) ?? new ArrayBuffer(0))
      return { key, text: Array.from(bytes, (byte) => String.fromCharCode(byte)).join('') }
    }),
  )
}

/** All that is stored anywhere, as one text: equal before and after what must change nothing. */
export async function dumpEverything(): Promise<string> {
  return JSON.stringify([await dumpDatabase(), await dumpBucket()])
}
