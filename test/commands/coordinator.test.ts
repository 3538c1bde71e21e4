import { execFile } from 'node:child_process'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrateLocal } from '../../migrations/commands/local-database.ts'
import { withStores } from '../../migrations/commands/stores.ts'

const COMMANDS = join(import.meta.dirname, '../../migrations/commands')

let home: string
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hamseda-coordinator-'))
  await migrateLocal(join(home, 'site'))
})
afterAll(() => rm(home, { recursive: true }))

/** Runs a command on a local site: what it prints, and how it ends. */
function run(
  site: string,
  command: string,
  ...args: string[]
): Promise<{ code: number; said: string; errors: string }> {
  const env = { ...process.env, STATE_DIR: join(home, site) }
  const given = [join(COMMANDS, `${command}.ts`), '--local', ...args]
  return new Promise((done) =>
    execFile(process.execPath, given, { env }, (error, said, errors) =>
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, said, errors }),
    ),
  )
}

const invite = (name: string, ...more: string[]) =>
  run('site', 'coordinator', '--name', name, '--url', 'https://site.example', ...more)

/** Everybody at the desk, and how many links wait. */
async function team(): Promise<{ names: string[]; links: number }> {
  process.env.STATE_DIR = join(home, 'site')
  return withStores({ local: true }, async ({ DB }) => {
    const { results } = await DB.prepare("select name || ' ' || role as who from coordinators order by 1").all<{
      who: string
    }>()
    const links = await DB.prepare('select count(*) as n from sign_in_links').first<number>('n')
    return { names: results.map(({ who }) => who), links: links ?? 0 }
  })
}

test('a slip in a name makes no owner', async () => {
  const first = await invite('First owner')
  expect([first.code, first.said]).toEqual([
    0,
    expect.stringMatching(/^https:\/\/site\.example\/en\/sign-in\/[0-9a-z]{32}\n$/),
  ])
  const slip = await invite('Frist owner')
  expect(slip).toMatchObject({ code: 1, said: '' })
  expect(slip.errors).toBe(
    'No coordinator has the name Frist owner; these have: First owner. To make a new owner, add --new-owner.\n',
  )
  expect(await team()).toEqual({ names: ['First owner owner'], links: 1 })
  expect((await invite('First owner', '--new-owner')).code).toBe(1)
  expect((await invite('First owner')).code).toBe(0)
  expect((await invite('Second owner', '--new-owner')).code).toBe(0)
  expect(await team()).toEqual({ names: ['First owner owner', 'Second owner owner'], links: 3 })
})

test('without a site, commands say in a sentence what to do, and make nothing', async () => {
  for (const [command, ...args] of [['verify'], ['coordinator', '--name', 'A', '--url', 'https://site.example']]) {
    const { code, said, errors } = await run('nowhere', command ?? '', ...args)
    expect([code, said]).toEqual([1, ''])
    expect(errors).toMatch(/^There is no local site in \S+nowhere yet: npm start makes it\. [^\n]*\n$/)
  }
  await expect(access(join(home, 'nowhere'))).rejects.toThrow()
  expect(await run('site', 'verify')).toMatchObject({ code: 0, errors: '' })
})
