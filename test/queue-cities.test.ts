import { expect, test } from 'vitest'
import { paths } from '../worker/paths.ts'
import { coordinatorAt, idOfAction, MORNING, register, Visitor } from './support/site.ts'

test('the queue calls cities as its reader does', async () => {
  const group = new Visitor(MORNING)
  for (const title of ['The same rally', 'The same rally!']) await register(group, { city: 'Berlin', title })
  const owner = await coordinatorAt(MORNING)
  const pages = {
    'the queue': paths.desk('fa'),
    'many at once': paths.deskBulk('fa'),
    'what may be the same': paths.deskAction('fa', await idOfAction('The same rally')),
  }
  for (const [name, path] of Object.entries(pages)) {
    const page = await owner.read(path)
    const named = name === 'what may be the same' ? /<section class="beside">[\s\S]*?<\/section>/.exec(page)?.[0] : page
    expect(named, name).toContain('برلین')
    expect(named, name).not.toMatch(/\bBerlin\b/)
  }
})
