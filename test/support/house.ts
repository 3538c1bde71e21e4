import { HOLE, importsOf, resolved, scan } from './scan.ts'

/** Sources by their path from the root of the house. */
export type Sources = Readonly<Record<string, string>>
/** What breaks a rule, one line each. */
export type Complaints = string[]

export const STEPS = ['submit', 'manage', 'report', 'moderate', 'sign-in', 'browse', 'feed', 'jobs']
export const SERVICES = ['change', 'calendar', 'cities', 'mail', 'photos', 'passkeys']
const FREE = ['rules', 'messages', 'middleware', 'ui', 'store', 'paths.ts', 'desk-paths.ts', 'app-env.ts']

/** What each part of `worker/` may import of `worker/`, itself aside. Whatever is not here may import nothing of it. */
const MAY_IMPORT: Readonly<Record<string, string[]>> = {
  'index.ts': ['app.tsx', 'jobs', 'rules', 'store'],
  'app.tsx': [...STEPS, 'middleware', 'ui', 'rules', 'store', 'paths.ts', 'app-env.ts'],
  // Types of what handlers find in their context.
  'app-env.ts': ['change', 'messages', 'rules', 'store'],
  'paths.ts': ['rules', 'desk-paths.ts'],
  'desk-paths.ts': ['rules'],
  ...Object.fromEntries(STEPS.map((step) => [step, [...SERVICES, ...FREE]])),
  middleware: ['messages', 'rules', 'store', 'paths.ts', 'app-env.ts'],
  ui: ['cities', 'messages', 'rules', 'store', 'paths.ts', 'app-env.ts'],
  change: ['calendar', 'cities', 'mail', 'messages', 'photos', 'rules', 'store'],
  calendar: ['messages', 'rules'],
  cities: ['rules'],
  mail: ['messages', 'rules', 'store', 'paths.ts'],
  photos: ['rules', 'store'],
  passkeys: ['rules', 'store'],
  messages: ['rules'],
  store: ['rules'],
  rules: [],
}

/** `worker/rules/when.ts` is of `rules`, `worker/paths.ts` of `paths.ts`. */
function partOf(path: string): string {
  return path.split('/')[1] ?? ''
}

/** Imports that go against step → service → store → rules, or from one step to another. */
export function wrongImports(sources: Sources): Complaints {
  return eachImport(sources).flatMap(({ path, target }) => {
    if (!path.startsWith('worker/') || !target.startsWith('worker/')) return []
    const [from, to] = [partOf(path), partOf(target)]
    return from === to || MAY_IMPORT[from]?.includes(to) ? [] : [`${path} imports ${target}`]
  })
}

/** Who imports a library or a file that only some may: `only` says who, by the beginning of the path. */
export function importsOutside(sources: Sources, what: RegExp, only: string[]): Complaints {
  return eachImport(sources)
    .filter(({ path, target }) => what.test(target) && !only.some((allowed) => path.startsWith(allowed)))
    .map(({ path, target }) => `${path} imports ${target}`)
}

function eachImport(sources: Sources): { path: string; target: string }[] {
  return Object.entries(sources).flatMap(([path, source]) =>
    importsOf(source).map((address) => ({ path, target: resolved(path, address) })),
  )
}

/** Where code matches, strings and comments apart. */
export function codeMatching(sources: Sources, pattern: RegExp): Complaints {
  return Object.entries(sources).flatMap(([path, source]) => {
    const { code } = scan(source)
    return [
      ...code.matchAll(new RegExp(pattern, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`)),
    ].map(({ 0: text, index }) => `${path}:${lineAt(code, index)} ${text.trim()}`)
  })
}

function lineAt(code: string, index: number): number {
  return code.slice(0, index).split('\n').length
}

/** Strings that build an address of the site. */
export function builtAddresses(sources: Sources): Complaints {
  const address = /^\/(\{\}|en|fa|es|fr|de|pt|tr|feeds|map|photos|desk|submit|manage)(\/|$)/
  return Object.entries(sources).flatMap(([path, source]) =>
    scan(source)
      .strings.filter((text) => address.test(text) || text.startsWith(`/${HOLE}`))
      .map((text) => `${path} builds ${text}`),
  )
}

/** Comments that quiet a tool without saying why. */
export function unexplainedSilence(sources: Sources): Complaints {
  return Object.entries(sources).flatMap(([path, source]) =>
    scan(source)
      .comments.filter((comment) => /@ts-(ignore|expect-error|nocheck)/.test(comment) || !isExplained(comment))
      .map((comment) => `${path} says ${comment}`),
  )
}

function isExplained(comment: string): boolean {
  return !comment.includes('biome-ignore') || /biome-ignore(-all|-start)? [\w/]+: \S.{9,}/.test(comment)
}

/** Files of more code than one can keep in mind: lines that are neither blank nor comment. */
export function tooLong(sources: Sources, limitOf: (path: string) => number): Complaints {
  return Object.entries(sources).flatMap(([path, source]) => {
    const lines = scan(source)
      .code.split('\n')
      .filter((line) => line.trim() !== '').length
    return lines > limitOf(path) ? [`${path} has ${lines} lines of code`] : []
  })
}
