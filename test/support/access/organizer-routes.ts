import { env } from 'cloudflare:workers'
import { paths } from '../../../worker/paths.ts'
import { registration } from '../site.ts'
import { type DeskRoutes, everywhere, item, list } from './desk-route.ts'
import { LATE } from './put-ahead.ts'
import { CANARY, DAY, type Scene } from './scene.ts'

/** The machine of somebody who tries the site out, where alone letters are shown. */
const HERE = 'http://127.0.0.1:8787'

async function revisionOf({ ahead }: Scene): Promise<string> {
  return String(await env.DB.prepare('select revision from actions where id = ?').bind(ahead.id).first('revision'))
}

/** Actions of those who called, what organizers have to say at once, and letters. */
export const ORGANIZER_ROUTES: DeskRoutes = {
  'GET /en/desk/register': { needs: 'verdict', ...everywhere, path: () => paths.deskRegister('en') },
  'POST /en/desk/register': {
    ...{ needs: 'verdict', ...item, refuses: 400 },
    path: () => paths.deskRegister('en'),
    body: () => ({ form: registration({ ...LATE, days: DAY, publish: 'on' }) }),
  },
  'GET /en/desk/notices': {
    ...{ needs: 'look', ...list, tells: `${CANARY}: at once` },
    path: () => paths.deskNotices('en'),
  },
  // Where a form that was sent is asked for once more, it leads to the list.
  'GET /en/desk/notices/:id': { needs: 'verdict', ...everywhere, path: ({ notice }) => paths.deskNotice('en', notice) },
  'POST /en/desk/notices/:id': {
    ...{ needs: 'verdict', ...item },
    path: ({ notice }) => paths.deskNotice('en', notice),
    body: async (scene) => ({ form: { verdict: 'publish', revision: await revisionOf(scene) } }),
  },
  'GET /en/desk/outbox/:id': {
    ...{ needs: 'look', ...item, settings: { MAIL_FROM: '', SITE_URL: HERE } },
    path: ({ ahead }) => HERE + paths.deskLetterAsSent('en', Number(ahead.letter)),
  },
  'GET /en/desk/letters': { needs: 'look', ...everywhere, path: () => paths.deskLetters('en') },
  'POST /en/desk/letters': {
    ...{ needs: 'look', ...everywhere },
    path: () => paths.deskLetters('en'),
    body: () => ({ form: { email: 'coordinator@group.example', letterLang: 'en' } }),
  },
  'GET /en/desk/letters/delete': { needs: 'look', ...everywhere, path: () => paths.deskLettersDelete('en') },
  // Each deletes their own address, and nobody has left one: a test of its own says what this does.
  'POST /en/desk/letters/delete': {
    ...{ needs: 'look', ...everywhere, asks: true },
    path: () => paths.deskLettersDelete('en'),
    body: () => ({ form: {} }),
  },
}
