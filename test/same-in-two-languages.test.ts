import { expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { callDay, coordinatorAt, idOfAction, MORNING, register, Visitor } from './support/site.ts'

const t = messages.en.queue
const NO_PIN = { city: 'Berlin', lat: '', lon: '', venue: '', tier: 'city', days: 'june-20-2027' }

test('what was registered in Persian and in English, of one day and city a quarter of an hour apart, stands beside each other', async () => {
  const [group, coordinator] = [new Visitor(MORNING), await coordinatorAt(MORNING)]
  await callDay(coordinator, 'june-20-2027')
  await register(group, { ...NO_PIN, title: 'Rally for the prisoners' })
  const persian = { ...NO_PIN, lang: 'fa', city: 'برلین', title: 'گردهمایی برای زندانیان', startTime: '15:15' }
  await register(group, persian)
  await register(group, { ...NO_PIN, title: 'A reading in the evening', startTime: '19:00', endTime: '21:00' })
  const page = await coordinator.read(paths.deskAction('en', await idOfAction('Rally for the prisoners')))
  const [, section = ''] = new RegExp(`<h2>${t.duplicates}</h2>([\\s\\S]*?)</section>`).exec(page) ?? []
  const links = [...section.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
  expect(links).toEqual([paths.deskAction('en', await idOfAction('گردهمایی برای زندانیان'))])
  expect(section).toContain(t.alike.day)
  expect(section).toContain(t.alike.hour)
  expect(section).not.toContain(t.alike.title)
})
