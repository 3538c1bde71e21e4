import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type AppEnv, factory } from '../app-env.ts'
import { noStore } from '../middleware/caching.ts'
import { writeLimit } from '../middleware/limits.ts'
import { SESSION_SECONDS, sessionCookie } from '../middleware/session-cookie.ts'
import { authenticationOptions, parseSignature, readAuthentication } from '../passkeys/authentication.ts'
import { partyAt } from '../passkeys/party.ts'
import { parseNewPasskey, parseSignIn } from '../passkeys/posted.ts'
import { readRegistration, registrationOptions } from '../passkeys/registration.ts'
import { paths } from '../paths.ts'
import type { AskedAgain } from '../rules/path-parts.ts'
import { base32, hashSecret, isSecretLink, RANDOM_BYTES } from '../rules/secret.ts'
import { findPasskey, listPasskeys, redeemLink } from '../store/passkeys.ts'
import { closeSession, findInvited, type NewSession, openSession } from '../store/sign-in.ts'
import { InvitationPage, SignInPage } from './page.tsx'

/** Coordinators sign in with a passkey, and make their first one by a link that works once. */
export const signIn = factory
  .createApp()
  .use(noStore, writeLimit)
  .get('/', (c) => c.render(<SignInPage to={askedAgain(c.req.query('to'))} />))
  .post('/', async (c) => {
    const { db, now, lang } = c.var
    const posted = parseSignIn(await readJson(c))
    const signature = parseSignature(posted?.response)
    const passkey = signature && (await findPasskey(db, signature.id))
    if (!passkey) return refuse(c)
    const signed = await readAuthentication(partyOf(c), passkey, signature, now)
    if (!signed.ok) return refuse(c)
    const { secret, session } = await newSession(c)
    const { credentialId, counter: seen } = passkey
    const opened = await openSession(db, session, { credentialId, seen, ...signed.value, now })
    if (!opened.ok) return refuse(c)
    await leaveSession(c)
    holdSession(c, secret)
    return c.json({ next: pageFor(askedAgain(posted?.to), lang) })
  })
  .post('/options', async (c) => c.json(await authenticationOptions(partyOf(c), c.var)))
  .post('/out', async (c) => {
    await leaveSession(c)
    const { name, options } = sessionCookie(c.req.url)
    deleteCookie(c, name, options)
    return c.redirect(paths.home(c.var.lang), 303)
  })
  // Whoever fetches a link, as previews do, uses nothing up.
  .get('/:link', async (c) => {
    const invited = await invitedBy(c)
    return c.render(<InvitationPage link={c.req.param('link')} name={invited?.name ?? null} />)
  })
  .post('/:link/options', async (c) => {
    const invited = await invitedBy(c)
    if (!invited) return expired(c)
    const known = await listPasskeys(c.var.db, invited.id)
    const owner = { ...invited, known: known.map(({ credentialId }) => credentialId) }
    return c.json(await registrationOptions(partyOf(c), owner, c.var))
  })
  .post('/:link', async (c) => {
    const { db, now, lang } = c.var
    const invited = await invitedBy(c)
    if (!invited) return expired(c)
    const posted = parseNewPasskey(await readJson(c))
    if (!posted) return refuse(c)
    const made = await readRegistration(partyOf(c), invited.id, posted.response, now)
    if (!made.ok) return refuse(c)
    const { secret, session } = await newSession(c)
    const linkHash = await hashSecret(c.req.param('link'))
    const passkey = { name: posted.name, ...made.value }
    const redeemed = await redeemLink(db, { linkHash, passkey, session, lang, now })
    if (!redeemed.ok) return redeemed.error === 'stale' ? expired(c) : refuse(c)
    await leaveSession(c)
    holdSession(c, secret)
    // There the second one is urged.
    return c.json({ next: paths.deskPasskeys(lang) })
  })

function partyOf(c: Context<AppEnv>) {
  return partyAt(c.req.url, { name: c.var.campaign.name ?? c.var.t.siteName, key: c.env.LINK_KEY })
}

async function invitedBy(c: Context<AppEnv>): Promise<{ id: number; name: string } | null> {
  const link = c.req.param('link') ?? ''
  return isSecretLink(link) ? findInvited(c.var.db, await hashSecret(link), c.var.now) : null
}

/** What a script has posted; null where it is no JSON. */
function readJson(c: Context<AppEnv>): Promise<unknown> {
  return c.req.json<unknown>().catch(() => null)
}

async function newSession({ var: { now, random } }: Context<AppEnv>): Promise<{ secret: string; session: NewSession }> {
  const secret = base32(random(RANDOM_BYTES.link))
  const id = base32(random(RANDOM_BYTES.publicId))
  return { secret, session: { sessionHash: await hashSecret(secret), id, expiresAt: now + SESSION_SECONDS * 1000 } }
}

function holdSession(c: Context<AppEnv>, secret: string): void {
  const { name, options } = sessionCookie(c.req.url)
  setCookie(c, name, secret, options)
}

/** Ends the session that this browser holds: no cookie of it is good for anything any more. */
async function leaveSession(c: Context<AppEnv>): Promise<void> {
  const secret = getCookie(c, sessionCookie(c.req.url).name)
  if (secret) await closeSession(c.var.db, await hashSecret(secret))
}

const ASKED_AGAIN: readonly AskedAgain[] = ['passkeys', 'team', 'log', 'export']

function askedAgain(word: string | undefined): AskedAgain | null {
  return ASKED_AGAIN.find((known) => known === word) ?? null
}

function pageFor(to: AskedAgain | null, lang: AppEnv['Variables']['lang']): string {
  switch (to) {
    case null:
      return paths.desk(lang)
    case 'log':
      return paths.deskLog(lang)
    case 'team':
      return paths.deskTeam(lang)
    case 'export':
      return paths.deskExport(lang)
    case 'passkeys':
      return paths.deskPasskeys(lang)
  }
}

function refuse(c: Context<AppEnv>) {
  return c.json({ message: c.var.t.signIn.notAccepted }, 400)
}

function expired(c: Context<AppEnv>) {
  return c.json({ message: c.var.t.signIn.expired }, 400)
}
