import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { sweepPhotos } from '../worker/change/sweep-photos.ts'
import { paths } from '../worker/paths.ts'
import { openDatabase } from '../worker/store/database.ts'
import { forgetSnapshotsBefore } from '../worker/store/snapshots.ts'
import { quarters } from './support/photos/pictures.ts'
import { png } from './support/photos/png.ts'
import { objects } from './support/photos/send.ts'
import { lastLine, takeBack } from './support/safety.ts'
import { coordinatorAt, MORNING, ORIGIN, redirectOf, Visitor } from './support/site.ts'
import { rows } from './support/taken-back.ts'

const NOW = Date.parse(MORNING)
const PERSON = { slug: 'person-a', original: 'en', name_en: 'Person A', about_en: 'Made up.' }

/** Saves the person, who is there or not, with a new portrait. */
async function givePortrait(coordinator: Visitor): Promise<void> {
  const revision = await env.DB.prepare('select revision from persons').first<number>('revision')
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...PERSON, revision: String(revision) })) body.append(name, value)
  body.append('photo', new File([await png(quarters())], 'portrait.png'))
  const path = revision === null ? paths.deskNewPerson('en') : paths.deskPerson('en', 'person-a')
  const headers = { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' }
  redirectOf(await coordinator.send(path, { method: 'POST', body, headers }))
}

const shown = async () => (await rows('select portrait, width from persons'))[0]
const seen = async () => (await new Visitor(MORNING).get(paths.portrait('person-a'))).status
const sweep = () => sweepPhotos({ db: openDatabase(env.DB), bucket: env.PRIVATE, now: NOW })

test('a portrait that was replaced comes back, and goes when nobody can take that back any more', async () => {
  const coordinator = await coordinatorAt(MORNING)
  await givePortrait(coordinator)
  const first = await shown()
  await givePortrait(coordinator)
  const { id: defaced } = await lastLine()
  const other = await shown()
  expect(other?.portrait).not.toBe(first?.portrait)
  await sweep()
  redirectOf(await takeBack(coordinator, defaced))
  expect([await shown(), await seen(), (await objects()).length]).toEqual([first, 200, 4])
  // That, too, is taken back.
  redirectOf(await takeBack(coordinator, (await lastLine()).id))
  expect([await shown(), await seen()]).toEqual([other, 200])
  await sweep()
  expect(await objects()).toHaveLength(4)
  await forgetSnapshotsBefore(openDatabase(env.DB), NOW + 1)
  await sweep()
  expect([(await objects()).length, await shown(), await seen()]).toEqual([2, other, 200])
})

test('the first portrait leaves none, and with its person every one goes that there was', async () => {
  const coordinator = await coordinatorAt(MORNING)
  const none = { portrait: null, width: null }
  await givePortrait(coordinator)
  redirectOf(await takeBack(coordinator, (await lastLine()).id))
  expect([await shown(), await seen()]).toEqual([none, 404])
  await givePortrait(coordinator)
  expect(await objects()).toHaveLength(4)
  redirectOf(await coordinator.post(paths.deskPerson('en', 'person-a', 'delete'), {}))
  expect(await objects()).toEqual([])
  redirectOf(await takeBack(coordinator, (await lastLine()).id))
  expect([await shown(), await seen()]).toEqual([none, 404])
})
