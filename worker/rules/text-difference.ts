/** A run of a text against another: in both, only in the one before, or only in the one after. */
export type Run = { of: 'both' | 'before' | 'after'; text: string }

/** Words of a text that are compared: the table of two such texts has 160,000 fields, a few milliseconds. */
const WORDS_AT_MOST = 400

/**
 * What was changed between two texts, word by word: `both` and `before` together are the one, `both` and `after` the other.
 * Texts that are too long for it are told as wholly different from where they begin to be.
 */
export function differenceOf(before: string, after: string): Run[] {
  const [a, b] = [piecesOf(before), piecesOf(after)]
  const start = sameFromStart(a, b)
  const end = sameFromStart(a.slice(start).reverse(), b.slice(start).reverse())
  const [middleA, middleB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const changed =
    middleA.length > WORDS_AT_MOST || middleB.length > WORDS_AT_MOST
      ? [...runsOf('before', middleA), ...runsOf('after', middleB)]
      : walk(middleA, middleB)
  return joined([...runsOf('both', a.slice(0, start)), ...changed, ...runsOf('both', a.slice(a.length - end))])
}

/** Words with the space behind them. */
function piecesOf(text: string): string[] {
  return text.match(/\S+\s*|^\s+/gu) ?? []
}

function sameFromStart(a: readonly string[], b: readonly string[]): number {
  const different = a.findIndex((piece, at) => piece !== b[at])
  return different < 0 ? Math.min(a.length, b.length) : different
}

function runsOf(of: Run['of'], pieces: readonly string[]): Run[] {
  return pieces.map((text) => ({ of, text }))
}

/** Along the longest words in common. */
function walk(a: readonly string[], b: readonly string[]): Run[] {
  const common = commonLengths(a, b)
  const at = (x: number, y: number) => common[x]?.[y] ?? 0
  const runs: Run[] = []
  let [x, y] = [0, 0]
  while (x < a.length || y < b.length) {
    const [mine, theirs] = [a[x], b[y]]
    if (mine !== undefined && mine === theirs) {
      runs.push({ of: 'both', text: mine })
      x += 1
      y += 1
    } else if (theirs === undefined || (mine !== undefined && at(x + 1, y) >= at(x, y + 1))) {
      runs.push({ of: 'before', text: mine ?? '' })
      x += 1
    } else {
      runs.push({ of: 'after', text: theirs })
      y += 1
    }
  }
  return runs
}

/** For each pair of places, how many words are in common from there on. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const rows: number[][] = Array.from({ length: a.length + 1 }, () => Array<number>(b.length + 1).fill(0))
  for (let x = a.length - 1; x >= 0; x -= 1)
    for (let y = b.length - 1; y >= 0; y -= 1) {
      const row = rows[x]
      if (!row) continue
      const same = (rows[x + 1]?.[y + 1] ?? 0) + 1
      row[y] = a[x] === b[y] ? same : Math.max(rows[x + 1]?.[y] ?? 0, row[y + 1] ?? 0)
    }
  return rows
}

function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = []
  for (const { of, text } of runs) {
    const last = all.at(-1)
    if (last?.of === of) all[all.length - 1] = { of, text: last.text + text }
    else all.push({ of, text })
  }
  return all
}
