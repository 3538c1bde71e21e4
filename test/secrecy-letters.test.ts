import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { fillEnvelope } from '../worker/mail/envelope.ts'
import { openPost } from '../worker/mail/post.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import { type ActionLetter, LETTERS } from '../worker/rules/letter.ts'
import { TIERS } from '../worker/rules/location-tier.ts'
import { findAction } from '../worker/store/actions.ts'
import { openDatabase } from '../worker/store/database.ts'
import { formKey, idOfAction, MORNING, register, Visitor } from './support/site.ts'

const NOW = Date.parse(MORNING)
const KINDS = LETTERS.filter((kind): kind is ActionLetter => kind !== 'something-waits')

/** Where it is, and who else there is, each with a canary of its own; the reveal is still ahead. */
const HIDDEN = {
  venue: 'canary-venue',
  address: 'canary-address',
  neighbourhood: 'canary-neighbourhood',
  lat: '52.51417',
  lon: '13.31417',
  groups: 'canary-group',
  accessNote: 'canary-note',
  attendance: 'both',
  joinUrl: 'https://canary-join.example/',
  revealDate: '2027-06-20',
  revealTime: '12:00',
}
const WHERE = /canary|52\.51|13\.31|1417|Berlin|برلین|Moabit|Europe/
/** Links and keys, which may hold any digits by chance. */
const RANDOM = /[0-9a-z]{10,}/g

/** An action with its own and somebody else's address, its reason and both statuses that letters speak of. */
async function actionOf(tier: string, lang: (typeof SHIPPED_LANGS)[number]) {
  const title = `Rally ${formKey()}`
  const group = new Visitor(MORNING)
  const link = await register(group, { ...HIDDEN, title, tier, email: 'organizer@group.example' }, lang)
  const other = await register(new Visitor(MORNING), {
    title: `Other ${formKey()}`,
    email: 'third-person@group.example',
  })
  const id = await idOfAction(title)
  await env.DB.prepare(
    "update actions set verdict_reason = 'Which square?', cancel_reason = 'Which square?' where id = ?",
  )
    .bind(id)
    .run()
  await env.DB.prepare("insert into questions (action_id, question, asked_at) values (?, 'Which square?', 1)")
    .bind(id)
    .run()
  const helper = await group.post(`${link}/helpers`, { key: formKey() })
  const [, shared = ''] = /id="secret-link"[^>]* value="[^"]*\/([0-9a-z]{32})"/.exec(await helper.text()) ?? []
  return { id, secret: link.split('/').at(-1) ?? '', notTheirs: [other.split('/').at(-1) ?? '', shared] }
}

describe('no letter tells more than its reader’s own link', () => {
  test.each(TIERS)(
    '%s: not where it is before the reveal, not who else there is, in any kind, form or language',
    async (tier) => {
      const db = openDatabase(env.DB)
      const { siteUrl = '' } =
        openPost({ ...env, MAIL_FROM: 'a@hamseda.example', SITE_URL: 'https://hamseda.example' }) ?? {}
      for (const lang of SHIPPED_LANGS) {
        const { id, secret, notTheirs } = await actionOf(tier, lang)
        // As it lies while it takes its leave.
        const sealed = await env.PRIVATE.get(`contacts/${id}`)
        await env.PRIVATE.put(`partings/${id}`, (await sealed?.arrayBuffer()) ?? '')
        const record = await findAction(db, id)
        if (!record) throw new Error('the action is gone')
        for (const status of ['pending', 'published', 'cancelled', 'rejected'] as const)
          for (const kind of KINDS) {
            const envelope = await fillEnvelope(db, env, { kind, record: { ...record, status }, siteUrl, now: NOW })
            const { letter, to } = envelope ?? { letter: { text: '', html: '', subject: '' }, to: '' }
            expect([kind, to]).toEqual([kind, 'organizer@group.example'])
            for (const form of [letter.subject, letter.text, letter.html]) {
              expect([kind, form.replace(RANDOM, '').match(WHERE)]).toEqual([kind, null])
              for (const word of [...notTheirs, 'third-person', 'group.example'])
                expect([kind, word, form.includes(word)]).toEqual([kind, word, false])
            }
            // What it is for: the one link that is theirs, and none where it was handed over.
            expect([kind, letter.text.includes(secret)]).toEqual([kind, kind !== 'handed-over'])
            expect([kind, letter.html.includes(secret)]).toEqual([kind, kind !== 'handed-over'])
          }
      }
    },
  )
})
