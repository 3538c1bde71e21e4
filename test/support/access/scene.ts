import { env } from 'cloudflare:workers'
import { invite } from '../../../migrations/commands/invitation.ts'
import { readProgress } from '../../../worker/change/day-progress.ts'
import { paths } from '../../../worker/paths.ts'
import type { Scope } from '../../../worker/rules/coordinator.ts'
import { openDatabase } from '../../../worker/store/database.ts'
import { Authenticator } from '../authenticator.ts'
import { registerBy } from '../passkeys.ts'
import { copies, lastRow, picture } from '../photos/desk.ts'
import { EVENING, letThrough, sendPhoto } from '../photos/send.ts'
import { callDay, coordinatorAt, idOfAction, MORNING, ORIGIN, publish, redirectOf, register, Visitor } from '../site.ts'
import { type AheadScene, putAhead } from './put-ahead.ts'
import { type DataScene, putData } from './put-data.ts'
import { type DeskScene, putDesk } from './put-desk.ts'

/** The day of the scene, and the words by which its things are known on any page; the day's own title is a list's name as well. */
export const DAY = 'june-20-2027'
export const CANARY = 'Canary of the test'
export const CANARY_DAY = 'Canary day'
/** A person, whom any coordinator may name: their own name is a list's name as well. */
export const PERSON = 'canary-person'
export const CANARY_PERSON = 'Canary person'
/** The group that called what is over. */
export const GROUP = 'canary-of-the-test-group'
/** Before anything of the scene was decided, as the desk asks for it. */
export const SINCE = MORNING.replace('Z', '')

/** To what all of the scene belongs but the day, which is of no country. */
export const THERE: Scope = { country: ['DE'], language: ['en'], day: [DAY] }
/** To what the day belongs. */
export const CALLED: Scope = { language: ['en'], day: [DAY] }
/** What there is one of each at the desk, in the evening of the day. */
type Put = DeskScene & DataScene & AheadScene
export type Scene = Put & {
  /** An action that waits, and one that took place and of which nobody has told, each with its secret link. */
  pending: { id: string; link: string }
  over: { id: string; link: string }
  /** Photos of the one that is over: one that waits, one that is public. */
  photo: string
  shown: string
  /** A letter that did not go. */
  letter: string
  /** A coordinator within the scope, with a link that nobody has used. */
  member: number
  link: string
  /** A device that holds a passkey of an owner's. */
  device: Authenticator
}

/** Puts up the scene. */
export async function putScene(): Promise<Scene> {
  const [group, coordinator] = [new Visitor(MORNING), await coordinatorAt(MORNING)]
  await callDay(coordinator, DAY, { title_en: CANARY_DAY })
  const days = { days: DAY }
  const groups = `${CANARY}: group`
  const over = await publish(group, coordinator, { title: `${CANARY}: over`, groups, ...days }, { confirmed: groups })
  const link = await register(group, { title: `${CANARY}: waits`, ...days })
  group.waitUntil(EVENING)
  redirectOf(await sendPhoto(group, `${over.link}/photos`, await picture(), { caption: CANARY }))
  const { key: photo } = await lastRow()
  const [shown = ''] = await copies(photo, 1)
  await letThrough(shown)
  const member = await putMember()
  const pending = { id: await idOfAction(`${CANARY}: waits`), link }
  const letter = await putFailedLetter(over.id)
  const device = await putDevice()
  const person = { slug: PERSON, name: CANARY_PERSON }
  const desk = await putDesk({ pending: pending.id, over: over.id, group: GROUP, person, words: CANARY })
  const ahead = await putAhead({ coordinator, words: CANARY, day: DAY })
  const data = await putData({ words: CANARY, day: DAY })
  // Numbers that are counted for whoever looks first lie ready from here on.
  await coordinator.read(paths.deskDays('en'))
  await readProgress(openDatabase(env.DB), [DAY], CALLED)
  return {
    ...desk,
    ...ahead,
    ...data,
    pending,
    over,
    photo,
    shown,
    letter,
    ...member,
    device,
  }
}

async function putMember(): Promise<{ member: number; link: string }> {
  await coordinatorAt(EVENING, `${CANARY}: member`, {}, { role: 'coordinator', scope: THERE })
  const { secret, sql } = await invite(`${CANARY}: member`, { hours: 1, now: Date.parse(EVENING) })
  await env.DB.batch(sql.map((statement) => env.DB.prepare(statement)))
  const id = await env.DB.prepare('select id from coordinators where name = ?').bind(`${CANARY}: member`).first('id')
  return { member: Number(id), link: secret }
}

async function putDevice(): Promise<Authenticator> {
  const device = new Authenticator()
  const { secret, sql } = await invite('An owner with a device', { hours: 1, now: Date.parse(EVENING) })
  await env.DB.batch(sql.map((statement) => env.DB.prepare(statement)))
  await registerBy({ ...new Visitor(EVENING).site, origin: ORIGIN }, paths.signIn('en', secret), device)
  return device
}

async function putFailedLetter(actionId: string): Promise<string> {
  const insert = `insert into outbox (action_id, letter, created_at, status, due_at, attempts)
    values (?, 'report-please', 1, 'failed', 1, 1) returning id`
  return String(await env.DB.prepare(insert).bind(actionId).first('id'))
}
