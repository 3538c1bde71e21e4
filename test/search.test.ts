import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import { publishedRally, waitingRally } from './support/rally.ts'
import { coordinatorAt, decide, MORNING, publish, redirectOf, registration, Visitor } from './support/site.ts'

const TITLE = 'Free Zzyzx'

/** Ids of the actions that a search lists, in their order. */
async function found(typed: string, visitor = new Visitor(MORNING)): Promise<string[]> {
  const response = await visitor.get(paths.search('en', typed))
  expect(response.status).toBe(200)
  return [...(await response.text()).matchAll(/id="action-([0-9a-z]+)"/g)].map(([, id = '']) => id)
}

describe('an action is found', () => {
  test.each([
    ['a word of its title', 'zzyzx'],
    ['the beginning of one', 'ZZY'],
    ['a word of its summary', 'comes together'],
    ['a group', 'gruppe'],
    ['its city', 'Berlin'],
    ['its city in another script', 'برلین'],
    ['its country', 'alemania'],
    ['its kind', 'گردهمایی'],
    ['several of these', 'zzyzx berlin rally'],
  ])('by %s', async (_, typed) => {
    const { id } = await publishedRally({ title: TITLE, groups: 'Gruppe des Tests' })
    expect(await found(typed)).toEqual([id])
  })

  test.each([
    ['آزادي كارگران', 'آزادی کارگران'],
    ['میخواهیم', 'می‌خواهیم آزاد باشیم'],
    ['می خواهیم', 'می‌خواهیم آزاد باشیم'],
    ['می‌خواهیم', 'می خواهیم آزاد باشیم'],
    ['۲۰ خرداد', '20 خرداد'],
    ['آ', 'آزادی'],
  ])('by %s where it is called %s', async (typed, title) => {
    const { id } = await publishedRally({ title, lang: 'fa' })
    for (const lang of SHIPPED_LANGS) {
      expect(await new Visitor(MORNING).read(paths.search(lang, typed))).toContain(`id="action-${id}"`)
    }
  })
})

describe('an action is not found', () => {
  test('before it is published, and is after', async () => {
    const { id, coordinator } = await waitingRally({ title: TITLE }).catch(() => waitingRally())
    expect(await found('rally')).toEqual([])
    redirectOf(await decide(coordinator, id, 'publish'))
    expect(await found('rally')).toEqual([id])
  })
})
