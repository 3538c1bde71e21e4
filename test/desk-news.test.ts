import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import worker from '../worker/index.ts'
import { tellWhatWaits } from '../worker/jobs/desk-letters.ts'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { openDatabase } from '../worker/store/database.ts'
import { describedBy } from './support/html.ts'
import { limitedAt } from './support/limited.ts'
import { postOffice, sendAt } from './support/post.ts'
import { coordinatorAt, decide, idOfAction, MORNING, ORIGIN, redirectOf, register, Visitor } from './support/site.ts'
import { dumpBucket, dumpDatabase, dumpEverything } from './support/storage.ts'

const EMAIL = 'coordinator@campaign.example'

/** A coordinator, limited to what is listed, who left an address. */
async function reader(name = 'Reader', scope = {}, letterLang = 'en') {
  const coordinator = await limitedAt(MORNING, name, { scope })
  redirectOf(await coordinator.post(paths.deskLetters('en'), { email: EMAIL, letterLang }))
  return coordinator
}

/** What the clock does at a moment, and what goes out. */
async function clockAt(moment: string) {
  const office = postOffice()
  await tellWhatWaits(openDatabase(env.DB), office.env, Date.parse(moment))
  await sendAt(moment, office.env)
  return office.posted
}

describe('a coordinator hears that something waits', () => {
  test('in their language, by numbers, with the end of the log, and no word of any action', async () => {
    await reader('Reader', {}, 'fa')
    await register(new Visitor(MORNING), { title: 'canary-title', summary: 'canary-summary', venue: 'canary-venue' })
    await register(new Visitor(MORNING), { title: 'canary-other', city: 'Paris' })
    const [letter, ...more] = await clockAt(MORNING)
    const { waits } = messages.fa.letters
    expect([letter?.to, letter?.subject, more]).toEqual([EMAIL, waits.subject('۲'), []])
    expect(letter?.text).toContain(`${waits.kinds.action}: ۲`)
    expect(letter?.text).toContain(ORIGIN + paths.desk('fa'))
    const head = await env.DB.prepare('select hash from verdict_seals order by verdict_id desc').first<string>('hash')
    expect(letter?.text).toContain(head)
    expect(JSON.stringify(letter)).not.toMatch(/canary|Berlin|Paris/)
    await env.DB.exec("insert into coordinators (id, name, created_at, role) values (99, 'Sealing', 1, 'owner')")
    await env.DB.exec(
      "insert into verdicts (id, at, coordinator_id, subject, subject_id, decision, snapshot_hash) values (999, 1, 99, 'day', '1', 'save', 'x')",
    )
    await env.DB.exec(
      "insert into verdict_seals (verdict_id, previous_hash, hash) values (999, 'before', 'head-of-the-log')",
    )
    await register(new Visitor('2027-06-01T11:30Z'))
    const [next] = await clockAt('2027-06-01T12:00Z')
    expect(next?.html).toContain('head-of-the-log')
  })

  test('however many there are of whom nothing waits', async () => {
    for (let idle = 0; idle < 9; idle += 1) await reader(`Idle ${idle}`, { country: ['FR'] })
    await reader('The last')
    await register(new Visitor(MORNING))
    const letters = []
    for (const moment of ['10:00', '10:15', '10:30']) letters.push(...(await clockAt(`2027-06-01T${moment}Z`)))
    expect(letters).toHaveLength(1)
  })

  test('only of what is theirs', async () => {
    await reader('Reader', { country: ['FR'], language: ['fr', 'en'] })
    await register(new Visitor(MORNING))
    expect(await clockAt(MORNING)).toEqual([])
    await register(new Visitor(MORNING), { city: 'Paris', lang: 'de' })
    expect(await clockAt(MORNING)).toEqual([])
    await register(new Visitor(MORNING), { city: 'Paris' })
    const [letter] = await clockAt(MORNING)
    expect(letter?.subject).toBe(messages.en.letters.waits.subject('1'))
  })

  test('at most once an hour, and again for what is new, or after a day', async () => {
    await reader()
    await register(new Visitor(MORNING))
    const heard = async (moment: string) => (await clockAt(moment)).length
    expect([await heard(MORNING), await heard('2027-06-01T10:15Z')]).toEqual([1, 0])
    await register(new Visitor('2027-06-01T10:20Z'))
    expect([await heard('2027-06-01T10:59Z'), await heard('2027-06-01T11:00Z')]).toEqual([0, 1])
    expect([await heard('2027-06-01T13:00Z'), await heard('2027-06-02T11:00Z')]).toEqual([0, 1])
  })

  test('once, though the clock comes twice at the same time', async () => {
    await reader()
    await register(new Visitor(MORNING))
    const office = postOffice()
    const db = openDatabase(env.DB)
    await Promise.all([1, 2, 3].map(() => tellWhatWaits(db, office.env, Date.parse(MORNING))))
    await Promise.all([1, 2, 3].map(() => sendAt(MORNING, office.env)))
    expect(office.posted).toHaveLength(1)
  })

  test('no more once it is decided before the letter goes', async () => {
    const coordinator = await reader()
    await register(new Visitor(MORNING), { title: 'The rally' })
    const office = postOffice()
    await tellWhatWaits(openDatabase(env.DB), office.env, Date.parse(MORNING))
    redirectOf(await decide(coordinator, await idOfAction('The rally'), 'publish'))
    await sendAt(MORNING, office.env)
    expect(office.posted).toEqual([])
  })

  test('not as a translator, who has nothing to decide', async () => {
    await reader()
    await env.DB.exec("update coordinators set role = 'translator'")
    await register(new Visitor(MORNING))
    expect(await clockAt(MORNING)).toEqual([])
  })
})

