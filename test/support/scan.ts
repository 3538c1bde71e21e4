/** A source taken apart: what is code, what stands in strings, what was said in comments. */
export type Scanned = {
  /** The source with comments gone and the insides of strings and regular expressions blank; lines keep their numbers. */
  code: string
  /** Insides of strings and templates; in a template each expression is left as a HOLE. */
  strings: string[]
  comments: string[]
}

/** Stands where a template has an expression. */
export const HOLE = '{}'

const ENDS_AN_EXPRESSION = /[\w$)\]}'"`]$/
const KEYWORD_BEFORE = /\b(return|typeof|case|in|of|do|else|void|await|yield)$/

/** Takes TypeScript (or TSX) apart, well enough for the style of this house. */
export function scan(source: string): Scanned {
  const found: Scanned = { code: '', strings: [], comments: [] }
  scanCode(source, 0, false, found)
  return found
}

/** Scans code from `start`, up to the brace that closes it where it stands in a template; gives where it stopped. */
function scanCode(source: string, start: number, inTemplate: boolean, found: Scanned): number {
  let depth = 0
  let at = start
  while (at < source.length) {
    const two = source.slice(at, at + 2)
    const one = source.charAt(at)
    if (two === '//' || two === '/*') at = scanComment(source, at, found)
    else if (one === "'" || one === '"') at = scanString(source, at, one, found)
    else if (one === '`') at = scanTemplate(source, at, found)
    else if (one === '/' && beginsRegExp(found.code, two)) at = scanRegExp(source, at, found)
    else {
      if (one === '{') depth += 1
      if (one === '}' && inTemplate && depth === 0) return at
      if (one === '}') depth -= 1
      found.code += one
      at += 1
    }
  }
  return at
}

function beginsRegExp(before: string, two: string): boolean {
  if (two === '/>') return false
  const code = before.trimEnd()
  return !code.endsWith('<') && (!ENDS_AN_EXPRESSION.test(code) || KEYWORD_BEFORE.test(code))
}

function scanComment(source: string, at: number, found: Scanned): number {
  const line = source.startsWith('//', at)
  const end = line ? source.indexOf('\n', at) : source.indexOf('*/', at) + 2
  const stop = line && end < 0 ? source.length : end
  const comment = source.slice(at, stop)
  found.comments.push(comment)
  found.code += comment.replace(/[^\n]/g, '')
  return stop
}

function scanString(source: string, at: number, quote: string, found: Scanned): number {
  let end = at + 1
  while (end < source.length && source[end] !== quote && source[end] !== '\n') end += source[end] === '\\' ? 2 : 1
  found.strings.push(source.slice(at + 1, end))
  found.code += quote + quote
  return end + 1
}

function scanRegExp(source: string, at: number, found: Scanned): number {
  let end = at + 1
  for (let inClass = false; end < source.length && (inClass || source[end] !== '/'); end += 1) {
    if (source[end] === '\\') end += 1
    else if (source[end] === '[') inClass = true
    else if (source[end] === ']') inClass = false
  }
  found.code += '/x/'
  return end + 1
}

function scanTemplate(source: string, at: number, found: Scanned): number {
  let text = ''
  let end = at + 1
  found.code += '`'
  while (end < source.length && source[end] !== '`') {
    if (source[end] === '\\') end += 2
    else if (source.startsWith('${', end)) {
      found.code += '${'
      end = scanCode(source, end + 2, true, found) + 1
      found.code += '}'
      text += HOLE
    } else {
      if (source[end] === '\n') found.code += '\n'
      text += source[end]
      end += 1
    }
  }
  found.code += '`'
  found.strings.push(text)
  return end + 1
}

/** What a module imports: the addresses as written, those of types and of `export … from` included. */
export function importsOf(source: string): string[] {
  const written = source.matchAll(
    /^(?:import|export)\b[^'"`;]*?\bfrom\s*'([^']+)'|^import\s*'([^']+)'|\bimport\('([^']+)'\)/gm,
  )
  return [...written].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '')
}

/** The path from the root of what a module imports; as it is where it is a library. */
export function resolved(importer: string, address: string): string {
  if (!address.startsWith('.')) return address
  return new URL(address, `file:///${importer}`).pathname.slice(1)
}
