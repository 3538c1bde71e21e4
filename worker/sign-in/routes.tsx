import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { factory } from '../app-env.ts'
import { noStore } from '../middleware/caching.ts'
import { writeLimit } from '../middleware/limits.ts'
import { SESSION_SECONDS, sessionCookie } from '../middleware/session-cookie.ts'
import { paths } from '../paths.ts'
import { base32, hashSecret, isSecretLink, RANDOM_BYTES } from '../rules/secret.ts'
import { closeSession, openSession, signInLinkWorks, spendSignInLink } from '../store/sign-in.ts'
import { SignInPage } from './page.tsx'

/** Coordinators sign in with a link that works once. */
export const signIn = factory
  .createApp()
  .use(noStore, writeLimit)
  .get('/', (c) => c.render(<SignInPage link={null} state="none" />))
  .post('/out', async (c) => {
    const { name, options } = sessionCookie(c.req.url)
    const secret = getCookie(c, name)
    if (secret) await closeSession(c.var.db, await hashSecret(secret))
    deleteCookie(c, name, options)
    return c.redirect(paths.home(c.var.lang), 303)
  })
  .get('/:link', async (c) => {
    const { link } = c.req.param()
    const works = isSecretLink(link) && (await signInLinkWorks(c.var.db, await hashSecret(link), c.var.now))
    return c.render(<SignInPage link={link} state={works ? 'works' : 'expired'} />)
  })
  .post('/:link', async (c) => {
    const { db, now, random, lang } = c.var
    const { link } = c.req.param()
    const coordinatorId = isSecretLink(link) ? await spendSignInLink(db, await hashSecret(link), now) : null
    if (coordinatorId === null) {
      c.status(400)
      return c.render(<SignInPage link={null} state="expired" />)
    }
    const secret = base32(random(RANDOM_BYTES.link))
    const sessionHash = await hashSecret(secret)
    await openSession(db, { sessionHash, coordinatorId, expiresAt: now + SESSION_SECONDS * 1000 })
    const { name, options } = sessionCookie(c.req.url)
    setCookie(c, name, secret, options)
    return c.redirect(paths.desk(lang), 303)
  })
