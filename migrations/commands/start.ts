import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { renewWords } from '../../worker/change/search.ts'
import { paths } from '../../worker/paths.ts'
import { openDatabase } from '../../worker/store/database.ts'
import { invite, LINK_HOURS } from './invitation.ts'
import { isEmpty, loadArchive } from './load-archive.ts'
import { migrateLocal, withLocal } from './local-database.ts'
import { localSecrets } from './local-secrets.ts'
import { startWrangler } from './wrangler.ts'

/*
 * `npm start`: the whole site on this machine. PORT and STATE_DIR choose another port and another place for the data;
 * ARCHIVE=none starts empty.
 */

const port = Number(process.env.PORT ?? 8787)
const stateDir = resolve(process.env.STATE_DIR ?? '.state')
// Passkeys belong to a name, and an address that is a number has none.
const origin = `http://localhost:${port}`

const WORDS_A_BATCH = 50
const POLL_MS = 200
const GIVE_UP_AFTER_MS = 60_000

// Nothing is asked of anybody else: without this, wrangler fetches an example of a visitor's address from Cloudflare.
Object.assign(process.env, { CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_LOG: 'error' })

await requireFreePort()
const secretsFile = await localSecrets(stateDir)
await migrateLocal(stateDir)
const invitation = await withLocal({ stateDir, secretsFile }, async (env) => {
  if (process.env.ARCHIVE !== 'none' && (await isEmpty(env.DB))) {
    const loaded = await loadArchive(env, Date.now())
    console.log(`Loaded the archive: ${loaded.days} days, ${loaded.actions} actions.`)
  }
  // Here no clock strikes the quarter hours at which the site does this by itself.
  for (let renewed = 1; renewed > 0; ) renewed = await renewWords({ db: openDatabase(env.DB) }, WORDS_A_BATCH)
  const made = await invite('Local coordinator', { hours: LINK_HOURS, now: Date.now() })
  await env.DB.batch(made.sql.map((statement) => env.DB.prepare(statement)))
  return made
})

const server = startWrangler([
  'dev',
  ...['--ip', '127.0.0.1', '--port', String(port), '--persist-to', stateDir, '--env-file', secretsFile],
  // No sender beside it: letters are shown at the desk, and go nowhere (worker/mail/post.ts).
  ...['--var', `SITE_URL:${origin}`],
  // The inspector anywhere: of two sites that start at once, both would choose its usual port.
  ...['--inspector-port', '0', '--show-interactive-dev-session=false', '--log-level', 'error'],
])
server.on('exit', (code) => process.exit(code ?? 0))
// Whoever ends this process ends the server too: without this, workerd would go on by itself.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => server.kill(signal))
// The shell in which npm runs us dies of a signal without passing it on.
const parent = process.ppid
setInterval(() => process.ppid === parent || server.kill('SIGTERM'), POLL_MS).unref()

await answers(`${origin}/healthz`)
console.log(`Open ${origin}${paths.home('en')}`)
console.log(`Sign in to the desk: ${origin}${paths.signIn('en', invitation.secret)}`)
console.log('This link works once, within an hour; each start prints another.')

/** Ends here if another program has the port: it would answer in our place, and look like us. */
async function requireFreePort(): Promise<void> {
  const probe = createServer()
  const free = await new Promise<boolean>((decide) => {
    probe.once('error', () => decide(false))
    probe.listen(port, '127.0.0.1', () => decide(true))
  })
  if (!free) {
    console.error(`Port ${port} is taken. Choose another: PORT=${port + 1} npm start`)
    process.exit(1)
  }
  await new Promise((closed) => probe.close(closed))
}

async function answers(url: string): Promise<void> {
  for (let waited = 0; waited < GIVE_UP_AFTER_MS; waited += POLL_MS) {
    const response = await fetch(url).catch(() => null)
    if (response?.ok) return
    await setTimeout(POLL_MS)
  }
  server.kill('SIGTERM')
  throw new Error(`${url} did not answer within ${GIVE_UP_AFTER_MS / 1000} seconds`)
}
