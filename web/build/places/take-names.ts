import type { Place } from '../../../worker/cities/place.ts'
import { no, ok, type Result } from '../../../worker/rules/result.ts'
import { type GatheredNames, namesGatherer, rowOfLine } from './wanted-names.ts'

/** A share. A few lines may be broken; with more of them it is another file. */
const MALFORMED_AT_MOST = 0.01
/** Characters. No line of GeoNames' comes near: what has such a one is another file, perhaps without any lines. */
const LONGEST_LINE = 100_000

/**
 * The names that a text in chunks, alternateNamesV2.txt, holds for places and languages (as `namesGatherer` has them);
 * or why not: it has no lines, is no such file, or has nothing new. Of the text little is held at a time. Throws what
 * the chunks throw.
 */
export async function takeNames(
  chunks: AsyncIterable<string> | Iterable<string>,
  { places, languages }: { places: readonly Place[]; languages: readonly string[] },
): Promise<Result<GatheredNames, 'empty' | 'another file' | 'nothing new'>> {
  const gatherer = namesGatherer(places, languages)
  let isFirst = true
  let rest = ''
  const take = (line: string): boolean => {
    // A wrong file is mostly told by its first line, and need not be read to the end.
    if (isFirst && !rowOfLine(line)) return false
    isFirst = false
    gatherer.take(line)
    return true
  }
  for await (const chunk of chunks) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST_LINE || !lines.every(take)) return no('another file')
  }
  if (isFirst && rest === '') return no('empty')
  if (rest && !take(rest)) return no('another file')
  const gathered = gatherer.gathered()
  if (gathered.malformed > gathered.read * MALFORMED_AT_MOST) return no('another file')
  return gathered.names.size > 0 ? ok(gathered) : no('nothing new')
}
