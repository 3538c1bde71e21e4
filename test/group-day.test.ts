import { expect, test } from 'vitest'
import { paths } from '../worker/paths.ts'
import { fieldsOf } from './support/html.ts'
import { waitingRally } from './support/rally.ts'
import { callDay, decide, MORNING, Visitor } from './support/site.ts'

test('a trusted group begins with a day, by a link that names it or from its own form', async () => {
  const { id, coordinator } = await waitingRally({ groups: 'Group A' })
  const given = await (await decide(coordinator, id, 'publish-trust', { confirmed: 'Group A' })).text()
  const [, groupLink = ''] = /id="group-link" type="text" value="[^"]*\/submit\/([^"]*)"/.exec(given) ?? []
  await callDay(coordinator, 'june-20', { suggestion_en: 'We stand for them.', startTime: '17:00' })
  await callDay(coordinator, 'shut', { suggestion_en: 'Too late.', closesOn: '2027-05-01' })
  const member = new Visitor(MORNING)
  const link = paths.submitGroup('en', groupLink, 'june-20')
  const own = await member.read(paths.submitGroup('en', groupLink))
  expect(own).toContain(`href="${link}"`)
  expect(own).not.toContain('day=shut')
  const form = await member.read(link)
  expect(fieldsOf(form)).toMatchObject({
    ...{ days: ['june-20'], summary: ['We stand for them.'], startTime: ['17:00'], startDate: ['2027-06-20'] },
  })
  expect(form).toContain(`action="${paths.submitGroup('en', groupLink)}"`)
  // A day that cannot be chosen any more suggests nothing.
  expect(fieldsOf(await member.read(paths.submitGroup('en', groupLink, 'shut'))).summary).toEqual([''])
})
