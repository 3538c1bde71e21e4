import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { fieldsOf } from './support/html.ts'
import { columnsOf, publishedRally, statusOf, waitingRally } from './support/rally.ts'
import { coordinatorAt, MORNING, Visitor } from './support/site.ts'
import { dumpDatabase, dumpDecided } from './support/storage.ts'

const t = messages.en
const AT_ONCE = 100

/** The same visitor from many addresses, as one person with a hundred windows or a hundred persons with one link. */
function copiesOf(visitor: Visitor, count: number): Visitor[] {
  return Array.from({ length: count }, () => {
    const copy = new Visitor(MORNING)
    for (const [name, value] of Object.entries(visitor.heldCookies())) copy.holdCookie(name, value)
    return copy
  })
}

describe('a hundred at once', () => {
  test('verdicts on one action: one takes effect, and the others are told who was first and what was decided', async () => {
    const { id } = await waitingRally()
    const names = ['Coordinator A', 'Coordinator B', 'Coordinator C', 'Coordinator D']
    const team = await Promise.all(names.map((name) => coordinatorAt(MORNING, name)))
    const [first] = team
    const desk = paths.deskAction('en', id)
    const { revision = [], last = [] } = fieldsOf((await first?.read(desk)) ?? '')
    const posts = team.flatMap((each, at) =>
      copiesOf(each, AT_ONCE / names.length).map(async (copy, index) => {
        const verdict = index % 2 === 0 ? 'publish' : 'reject'
        const values = { verdict, revision: revision[0] ?? '', last: last[0] ?? '', reason: 'No.' }
        const response = await copy.post(desk, values)
        return { name: names[at], verdict, status: response.status, html: await response.text() }
      }),
    )
    const answers = await Promise.all(posts)
    const won = answers.filter(({ status }) => status === 303)
    const lost = answers.filter(({ status }) => status === 409)
    expect([won.length, lost.length]).toEqual([1, AT_ONCE - 1])
    const [winner] = won
    const decided = winner?.verdict === 'publish' ? t.queue.decisions.publish : t.queue.decisions.reject
    const told = t.queue.decidedFirst(winner?.name ?? '', decided)
    expect(lost.filter(({ html }) => !html.includes(told))).toEqual([])
    const { verdicts = [] } = await dumpDecided()
    expect(verdicts.map(({ subject_id, decision }) => [subject_id, decision])).toEqual([[id, winner?.verdict]])
    expect(await statusOf(id)).toBe(winner?.verdict === 'publish' ? 'published' : 'rejected')
    expect(await columnsOf(id)).toMatchObject({ revision: 1 })
  })

  test.each(['pending', 'published'] as const)(
    'edits of one %s action: one wins, the others get the page back with both texts',
    async (status) => {
      const { id, link } = status === 'pending' ? await waitingRally() : await publishedRally()
      const form = fieldsOf(await new Visitor(MORNING).read(`${link}/edit`))
      const before = await columnsOf(id)
      const answers = await Promise.all(
        copiesOf(new Visitor(MORNING), AT_ONCE).map(async (copy, at) => {
          const typed = { ...form, title: `Title ${at}.`, summary: `Text of number ${at}.` }
          const response = await copy.post(`${link}/edit`, typed)
          return { at, status: response.status, html: await response.text() }
        }),
      )
      const won = answers.filter(({ status }) => status === 303)
      const lost = answers.filter(({ status }) => status === 409)
      expect([won.length, lost.length]).toEqual([1, AT_ONCE - 1])
      const number = won[0]?.at
      expect(await columnsOf(id)).toMatchObject({ revision: Number(before?.revision) + 1 })
      for (const { at, html } of lost) {
        expect(html).toContain(t.queue.race.title)
        expect(fieldsOf(html)).toMatchObject({ title: [`Title ${at}.`], summary: [`Text of number ${at}.`] })
        expect(html).toContain(`<td dir="auto" data-label="${t.queue.race.yours}">Text of number ${at}.</td>`)
        expect(html).toContain(`<td dir="auto" data-label="${t.queue.race.stored}">Text of number ${number}.</td>`)
      }
      // Posting it again from there is a decision, and goes through.
      const again = fieldsOf(lost[0]?.html ?? '')
      expect((await new Visitor(MORNING).post(`${link}/edit`, again)).status).toBe(303)
      expect(fieldsOf(await new Visitor(MORNING).read(`${link}/edit`)).title).toEqual([`Title ${lost[0]?.at}.`])
    },
  )
})

describe('an edit', () => {
  test('of what a coordinator has decided on meanwhile loses nothing either', async () => {
    const { id, link, coordinator, group } = await waitingRally()
    const form = fieldsOf(await group.read(`${link}/edit`))
    const { revision = [] } = fieldsOf(await coordinator.read(paths.deskAction('en', id)))
    const verdict = { verdict: 'publish', revision: revision[0] ?? '' }
    expect((await coordinator.post(paths.deskAction('en', id), verdict)).status).toBe(303)
    const response = await group.post(`${link}/edit`, { ...form, summary: 'Written for an hour.' })
    expect(response.status).toBe(409)
    expect(fieldsOf(await response.text()).summary).toEqual(['Written for an hour.'])
    expect((await dumpDatabase()).waiting_changes).toEqual([])
  })
})
