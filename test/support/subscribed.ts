import { expect } from 'vitest'
import { events, MORNING, Visitor } from './site.ts'

/** A calendar as a program has it: its events by UID, each as its unfolded lines, and the ETag. */
export type Subscribed = { etag: string; byUid: Map<string, string[]> }

/**
 * Fetches a calendar by its path at a moment, as a program does. One that has the ETag `had` already must be given another:
 * what lies ready is asked for by it.
 */
export async function subscribed(path: string, moment = MORNING, had = ''): Promise<Subscribed> {
  const response = await new Visitor(moment).get(path, had === '' ? {} : { 'If-None-Match': had })
  expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'text/calendar; charset=utf-8'])
  const byUid = new Map(events(await response.text()).map((lines) => [propertyOf(lines, 'UID'), lines]))
  return { etag: response.headers.get('ETag') ?? '', byUid }
}

/** The value of an event's property, as it is written; empty where it has none. */
export function propertyOf(lines: readonly string[] | undefined, name: string): string {
  return lines?.find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))?.replace(/^[^:]*:/, '') ?? ''
}

/** The UID that calendars give an action. */
export function uidOf(id: string): string {
  return `${id}@hamseda`
}
