import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { describedBy } from './support/html.ts'
import { limitedAt } from './support/limited.ts'
import { coordinatorAt, idOfAction, MORNING, registration, Visitor } from './support/site.ts'
import { dumpDecided, dumpEverything } from './support/storage.ts'

const t = messages.en
const TITLE = 'Rally by telephone'
const called = (otherwise = {}) => registration({ title: TITLE, ...otherwise })

function handedOut(page: string): string {
  return new URL(/id="secret-link"[^>]* value="([^"]+)"/.exec(page)?.[1] ?? '').pathname
}

async function log(): Promise<string[]> {
  const { verdicts = [] } = await dumpDecided()
  return verdicts.map(({ subject, decision, subject_id }) => `${subject} ${decision} ${subject_id}`)
}

describe('a coordinator registers for somebody who called', () => {
  test('and gets the link once, in no address, with a code for a phone; the log says who gave it', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const response = await coordinator.post(paths.deskRegister('en'), called())
    expect([response.status, response.headers.get('Location'), response.headers.get('Cache-Control')]).toEqual([
      200,
      null,
      'no-store',
    ])
    const page = await response.text()
    expect(page).toContain('class="qr-code"')
    const link = handedOut(page)
    const id = await idOfAction(TITLE)
    expect(await log()).toEqual([`action add ${id}`, `link give ${id}`])
    expect(await new Visitor(MORNING).read(link)).toContain(t.manage.statuses.pending)
    const secret = link.split('/').at(-1) ?? ''
    expect(await dumpEverything()).not.toContain(secret)
    for (const path of [paths.desk('en'), paths.deskAction('en', id), paths.deskRegister('en')])
      expect(await coordinator.read(path)).not.toContain(secret)
  })

  test('and publishes it at once, by a verdict of their own', async () => {
    const coordinator = await coordinatorAt(MORNING)
    await coordinator.post(paths.deskRegister('en'), called({ publish: 'on' }))
    const id = await idOfAction(TITLE)
    expect(await log()).toEqual([`action add ${id}`, `link give ${id}`, `action publish ${id}`])
    expect(await new Visitor(MORNING).read(paths.action('en', id))).toContain(TITLE)
  })

  test('posted twice, as after a lost answer, it is one action with one link and one line in the log', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const form = called({ publish: 'on' })
    const answers = [1, 2].map(async () =>
      handedOut(await (await coordinator.post(paths.deskRegister('en'), form)).text()),
    )
    const [first, second] = await Promise.all(answers)
    expect(second).toBe(first)
    expect(await env.DB.prepare('select count(*) as n from actions').first('n')).toBe(1)
    expect(await log()).toHaveLength(3)
  })

  test('by the form’s own rules', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const before = await dumpEverything()
    const response = await coordinator.post(
      paths.deskRegister('en'),
      called({ city: 'Tehran', country: 'IR', tier: 'exact', summary: '' }),
    )
    const page = await response.text()
    expect([response.status, describedBy(page, 'summary')]).toMatchObject([
      400,
      expect.arrayContaining([t.errors.required]),
    ])
    expect(page).toContain(TITLE)
    expect(await dumpEverything()).toBe(before)
  })

  test('only where it is theirs, and not as a translator or from outside', async () => {
    const french = await limitedAt(MORNING, 'Of another country', { scope: { country: ['FR'] } })
    const translator = await limitedAt(MORNING, 'Translator', { role: 'translator' })
    const before = await dumpEverything()
    const refused = await french.post(paths.deskRegister('en'), called())
    expect([refused.status, describedBy(await refused.text(), 'title')]).toMatchObject([
      400,
      expect.arrayContaining([t.errors.notYours]),
    ])
    expect((await translator.post(paths.deskRegister('en'), called())).status).toBe(403)
    expect((await new Visitor(MORNING).post(paths.deskRegister('en'), called())).status).toBe(303)
    expect(await dumpEverything()).toBe(before)
  })
})
