import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { describe, expect, test, vi } from 'vitest'
import worker from '../worker/index.ts'
import { runJobs } from '../worker/jobs/run-jobs.ts'
import { openContact } from '../worker/mail/contact.ts'
import { paths } from '../worker/paths.ts'
import { getContactObject } from '../worker/store/contacts.ts'
import { failing } from './support/failing.ts'
import { coordinatorAt, formKey, idOfAction, redirectOf, register, registration, Visitor } from './support/site.ts'

const EMAIL = 'organizer@group.example'

/** Runs what runs every quarter of an hour, as if at this moment. */
async function cronAt(moment: string): Promise<void> {
  const controller = createScheduledController({ scheduledTime: new Date(moment), cron: '' })
  await worker.scheduled(controller, env)
}

async function contactsKept(): Promise<{ rows: number; objects: number }> {
  const rows = await env.DB.prepare('select count(*) as n from contacts').first<number>('n')
  const { objects } = await env.PRIVATE.list({ prefix: 'contacts/' })
  return { rows: rows ?? -1, objects: objects.length }
}

describe('what is over is forgotten', () => {
  test('an organizer’s e-mail goes 30 days after the end, row and object, and not before', async () => {
    const group = new Visitor('2027-06-01T10:00Z')
    // Ends on 20 June at 17:00 in Berlin, 15:00 UTC.
    await register(group, { title: 'With an address', email: EMAIL })
    await cronAt('2027-07-20T14:59Z')
    expect(await contactsKept()).toEqual({ rows: 1, objects: 1 })
    await cronAt('2027-07-20T15:01Z')
    expect(await contactsKept()).toEqual({ rows: 0, objects: 0 })
    // The action itself stays.
    expect(await idOfAction('With an address')).toMatch(/^[0-9a-z]{10}$/)
  })

  test('until then the address can be read with the key, and only for its own action', async () => {
    const group = new Visitor('2027-06-01T10:00Z')
    const link = await register(group, { title: 'With an address', email: EMAIL })
    const id = await idOfAction('With an address')
    const sealed = await getContactObject(env.PRIVATE, id)
    if (!sealed) throw new Error('nothing was kept')
    expect(new TextDecoder('latin1').decode(sealed)).not.toContain('organizer')
    const bytes = new Uint8Array(sealed)
    expect(await openContact(env.CONTACT_KEY, id, bytes)).toEqual({
      email: EMAIL,
      link: link.split('/').at(-1),
      lang: 'en',
    })
    await expect(openContact(env.CONTACT_KEY, 'another000', bytes)).rejects.toThrow()
    await expect(openContact(`${env.CONTACT_KEY}!`, id, bytes)).rejects.toThrow()
  })

  test('a contact goes with its action, at the next run where it could not be reached, and never without it', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const group = new Visitor('2027-06-01T10:00Z')
    const link = await register(group, { title: 'Deleted', email: EMAIL })
    await register(group, { title: 'Kept', email: EMAIL })
    const remove = (settings: Partial<Env>) =>
      new Visitor('2027-06-01T10:00Z', settings).post(`${link}/delete`, { confirm: 'on' })
    expect((await remove({ DB: failing(env.DB, 'batch') })).status).toBe(500)
    expect(await contactsKept()).toEqual({ rows: 2, objects: 2 })
    expect(redirectOf(await remove({ PRIVATE: failing(env.PRIVATE, 'delete') }))).toBe(paths.deleted('en'))
    expect(await contactsKept()).toEqual({ rows: 1, objects: 2 })
    await cronAt('2027-06-01T12:00Z')
    expect(await contactsKept()).toEqual({ rows: 1, objects: 1 })
    expect(await getContactObject(env.PRIVATE, await idOfAction('Kept'))).not.toBeNull()
    logged.mockRestore()
  })

  test('a form’s key is remembered for as long as a browser may post it again', async () => {
    const group = new Visitor('2027-06-01T10:00Z')
    const form = registration({ key: formKey(), title: 'Once only' })
    await group.post(paths.submit('en'), form)
    await env.DB.prepare('delete from actions').run()
    await cronAt('2027-08-29T10:00Z')
    await group.post(paths.submit('en'), form)
    await expect(idOfAction('Once only')).rejects.toThrow('0 actions')
  })

  test('sessions and sign-in links that are too old leave no row', async () => {
    await coordinatorAt('2027-06-01T10:00Z')
    await cronAt('2027-06-01T11:00Z')
    expect(await env.DB.prepare('select count(*) as n from sessions').first('n')).toBe(1)
    await cronAt('2027-06-02T10:00Z')
    expect(await env.DB.prepare('select count(*) as n from sessions').first('n')).toBe(0)
  })
})

describe('one job that fails', () => {
  test('keeps no other from running, is logged, and fails the run', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const [first, last] = [new Error('the first'), new Error('the last')]
    const ran: string[] = []
    const jobs = [() => Promise.reject(first), async () => void ran.push('between'), () => Promise.reject(last)]
    const run = runJobs([...jobs, async () => void ran.push('after')])
    await expect(run).rejects.toMatchObject({ message: '2 of 4 jobs failed', errors: [first, last] })
    expect(ran).toEqual(['between', 'after'])
    expect(logged.mock.calls).toEqual([[first], [last]])
    logged.mockRestore()
    await runJobs([async () => undefined])
  })

  test('of those that forget, too', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    await coordinatorAt('2027-06-01T10:00Z')
    await env.DB.prepare('drop table contacts').run()
    await expect(cronAt('2027-06-02T10:00Z')).rejects.toThrow(/^1 of \d+ jobs failed$/)
    expect(await env.DB.prepare('select count(*) as n from sessions').first('n')).toBe(0)
    expect(logged).toHaveBeenCalled()
    logged.mockRestore()
  })
})