describe('a coordinator’s address', () => {
  test('is kept sealed, shown to nobody, and goes when they delete it', async () => {
    const coordinator = await reader()
    expect((await dumpBucket()).map(({ key }) => key.split('/')[0])).toEqual(['coordinators'])
    expect(await dumpEverything()).not.toContain('campaign.example')
    expect(await coordinator.read(paths.deskLetters('en'))).not.toContain('campaign.example')
    redirectOf(await coordinator.post(paths.deskLettersDelete('en'), {}))
    const { coordinator_contacts } = await dumpDatabase()
    expect([await dumpBucket(), coordinator_contacts]).toEqual([[], []])
    await register(new Visitor(MORNING))
    expect(await clockAt(MORNING)).toEqual([])
  })

  test('goes when they are removed, and no letter goes to it meanwhile', async () => {
    await reader()
    await register(new Visitor(MORNING))
    const office = postOffice()
    await tellWhatWaits(openDatabase(env.DB), office.env, Date.parse(MORNING))
    await env.DB.exec("update coordinators set removed_at = 1 where name = 'Reader'")
    await sendAt(MORNING, office.env)
    const scheduledTime = new Date('2027-06-01T12:15Z')
    await worker.scheduled(createScheduledController({ scheduledTime, cron: '' }), office.env)
    expect([office.posted, await dumpBucket()]).toEqual([[], []])
  })

  test('has to be one, and is left by those who may look', async () => {
    const coordinator = await coordinatorAt(MORNING)
    const before = await dumpEverything()
    const wrong = await coordinator.post(paths.deskLetters('en'), { email: 'nobody', letterLang: 'en' })
    expect([wrong.status, describedBy(await wrong.text(), 'email')]).toEqual([400, [messages.en.errors.notAnEmail]])
    expect(await dumpEverything()).toBe(before)
    const translator = await limitedAt(MORNING, 'Translator', { role: 'translator' })
    expect((await translator.post(paths.deskLetters('en'), { email: EMAIL, letterLang: 'en' })).status).toBe(403)
  })
})
