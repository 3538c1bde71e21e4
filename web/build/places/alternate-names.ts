import { readFile, rename, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/**
 * Where `npm run gazetteer` puts the names that it takes of GeoNames' alternate ones, and the build looks for them: a
 * place a line, `GeoNames id|name|name…`, sorted. It is the operator's own and in no repository.
 */
const KEPT = fileURLToPath(new URL('alternate-names.txt', import.meta.url))

/** The names that the operator has taken, by the GeoNames id of their place; none where `npm run gazetteer` never ran. */
export async function alternateNames(): Promise<ReadonlyMap<number, readonly string[]>> {
  const text = await readFile(KEPT, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const rows = text.split('\n').filter(Boolean)
  return new Map(
    rows.map((row) => {
      const [id, ...names] = row.split('|')
      return [Number(id), names]
    }),
  )
}

/** Keeps the names, in place of all that were kept before, and gives the name of the file. */
export async function keepAlternateNames(names: ReadonlyMap<number, readonly string[]>): Promise<string> {
  const rows = [...names].sort(([a], [b]) => a - b).map(([id, own]) => [id, ...own.toSorted()].join('|'))
  // Whoever is interrupted keeps the file of before.
  await writeFile(`${KEPT}.new`, `${rows.join('\n')}\n`)
  await rename(`${KEPT}.new`, KEPT)
  return KEPT
}
