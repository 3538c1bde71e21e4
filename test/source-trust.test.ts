import { expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import type { FormValues } from '../worker/rules/typed-action.ts'
import { added, became, calendarOf, event, Partner, sourceNow } from './support/partner.ts'
import { logLines, numberOf } from './support/safety.ts'
import { coordinatorAt, MORNING, redirectOf } from './support/site.ts'

/** A calendar that an owner trusts, beside another owner. */
async function trustedByOwner() {
  const [owner, truster] = [await coordinatorAt(MORNING), await coordinatorAt(MORNING, 'Truster')]
  const { id } = await added()
  redirectOf(await truster.post(paths.deskSource('en', id, 'trust'), {}))
  const partner = new Partner()
  partner.calendar = calendarOf(event('one'), event('two'), event('three'))
  await partner.looked('2027-06-01T12:00Z')
  await partner.looked('2027-06-01T14:00Z')
  return { owner, partner, member: await numberOf('Truster') }
}

const DEMOTED: FormValues = { role: 'coordinator', country: [], language: [], day: [] }
const LIMITED: FormValues = { role: 'owner', country: ['DE'], language: [], day: [] }

test.each<[string, FormValues | null]>([
  ['removed', null],
  ['an owner no more', DEMOTED],
  ['limited', LIMITED],
])('what an owner trusted who is %s publishes nothing more, and the log says so', async (_, values) => {
  const { owner, partner, member } = await trustedByOwner()
  expect(Object.values(await became()).toSorted()).toEqual(['pending', 'published', 'published'])
  redirectOf(
    await (values
      ? owner.post(paths.deskTeam('en', member), values)
      : owner.post(paths.deskTeam('en', member, 'remove'), { confirm: 'on' })),
  )
  expect((await sourceNow()).trusted).toBe(false)
  expect((await logLines()).at(-1)).toMatchObject({ subject: 'source', subject_id: 'A partner', decision: 'distrust' })
  expect((await owner.read(paths.deskSources('en'))).includes(messages.en.sources.hasLeft)).toBe(values === null)
  partner.calendar = calendarOf(event('one', { SUMMARY: 'Defaced' }), event('two'), event('three'), event('four'))
  await partner.looked('2027-06-01T16:00Z', 3)
  const states = await became()
  expect([states['Event four'], states.Defaced ?? 'waits beside']).toEqual([
    'pending',
    expect.not.stringMatching('published'),
  ])
  expect(Object.values(states).toSorted()).toEqual(['pending', 'pending', 'published', 'published'])
})

test('what an owner trusts who stays one is trusted on', async () => {
  const { owner, member } = await trustedByOwner()
  redirectOf(await owner.post(paths.deskTeam('en', member), { ...DEMOTED, role: 'owner' }))
  expect((await sourceNow()).trusted).toBe(true)
})

test('trust is given only by who has shown their passkey a while ago, as what it tells is published without them', async () => {
  const owner = await coordinatorAt(MORNING)
  const { id } = await added()
  owner.now += 31 * 60_000
  const refused = await owner.post(paths.deskSource('en', id, 'trust'), {})
  expect([refused.status, await refused.text()]).toEqual([
    403,
    expect.stringContaining(messages.en.signIn.stepUp.title),
  ])
  expect((await sourceNow()).trusted).toBe(false)
  redirectOf(await owner.post(paths.deskSource('en', id, 'pause'), {}))
})
