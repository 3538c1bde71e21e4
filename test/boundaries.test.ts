import { expect, test } from 'vitest'
import {
  builtAddresses,
  codeMatching,
  importsOutside,
  type Sources,
  tooLong,
  unexplainedSilence,
  wrongImports,
} from './support/house.ts'
import { fromRoot, only, rule } from './support/rule.ts'
import { scan } from './support/scan.ts'

const worker = fromRoot(
  import.meta.glob<string>(['../worker/**/*.{ts,tsx}', '!../worker/env.d.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
)
const elsewhere = fromRoot(
  import.meta.glob<string>(['../web/{build,islands}/**/*.ts', '../migrations/commands/*.ts', './**/*.{ts,tsx}'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
)
const everything = { ...worker, ...elsewhere }

const rules = only(worker, (path) => path.startsWith('worker/rules/'))
const outsideStore = only(worker, (path) => !path.startsWith('worker/store/'))

test('the sources are read', () => {
  expect(Object.keys(worker).length).toBeGreaterThan(100)
  expect(Object.keys(rules).length).toBeGreaterThan(20)
  expect(Object.keys(elsewhere)).toContain('test/journey.test.ts')
})

test('every source is taken apart without losing the thread', () => {
  const lost = Object.entries(everything).filter(([, source]) => {
    const { code } = scan(source)
    const [opened, closed] = [/[([{]/g, /[)\]}]/g].map((bracket) => code.match(bracket)?.length)
    return opened !== closed || code.split('\n').length !== source.split('\n').length
  })
  expect(lost.map(([path]) => path)).toEqual([])
})

rule('imports run one way: step, service, store, rules', wrongImports, worker, {
  'worker/submit/a.ts (step to step)': "import { b } from '../browse/b.ts'",
  'worker/jobs/a.ts (a type)': "import type { B } from '../feed/b.ts'",
  'worker/change/a.ts (service to step)': "import { b } from '../browse/b.tsx'",
  'worker/change/a.ts (service to ui)': "import { b } from '../ui/names.ts'",
  'worker/change/a.ts (service to middleware)': "export { b } from '../middleware/b.ts'",
  'worker/store/a.ts (store to service)': "import {\n  b,\n} from '../change/b.ts'",
  'worker/rules/a.ts (rules to store)': "import { b } from '../store/b.ts'",
  'worker/rules/a.ts (at run time)': "const b = await import('../cities/cities.ts')",
  'worker/messages/a.ts (messages to ui)': "import '../ui/b.ts'",
  'worker/ui/a.tsx (ui to step)': "import { b } from '../submit/b.ts'",
  'worker/ui/a.tsx (ui to change)': "import { b } from '../change/b.ts'",
  'worker/helpers/a.ts (a part that is none)': "import { b } from '../rules/b.ts'",
})

rule(
  'nothing of the house is imported from outside worker/ by it',
  (sources) => importsOutside(sources, /^(web|migrations|test)\/(?!dist\/manifest\.json$)/, []),
  worker,
  { 'worker/ui/a.ts': "import { b } from '../../web/islands/b.ts'" },
)

rule(
  'rules/ has no clock, no randomness and no I/O',
  (sources) =>
    codeMatching(
      sources,
      /\bDate\.now\b|\bnew Date\(\)|\bnew Date\b(?!\()|\bDate\(\)|\bTemporal\.Now\b|\bperformance\b|\bMath\.random\b|\bgetRandomValues\b|\brandomUUID\b|\bfetch\(|\bconsole\b|\bcaches\b|\bD1Database\b|\bR2Bucket\b|\bset(Timeout|Interval)\b/,
    ),
  rules,
  {
    'worker/rules/a.ts (clock)': 'export const now = () => Date.now()',
    'worker/rules/b.ts (clock)': 'const at = new Date()',
    'worker/rules/c.ts (clock, in a template)': `const at = \`\${Temporal.Now.instant()}\``,
    'worker/rules/d.ts (randomness)': 'const id = Math.random()',
    'worker/rules/e.ts (randomness)': 'crypto.getRandomValues(new Uint8Array(8))',
    'worker/rules/f.ts (I/O)': "const page = await fetch('https://example.org')",
  },
)

rule('only store/ imports drizzle', (sources) => importsOutside(sources, /^drizzle-orm/, ['worker/store/']), worker, {
  'worker/change/a.ts': "import { eq } from 'drizzle-orm'",
  'worker/browse/a.ts': "import type { SQL } from 'drizzle-orm/sqlite-core'",
})

rule(
  'only store/ speaks to D1 and R2',
  (sources) =>
    codeMatching(
      sources,
      /\.(prepare|batch|withSession)\(|\b(db|database)\.exec\(|\bbucket\??\.(put|get|head|list|delete|createMultipartUpload)\(|\b(env|this)\.(DB|PRIVATE)\??\./i,
    ),
  outsideStore,
  {
    'worker/change/a.ts (D1)': "await db.prepare('select 1').first()",
    'worker/browse/a.ts (D1)': 'await c.env.DB.dump()',
    'worker/change/b.ts (R2)': 'await bucket.put(key, bytes)',
    'worker/jobs/a.ts (R2)': 'await change.bucket.delete(keys)',
    'worker/photos/a.ts (R2)': 'const object = await c.env.PRIVATE.get(key)',
  },
)

rule(
  'only change/ imports what writes',
  (sources) =>
    importsOutside(sources, /^worker\/store\/[\w-]+-writes\.ts$/, ['worker/change/', 'worker/store/', 'test/']),
  everything,
  {
    'worker/moderate/a.ts': "import { putDay } from '../store/day-writes.ts'",
    'migrations/commands/a.ts': "import { putDay } from '../../worker/store/day-writes.ts'",
  },
)

/** Tables of what the public can see. */
const PUBLIC_TABLES =
  'actions|actionTexts|actionDays|actionGroups|days|dayTexts|dayFiles|groups|reports|reportTexts|waitingChanges|campaignTexts|searchTexts'
rule(
  'what the public can see is written in store/*-writes.ts alone',
  (sources) =>
    codeMatching(
      sources,
      new RegExp(`\\.(insert|update|delete|insertOrIgnore)\\(\\s*(schema\\.)?(${PUBLIC_TABLES})\\b`),
    ),
  only(worker, (path) => !/^worker\/store\/[\w-]+-writes\.ts$/.test(path)),
  {
    'worker/store/actions.ts': 'await db.update(actions).set({ title })',
    'worker/store/days.ts': 'db.insert(\n    schema.days,\n  ).values(day)',
    'worker/store/a.ts': 'return db.delete(reports)',
  },
)

rule(
  'only rules/public-action.ts makes a PublicAction',
  (sources) =>
    codeMatching(
      sources,
      /\bas (unknown as )?PublicAction\b|<PublicAction>\s*[({]|\[made\]\s*:\s*true(?!\s*\n\s*id: string)/,
    ),
  only(everything, (path) => path !== 'worker/rules/public-action.ts'),
  {
    'worker/browse/a.ts (a cast)': 'const action = record as PublicAction',
    'worker/feed/a.ts (the brand)': 'const action = { [made]: true, ...record }',
  },
)

test('the brand of a PublicAction is given in one place and is not exported', () => {
  const source = worker['worker/rules/public-action.ts'] ?? ''
  expect(source.match(/\bas PublicAction\b/g)).toHaveLength(1)
  expect(source).toContain('\ndeclare const made: unique symbol\n')
  expect(source).not.toMatch(/export[^\n]*\bmade\b/)
})

rule(
  'only rules/public-marker.ts makes a PublicMarker: besides a PublicAction nothing is made of a record for everybody',
  (sources) =>
    codeMatching(
      sources,
      /\b(as|satisfies) (unknown as )?PublicMarker\b|<PublicMarker>\s*[({]|:\s*(readonly )?PublicMarker(\[\])?\s*=(?!>)|\)\s*:\s*(Promise<)?(readonly )?PublicMarker\b|=\s*PublicMarker\b|=\s*\w+<PublicMarker\b/,
    ),
  only(worker, (path) => path !== 'worker/rules/public-marker.ts'),
  {
    'worker/change/a.ts (a cast)': 'const marker = record as PublicMarker',
    'worker/change/b.ts (a check that is none)': 'const marker = { ...record } satisfies PublicMarker',
    'worker/browse/a.ts (an annotation)': 'const marker: PublicMarker = { ...record }',
    'worker/browse/b.ts (several)': 'const markers: readonly PublicMarker[] = records',
    'worker/store/a.ts (a function)': 'export function markerOf(record: Row): PublicMarker | null {}',
    'worker/store/b.ts (a promise)': 'async function read(db: Database): Promise<PublicMarker[]> {}',
    'worker/rules/a.ts (another name)': 'export type Marker = PublicMarker & { venue: string }',
    'worker/rules/b.ts (a part of it)': "type Marker = Omit<PublicMarker, 'lat'>",
  },
)

test('a map draws the two shapes that everybody may see, and no record', () => {
  const makers = only(worker, (path) => /\bfunction toPublic[A-Z]\w*\(/.test(worker[path] ?? ''))
  expect(Object.keys(makers).sort()).toEqual(['worker/rules/public-action.ts', 'worker/rules/public-marker.ts'])
  const encoder = worker['worker/rules/map-columns.ts'] ?? ''
  expect(encoder).toMatch(/\bfunction encodeColumns\([^)]*\bPublicMarker\[\]/)
  expect(encoder).not.toMatch(/\b\w+Record\b/)
})

/** Where the site is put together, addresses stand as patterns; everywhere else paths.ts makes them. */
const HAS_ADDRESSES = ['worker/paths.ts', 'worker/desk-paths.ts', 'worker/app.tsx']
rule('only paths.ts builds an address of the site', builtAddresses, mountsAside(worker), {
  'worker/browse/a.tsx (a template)': `const A = () => <a href={\`/\${lang}/days/\${slug}\`}>x</a>`,
  'worker/browse/b.tsx (a language)': 'const B = () => <a href="/en/about">x</a>',
  'worker/feed/a.ts (a feed)': `const url = \`/feeds/\${selection}.ics\``,
  'worker/manage/a.ts (a redirect)': "return c.redirect('/desk', 303)",
})

/** Handlers stand after patterns of their own (`.post('/submit', …)`), which are no addresses but parts of one. */
function mountsAside(sources: Sources): Sources {
  const handlers = /\.(get|post|put|delete|all|use|on|route)\(\s*'[^']*'/g
  return Object.fromEntries(
    Object.entries(sources)
      .filter(([path]) => !HAS_ADDRESSES.includes(path))
      .map(([path, source]) => [path, /routes\.tsx?$/.test(path) ? source.replace(handlers, ".$1(''") : source]),
  )
}

rule(
  'types hold all the way: no any, no cast by way of unknown, no non-null assertion',
  (sources) =>
    codeMatching(
      sources,
      /(?<=[:<|&,=(]\s*|\bas\s+)any\b(?!\s*[(:.])|\bas unknown as\b|(?<=[\w)\]])!(?=[.,;:)\]\s[(]|$)(?!\s*=)/m,
    ),
  everything,
  {
    'worker/rules/a.ts (any)': 'export function f(x: any): void {}',
    'worker/rules/b.ts (any)': 'const x = y as any',
    'worker/rules/c.ts (any)': 'const x: Map<string, any> = new Map()',
    'worker/rules/d.ts (a cast)': 'const x = y as unknown as Row',
    'worker/rules/e.ts (non-null)': 'const x = list[0]!.name',
    'worker/rules/f.ts (non-null)': 'f(map.get(key)!)',
    'worker/rules/g.ts (non-null)': 'const x = found!\n',
  },
)

rule('no tool is quieted without a reason', unexplainedSilence, everything, {
  'worker/rules/a.ts (no reason)': '// biome-ignore lint/suspicious/noConsole: no\n',
  'worker/rules/b.ts (no reason)': '// biome-ignore lint/suspicious/noConsole\n',
  'worker/rules/c.ts (TypeScript)': '// @ts-expect-error the library is wrong about this\n',
  'worker/rules/d.ts (TypeScript)': '/* @ts-ignore */',
})

rule(
  'every file has an owner: none is called helpers, utils, common or index',
  (sources) =>
    Object.keys(sources).filter(
      (path) => /\/(utils?|helpers?|common|misc|shared|index)(\.\w+|\/|$)/.test(path) && path !== 'worker/index.ts',
    ),
  everything,
  { 'worker/rules/utils.ts': '', 'worker/rules/index.ts': '', 'worker/common/a.ts': '', 'test/support/helpers.ts': '' },
)

rule(
  'nothing is exported onwards: whoever needs a thing imports its owner',
  (sources) => codeMatching(sources, /^export (\*|(type )?\{[^}]*\}) from\b/m),
  everything,
  { 'worker/rules/a.ts': "export * from './b.ts'", 'worker/rules/b.ts': "export {\n  c,\n} from './c.ts'" },
)

/** Lines of code, without blank ones and comments. */
const LINES = 150
const LINES_OF_A_TEST = 250
/** Words, tables and what is generated may be as long as they are. */
const FREE = /^worker\/messages\/\w+\.ts$|^worker\/store\/schema\.ts$/
const limitOf = (path: string) => (path.startsWith('test/') ? LINES_OF_A_TEST : LINES)
rule(
  'a file has as many lines as one can keep in mind',
  (sources) => tooLong(sources, limitOf),
  only(everything, (path) => !FREE.test(path)),
  {
    'worker/rules/a.ts': 'f()\n'.repeat(151),
    'test/a.test.ts': 'f()\n'.repeat(251),
    'worker/rules/b.ts': 'f()\n\n// why\n'.repeat(151),
  },
)
