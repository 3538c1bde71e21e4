/** A run of a text: as it was suggested, added to it, or left out of it. */
export type DiffPart = { kind: 'same' | 'added' | 'left'; text: string }

/** Beyond so many pairs of words the middle is told as one change: to compare them all would take too long. */
const PAIRS_AT_MOST = 400_000

/**
 * What somebody changed of a suggested text, word by word. The parts that are the same or added make up what they wrote, those
 * that are the same or left out what was suggested.
 */
export function suggestionDiff(suggested: string, written: string): DiffPart[] {
  const [before, after] = [wordsOf(suggested), wordsOf(written)]
  const head = sharedLength(before, after, 0)
  const tail = sharedLength(before.slice(head).reverse(), after.slice(head).reverse(), 0)
  const middle = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)] as const
  return joined([
    { kind: 'same', text: before.slice(0, head).join('') },
    ...changesIn(...middle),
    { kind: 'same', text: before.slice(before.length - tail).join('') },
  ])
}

/** Words with the blanks around them apart, so that joined they are the text again. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[^\s]+/gu) ?? []
}

function sharedLength(a: readonly string[], b: readonly string[], from: number): number {
  let length = from
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return length
}

/** The shortest way from one list of words to the other (longest common subsequence). */
function changesIn(before: readonly string[], after: readonly string[]): DiffPart[] {
  if (before.length * after.length > PAIRS_AT_MOST)
    return [
      { kind: 'left', text: before.join('') },
      { kind: 'added', text: after.join('') },
    ]
  const width = after.length + 1
  const shared = new Uint16Array((before.length + 1) * width)
  const at = (row: number, column: number) => shared[row * width + column] ?? 0
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1)
      shared[row * width + column] =
        before[row] === after[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
  const parts: DiffPart[] = []
  let [row, column] = [0, 0]
  while (row < before.length || column < after.length) {
    const [was = '', is = ''] = [before[row], after[column]]
    if (row < before.length && column < after.length && was === is) {
      parts.push({ kind: 'same', text: is })
      row += 1
      column += 1
    } else if (column === after.length || (row < before.length && at(row + 1, column) >= at(row, column + 1))) {
      parts.push({ kind: 'left', text: was })
      row += 1
    } else {
      parts.push({ kind: 'added', text: is })
      column += 1
    }
  }
  return parts
}

/** Neighbours of one kind as one part. */
function joined(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = []
  for (const { kind, text } of parts) {
    const last = result.at(-1)
    if (last?.kind === kind) last.text += text
    else if (text !== '') result.push({ kind, text })
  }
  return result
}
