import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { forgetWhatIsOver } from '../worker/jobs/retention.ts'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { openDatabase } from '../worker/store/database.ts'
import { coverWith, decidePhoto, picture, published, rowOf, waiting } from './support/photos/desk.ts'
import { SAID } from './support/photos/send.ts'
import { lastLine, takeBack } from './support/safety.ts'
import { redirectOf } from './support/site.ts'

const words = messages.en.safetyDesk.revert

describe('a verdict on a photo that is taken back', () => {
  test('hides again what it published, with the words that it had', async () => {
    const { key, coordinator, reader } = await waiting({ caption: 'Before' })
    redirectOf(await decidePhoto(coordinator, key, 'publish', { caption: 'After' }))
    expect((await reader.get(paths.photo(key))).status).toBe(200)
    redirectOf(await takeBack(coordinator, (await lastLine()).id))
    expect(await rowOf(key)).toMatchObject({ status: 'pending', caption: 'Before' })
    for (const path of [paths.photo(key), paths.photoPage('en', key)]) expect((await reader.get(path)).status).toBe(404)
  })

  test('shows nothing that somebody pictured has had hidden since', async () => {
    const { key, coordinator, reader } = await published()
    redirectOf(await decidePhoto(coordinator, key, 'save', { caption: 'Defaced' }))
    redirectOf(await reader.post(paths.photoRemoval('en', key), { reason: 'It is me.' }))
    redirectOf(await takeBack(coordinator, (await lastLine()).id))
    expect(await rowOf(key)).toMatchObject({ status: 'hidden', caption: SAID.caption })
  })

  test('hides again what was put back', async () => {
    const { key, coordinator, reader } = await published()
    redirectOf(await reader.post(paths.photoRemoval('en', key), { reason: 'It is me.' }))
    redirectOf(await decidePhoto(coordinator, key, 'restore'))
    redirectOf(await takeBack(coordinator, (await lastLine()).id))
    expect(await rowOf(key)).toMatchObject({ status: 'hidden', restored_at: null })
  })

  test('takes other words back that came with leaving it where it is, which count by themselves', async () => {
    const { key, coordinator } = await published()
    redirectOf(await decidePhoto(coordinator, key, 'restore'))
    expect((await lastLine()).decision).toBe('restore')
    redirectOf(await decidePhoto(coordinator, key, 'restore', { caption: 'Defaced' }))
    const { id, decision } = await lastLine()
    expect(decision).toBe('save')
    redirectOf(await takeBack(coordinator, id))
    expect(await rowOf(key)).toMatchObject({ status: 'published', caption: SAID.caption })
  })

  test('brings back no pixels: what was covered or removed is gone, and this is said', async () => {
    const { key, coordinator } = await published()
    expect((await coverWith(coordinator, key, await picture())).status).toBe(200)
    const covered = await rowOf(key)
    const refused = await takeBack(coordinator, (await lastLine()).id)
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining(words.refused.lost)])
    expect(await rowOf(key)).toEqual(covered)
    redirectOf(await decidePhoto(coordinator, key, 'remove'))
    const { id } = await lastLine()
    expect(await coordinator.read(paths.deskVerdict('en', id))).toContain(words.refused.lost)
    expect((await takeBack(coordinator, id)).status).toBe(409)
    const kept = await env.DB.prepare('select count(*) as n from verdict_snapshots where photo_key is not null').first(
      'n',
    )
    expect(kept).toBe(0)
  })

  test('is possible for ninety days', async () => {
    const { key, coordinator } = await published()
    const { id } = await lastLine()
    const forgetAfter = (days: number) =>
      forgetWhatIsOver(openDatabase(env.DB), env.PRIVATE, coordinator.now + days * 86_400_000)
    const isKept = () =>
      env.DB.prepare('select count(*) as n from verdict_snapshots where verdict_id = ?').bind(id).first('n')
    await forgetAfter(89)
    expect(await isKept()).toBe(1)
    await forgetAfter(91)
    expect(await isKept()).toBe(0)
    expect((await rowOf(key))?.status).toBe('published')
    expect(await env.DB.prepare('select count(*) as n from verdicts where id = ?').bind(id).first('n')).toBe(1)
  })
})
