import { describe, expect, test } from 'vitest'
import { createApp } from '../worker/app.tsx'
import { paths } from '../worker/paths.ts'
import { isPermitted, ROLES } from '../worker/rules/coordinator.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import { requestOf } from './support/access/bodies.ts'
import type { DeskRoute } from './support/access/desk-route.ts'
import { OPEN_POSTS, OPEN_READS } from './support/access/open-routes.ts'
import { type Person, peopleAround, type Standing } from './support/access/people.ts'
import { CANARY, putScene, type Scene } from './support/access/scene.ts'
import { DESK_PATTERNS, DESK_ROUTES } from './support/access/table.ts'
import { coordinatorAt, MORNING, type Visitor } from './support/site.ts'
import { dumpEverything } from './support/storage.ts'

/** Every route of the app as `METHOD pattern`; what only stands before handlers (Hono calls its method ALL) is none. */
function routesOf(): string[] {
  const all = createApp().routes.filter(({ method }) => method !== 'ALL')
  return [...new Set(all.map(({ method, path }) => `${method} ${path}`))]
}

/** Whether a route is one of a language's pages. */
const isIn = (lang: string) => (route: string) => new RegExp(`^\\w+ /${lang}(/|$)`).test(route)

describe('the table of routes', () => {
  test('has every route of the app, and no other', () => {
    const elsewhere = SHIPPED_LANGS.filter((lang) => lang !== 'en')
    const own = routesOf().filter((route) => !elsewhere.some((lang) => isIn(lang)(route)))
    const known = [...DESK_PATTERNS, ...Object.keys(OPEN_POSTS), ...OPEN_READS]
    expect(own.toSorted()).toEqual(known.toSorted())
  })

  test('is the same in every language', () => {
    const inEnglish = routesOf().filter(isIn('en'))
    for (const lang of SHIPPED_LANGS)
      expect(routesOf().filter(isIn(lang))).toEqual(inEnglish.map((route) => route.replace(' /en', ` /${lang}`)))
  })

  test('has everything below the desk behind its door', () => {
    expect(
      routesOf()
        .filter((route) => /^\w+ \/en\/desk(\/|$)/.test(route))
        .toSorted(),
    ).toEqual(DESK_PATTERNS.toSorted())
  })
})

test('every page of the desk leads to all that its reader may open, and to nothing else', async () => {
  const pages = Object.entries(DESK_ROUTES).flatMap(([name, { needs }]) => {
    const [, path] = /^GET (\/en\/desk(?:\/[a-z]+)?)$/.exec(name) ?? []
    return path === undefined ? [] : [{ path, needs }]
  })
  for (const role of ROLES) {
    const visitor = await coordinatorAt(MORNING, `Test ${role}`, {}, { role })
    const page = await visitor.read(paths.deskPasskeys('en'))
    const [nav = ''] = /<nav class="desk-nav"[\s\S]*?<\/nav>/.exec(page) ?? []
    const ways = [...nav.matchAll(/<a href="([^"]+)"/g)].map(([, href = '']) => href)
    const theirs = pages.filter(({ needs }) => needs === null || isPermitted({ role }, needs))
    expect([role, ways.toSorted()]).toEqual([role, theirs.map(({ path }) => path).toSorted()])
  }
})

/** Whether somebody may use a route, or see the thing that it is about. */
function may({ needs, of, isOwn }: DeskRoute, { role, scope, isIn }: Standing): boolean {
  if (role === null || (needs !== null && !isPermitted({ role }, needs))) return false
  if (isOwn) return isOwn(scope, role)
  return of !== 'item' || isIn
}

async function ask(route: DeskRoute, scene: Scene, visitor: Visitor): Promise<Response> {
  const path = route.path(scene)
  return route.body ? visitor.send(path, await requestOf(await route.body(scene, visitor))) : visitor.get(path)
}

/** What was answered, be it a picture. */
async function textOf(response: Response): Promise<string> {
  return new TextDecoder().decode(await response.arrayBuffer())
}

