import { env } from 'cloudflare:workers'
import { paths } from '../../../worker/paths.ts'
import { EVENING } from '../photos/send.ts'
import { numberOf } from '../safety.ts'
import { coordinatorAt, ORIGIN, redirectOf, Visitor } from '../site.ts'

/** What the desk has besides actions and photos, one of each. */
export type DeskScene = {
  /** The secret link of the trusted group that called what is over. */
  groupLink: string
  /** The verdict by which what is over was published, and who gave it. */
  verdict: number
  decider: number
  /** Waiting for a second coordinator: that what waits be published. */
  proposal: number
  /** Many verdicts at once of which none is given yet: on what waits. */
  run: number
}

type About = { pending: string; over: string; group: string; person: { slug: string; name: string }; words: string }

/** Puts it up: a trusted group, a person, a flag, a question, a proposal, a run; with `words` wherever words are. */
export async function putDesk({ pending, over, group, person, words }: About): Promise<DeskScene> {
  const coordinator = await coordinatorAt(EVENING)
  const decider = await numberOf('Test coordinator')
  const given = await coordinator.post(paths.deskGroup('en', group), { does: 'give' })
  const groupLink = /\/submit\/([0-9a-z]{32})"/.exec(await given.text())?.[1] ?? ''
  redirectOf(await new Visitor(EVENING).post(paths.flagAction('en', over), { reason: 'danger', text: words }))
  await putPerson(person)
  const ask = 'insert into questions (action_id, question, asked_at) values (?, ?, 1)'
  await env.DB.prepare(ask).bind(pending, words).run()
  const propose = `insert into proposals (at, coordinator_id, action_id, revision, verdict, finer)
    values (?, ?, ?, 0, ?, 1) returning id`
  const proposed = JSON.stringify({ subject: 'action', decision: 'publish', confirmed: [] })
  const proposal = await env.DB.prepare(propose).bind(Date.parse(EVENING), decider, pending, proposed).first('id')
  const find = "select id from verdicts where subject_id = ? and subject = 'action' and decision = 'publish'"
  const verdict = await env.DB.prepare(find).bind(over).first('id')
  // It goes on with the next post alone, which nobody sends here.
  const many = { decision: 'publish', item: `action:${pending}~0` }
  const { pathname } = new URL(
    (await coordinator.post(paths.deskBulk('en'), many)).headers.get('Location') ?? '',
    ORIGIN,
  )
  const run = Number(pathname.split('/').at(-1))
  return { groupLink, verdict: Number(verdict), decider, proposal: Number(proposal), run }
}

async function putPerson({ slug, name }: About['person']): Promise<void> {
  const text = `insert into person_texts (person_id, lang, name, about, original)
    select id, 'en', ?, '', 1 from persons where slug = ?`
  await env.DB.batch([
    env.DB.prepare('insert into persons (slug) values (?)').bind(slug),
    env.DB.prepare(text).bind(name, slug),
  ])
}
