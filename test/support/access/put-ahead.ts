import { env } from 'cloudflare:workers'
import { formKey, MORNING, publish, redirectOf, Visitor } from '../site.ts'

/** An action that is still ahead in the evening of the day, and what its organizer has done with it. */
export type AheadScene = {
  /** Its organizer can be written to, and was told that it is published. */
  ahead: { id: string; link: string; letter: string }
  /** What is to be said at once of it, which waits. */
  notice: string
  /** The number of a link for who helps. */
  helper: string
}

/** It begins half an hour after the evening in which everybody comes. */
export const LATE = { startTime: '22:30', endTime: '23:30' }

/** Puts it up, called with `words`, and published by a coordinator. */
export async function putAhead(about: { coordinator: Visitor; words: string; day: string }): Promise<AheadScene> {
  const { coordinator, words, day } = about
  const group = new Visitor(MORNING)
  const called = { ...LATE, title: `${words}: ahead`, days: day, email: 'organizer@group.example' }
  const { id, link } = await publish(group, coordinator, called)
  redirectOf(await group.post(`${link}/notice`, { notice: `${words}: at once`, noticeLang: 'en' }))
  await group.post(`${link}/helpers`, { key: formKey() })
  // That it is told of before it has begun matters to nobody here: a translator looks at what is told.
  const tell = `insert into reports (id, action_id, status, lang, text, links, created_at, published_at)
    values ('report0001', ?, 'published', 'en', ?, '[]', ?, ?)`
  const now = Date.parse(MORNING)
  await env.DB.prepare(tell).bind(id, `${words}: told`, now, now).run()
  return {
    ahead: { id, link, letter: await idOf("outbox where letter = 'published' and action_id = ?", id) },
    notice: await idOf('notices where action_id = ?', id),
    helper: await idOf('organizer_links where action_id = ?', id),
  }
}

async function idOf(of: string, actionId: string): Promise<string> {
  const id = await env.DB.prepare(`select id from ${of}`).bind(actionId).first('id')
  if (id === null) throw new Error(`there is nothing in ${of}`)
  return String(id)
}