/** Where somebody is led who has no business at a route: to sign in, and a translator from the queue to what is theirs. */
function isLedAway(response: Response, name: string, { role }: Standing): boolean {
  const led = response.headers.get('Location')
  return role === null ? led === paths.signIn('en') : name === 'GET /en/desk' && led === paths.deskTranslations('en')
}

/** Everybody asks for everything, on machines that do other things too. */
const MINUTES = { timeout: 120_000 }

type Named = [name: string, route: DeskRoute]

/** Asks for a route as each of those who may not: all are refused alike, told nothing, and nothing changes. */
async function expectRefused([name, route]: Named, scene: Scene, people: readonly Person[]): Promise<void> {
  const before = await dumpEverything()
  for (const { name: who, visitor, is } of people.filter(({ is }) => !may(route, is))) {
    const response = await ask(route, scene, visitor)
    const led = response.headers.get('Location')
    const isRefused =
      [403, 404, route.refuses].includes(response.status) ||
      isLedAway(response, name, is) ||
      (led !== null && led === route.back?.(scene))
    expect([name, who, response.status, isRefused]).toEqual([name, who, response.status, true])
    // A form that is shown again names the days that there are.
    const hidden = response.status === route.refuses ? CANARY : 'Canary'
    expect([name, who, await textOf(response)]).toEqual([name, who, expect.not.stringContaining(hidden)])
  }
  expect([name, (await dumpEverything()) === before]).toEqual([name, true])
}

/** Asks for a route as some of those who may: each is answered, and lists show what is theirs alone. */
async function expectAnswered([name, route]: Named, scene: Scene, allowed: readonly Person[]): Promise<void> {
  expect([name, allowed.length]).not.toEqual([name, 0])
  for (const { name: who, visitor, is } of allowed) {
    const response = await ask(route, scene, visitor)
    const isDone = response.status < 400 || (route.asks && response.status === 409)
    expect([name, who, response.status, isDone && !isLedAway(response, '', is)]).toEqual([
      ...[name, who, response.status],
      true,
    ])
    const text = await textOf(response)
    const isShown = route.isShown?.(is) ?? is.isIn
    const of = [name, who]
    if (route.of === 'list') expect([...of, text.includes(route.tells ?? CANARY)]).toEqual([...of, isShown])
    if (route.of === 'list' && !isShown) expect([...of, text]).toEqual([...of, expect.not.stringContaining(CANARY)])
  }
}

const ROUTES: Named[] = Object.entries(DESK_ROUTES)
const CHANGE_NOTHING = ROUTES.filter(([, { body, asks }]) => body === undefined || asks)
/** Routes that leave the scene as it is share one, with the same people around it. */
const TOGETHER = Map.groupBy(CHANGE_NOTHING, ([, { own = {}, settings = {} }]) => JSON.stringify([own, settings]))

describe('each may read what their role and limits allow, and nothing else', () => {
  test.each([...TOGETHER])('within %s', MINUTES, async (_, routes) => {
    const scene = await putScene()
    const [[, { own = {}, settings }] = ['', { own: {}, settings: {} }]] = routes
    const people = await peopleAround(own, settings)
    const before = await dumpEverything()
    for (const named of routes) {
      await expectRefused(named, scene, people)
      await expectAnswered(
        ...([named, scene] as const),
        people.filter(({ is }) => may(named[1], is)),
      )
      expect([named[0], (await dumpEverything()) === before]).toEqual([named[0], true])
    }
  })
})

describe('each may change what their role and limits allow, and nothing else', () => {
  test.each(ROUTES.filter((named) => !CHANGE_NOTHING.includes(named)))('%s', MINUTES, async (...named) => {
    const [, route] = named
    const scene = await putScene()
    const people = await peopleAround(route.own ?? {}, route.settings)
    await expectRefused(named, scene, people)
    const before = await dumpEverything()
    // What is done can be done once: by whoever of them may do least.
    await expectAnswered(named, scene, people.filter(({ is }) => may(route, is)).slice(0, 1))
    expect((await dumpEverything()) === before).toBe(false)
  })
})
