import { expect } from 'vitest'
import { paths } from '../../worker/paths.ts'
import { events, MORNING, Visitor } from './site.ts'

/** The calendar of everything, in English. */
export const SUBSCRIBED = paths.feed({ of: 'all' }, 'en')

/** A calendar as a program has it at a moment: its events by UID, each as its lines, and the ETag. */
export async function subscribed(moment = MORNING, path = SUBSCRIBED) {
  const response = await new Visitor(moment).get(path)
  expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  const byUid = new Map(events(await response.text()).map((lines) => [propertyOf(lines, 'UID'), lines]))
  return { etag: response.headers.get('ETag') ?? '', byUid }
}

/** The value of an event's first property of a name; nothing where there is none. */
export function propertyOf(lines: string[] | undefined, name: string): string {
  return lines?.find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))?.replace(/^[^:]*:/, '') ?? ''
}

/** The UID of an action. */
export const uid = (id: string) => `${id}@hamseda`
