import { env } from 'cloudflare:workers'
import type { FormValues } from '../../worker/rules/typed-action.ts'
import { callDay, coordinatorAt, idOfAction, MORNING, publish, register, registration, Visitor } from './site.ts'

/** A published action with everything that can be deleted: contact, day, group, report to come. */
export async function publishedRally(otherwise: FormValues = {}) {
  const group = new Visitor(MORNING)
  const coordinator = await coordinatorAt(MORNING)
  await callDay(coordinator, 'june-20-2027')
  const groups = 'Group of the test'
  const form = registration({ title: 'The rally', days: 'june-20-2027', groups, email: 'a@mail.example', ...otherwise })
  const { id, link } = await publish(group, coordinator, form, { confirmed: groups })
  return { group, coordinator, form, id, link, supporter: new Visitor(MORNING) }
}

/** The row of an action, as it is stored; null where there is none. */
export async function columnsOf(id: string) {
  return env.DB.prepare('select * from actions where id = ?').bind(id).first<Record<string, unknown>>()
}

/** An action that waits: its organizer, its id, its link, and a coordinator. */
export async function waitingRally(otherwise: Record<string, string> = {}) {
  const group = new Visitor(MORNING)
  const form = registration({ title: 'The rally', ...otherwise })
  const link = await register(group, form)
  return { group, form, link, id: await idOfAction('The rally'), coordinator: await coordinatorAt(MORNING) }
}

/** What an action is: pending, published and so on. */
export async function statusOf(id: string) {
  return env.DB.prepare('select status from actions where id = ?').bind(id).first('status')
}
