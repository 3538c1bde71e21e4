import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { describedBy } from './support/html.ts'
import { outbox, postOffice, queueThat, sendAt } from './support/post.ts'
import { coordinatorAt, decide, idOfAction, MORNING, ORIGIN, redirectOf, register, Visitor } from './support/site.ts'
import { dumpEverything } from './support/storage.ts'

const EMAIL = 'organizer@group.example'
const t = messages.en

async function ask(email: string, visitor = new Visitor(MORNING)): Promise<Response> {
  return visitor.post(paths.manageAgain('en'), { email })
}

async function postAt(moment: string) {
  const office = postOffice()
  await sendAt(moment, office.env)
  return office.posted
}

describe('a link that was lost', () => {
  test('is sent once more, with those of all actions of the address, and of no other', async () => {
    const group = new Visitor(MORNING)
    const links = [
      await register(group, { title: 'The rally', email: EMAIL }),
      await register(group, { title: 'The vigil', email: EMAIL }),
    ]
    const other = await register(group, { title: 'Of others', email: 'other@group.example' })
    await postAt(MORNING)
    redirectOf(await ask(EMAIL.toUpperCase()))
    const [letter, ...more] = await postAt(MORNING)
    expect([letter?.to, letter?.subject, more]).toEqual([EMAIL, t.letters.subjects['link-again'](), []])
    for (const form of [letter?.text ?? '', letter?.html ?? '']) {
      for (const link of links) expect(form).toContain(ORIGIN + link)
      expect(form).toContain('The vigil')
      expect(form).not.toMatch(new RegExp(`Of others|${other.split('/').at(-1)}`))
    }
  })

  test('is asked for with one answer, whether the address is known or not', async () => {
    await register(new Visitor(MORNING), { email: EMAIL })
    await postAt(MORNING)
    const nudges: unknown[] = []
    const settings = { ...postOffice().settings, LETTERS: queueThat((message) => nudges.push(message)) }
    const answerOf = async (email: string) => {
      const visitor = new Visitor(MORNING, settings)
      const response = await ask(email, visitor)
      const page = await visitor.read(redirectOf(response))
      return [response.status, [...response.headers], await response.text(), page]
    }
    const known = await answerOf(EMAIL)
    expect(await answerOf('stranger@group.example')).toEqual(known)
    // Asked again within the hour: the same once more.
    expect(await answerOf(EMAIL)).toEqual(known)
    expect(nudges).toHaveLength(3)
    expect(JSON.stringify(known)).not.toContain('group.example')
  })

  test('is sent once an hour, however many ask at once', async () => {
    await register(new Visitor(MORNING), { email: EMAIL })
    await Promise.all(Array.from({ length: 20 }, () => ask(EMAIL)))
    expect((await outbox()).map(({ letter }) => letter)).toEqual(['link-again'])
    await ask(EMAIL, new Visitor('2027-06-01T10:59Z'))
    expect(await outbox()).toHaveLength(1)
    await ask(EMAIL, new Visitor('2027-06-01T11:01Z'))
    expect(await outbox()).toHaveLength(2)
  })

  test('is asked for five times a minute at most by one visitor', async () => {
    const visitor = new Visitor(MORNING)
    const statuses: number[] = []
    for (let n = 0; n < 6; n++) statuses.push((await ask(`nobody-${n}@group.example`, visitor)).status)
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429])
  })

  test('of an address that nobody left writes nothing', async () => {
    const before = await dumpEverything()
    redirectOf(await ask(EMAIL))
    const wrong = await ask('nobody')
    expect([wrong.status, describedBy(await wrong.text(), 'email')]).toEqual([400, [t.errors.notAnEmail]])
    expect(await dumpEverything()).toBe(before)
  })
})

describe('that an action has arrived', () => {
  test('is told to the address, with its link, and not once it is public', async () => {
    const link = await register(new Visitor(MORNING), { title: 'The rally', email: EMAIL }, 'fa')
    const [letter] = await postAt(MORNING)
    expect(letter?.subject).toBe(messages.fa.letters.subjects.received('The rally'))
    expect(letter?.text).toContain(ORIGIN + link)
    await register(new Visitor(MORNING), { title: 'The vigil', email: EMAIL })
    redirectOf(await decide(await coordinatorAt(MORNING), await idOfAction('The vigil'), 'publish'))
    expect((await postAt(MORNING)).map(({ subject }) => subject)).toEqual([t.letters.subjects.published('The vigil')])
  })

  test('is not told to a stranger’s address more than three times an hour', async () => {
    for (let n = 0; n < 5; n++) await register(new Visitor(MORNING), { email: EMAIL })
    await register(new Visitor(MORNING), { email: 'other@group.example' })
    const sent = await postAt(MORNING)
    expect(sent.map(({ to }) => to).sort()).toEqual([EMAIL, EMAIL, EMAIL, 'other@group.example'].sort())
  })

  test('nor where whoever typed it deletes each action at once', async () => {
    const sent = []
    for (let n = 0; n < 5; n++) {
      const visitor = new Visitor(MORNING)
      const link = await register(visitor, { email: EMAIL })
      sent.push(...(await postAt(MORNING)))
      redirectOf(await visitor.post(`${link}/delete`, { confirm: 'yes' }))
    }
    expect(sent).toHaveLength(3)
  })
})
