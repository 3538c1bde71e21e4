import { describe, expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { fieldsOf } from './support/html.ts'
import { postOffice, sendAt } from './support/post.ts'
import { publishedRally } from './support/rally.ts'
import { coordinatorAt, idOfAction, MORNING, ORIGIN, redirectOf, Visitor } from './support/site.ts'
import { dumpDatabase, dumpEverything } from './support/storage.ts'

const EMAIL = 'a@mail.example'

describe('the same once more', () => {
  test('is filled in but for its dates and days, and becomes an action of its own', async () => {
    const { group, link, id } = await publishedRally({ venue: 'Main station', tier: 'city', stepFree: 'yes' })
    const page = await group.read(`${link}/duplicate`)
    const fields = fieldsOf(page)
    expect(fields).toMatchObject({
      title: ['The rally'],
      venue: ['Main station'],
      city: ['Berlin'],
      tier: ['city'],
      startTime: ['15:00'],
    })
    expect([fields.startDate, fields.endDate, fields.days ?? []]).toEqual([[''], [''], []])
    expect(page).not.toContain(EMAIL)
    expect((await group.post(`${link}/duplicate`, fields)).status).toBe(400)

    const next = { ...fields, title: 'The next rally', startDate: '2027-06-27' }
    const thanks = redirectOf(await group.post(`${link}/duplicate`, next))
    expect(thanks).not.toContain(link)
    const copy = new URL(thanks, ORIGIN).pathname
    expect(await group.read(copy)).toContain(messages.en.manage.statuses.pending)
    redirectOf(await group.post(`${copy}/delete`, { confirm: 'on' }))
    expect(await new Visitor(MORNING).read(paths.action('en', id))).toContain('The rally')
  })

  test('may keep the address, which nobody is shown', async () => {
    const { group, link } = await publishedRally({ email: EMAIL })
    await sendAt(MORNING, postOffice().env)
    const fields = fieldsOf(await group.read(`${link}/duplicate`))
    const copy = { ...fields, title: 'The next rally', startDate: '2027-06-27' }
    redirectOf(await group.post(`${link}/duplicate`, { ...copy, sameEmail: 'on' }))
    const office = postOffice()
    await sendAt(MORNING, office.env)
    expect(office.posted.map(({ to, subject }) => [to, subject])).toEqual([
      [EMAIL, messages.en.letters.subjects.received('The next rally')],
    ])
    const { contacts = [] } = await dumpDatabase()
    expect(contacts).toHaveLength(2)
  })

  test('without that box no address is kept for it', async () => {
    const { group, link } = await publishedRally({ email: EMAIL })
    const fields = fieldsOf(await group.read(`${link}/duplicate`))
    redirectOf(await group.post(`${link}/duplicate`, { ...fields, title: 'The next rally', startDate: '2027-06-27' }))
    const id = await idOfAction('The next rally')
    const { contacts = [] } = await dumpDatabase()
    expect(contacts.filter(({ action_id }) => action_id === id)).toEqual([])
  })

  test('is only shown by opening it', async () => {
    const { group, link } = await publishedRally()
    await coordinatorAt(MORNING)
    const before = await dumpEverything()
    await group.read(`${link}/duplicate`)
    expect(await dumpEverything()).toBe(before)
  })
})
