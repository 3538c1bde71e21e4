import type { Context } from 'hono'
import { type AppEnv, factory } from '../../app-env.ts'
import { justSignedIn } from '../../middleware/coordinator-only.ts'
import { partyAt } from '../../passkeys/party.ts'
import { parseNewPasskey } from '../../passkeys/posted.ts'
import { readRegistration, registrationOptions } from '../../passkeys/registration.ts'
import { paths } from '../../paths.ts'
import { addPasskey, listPasskeys, removePasskey } from '../../store/passkeys.ts'
import { endSession, listSessions } from '../../store/sign-in.ts'
import { readForm, typedText } from '../../ui/form.ts'
import { PasskeysPage } from './passkeys-page.tsx'

/** A coordinator's own passkeys and sessions, whatever their role. */
export const passkeyRoutes = factory
  .createApp()
  .use(justSignedIn('passkeys'))
  .get('/', (c) => passkeysPage(c, false))
  .post('/options', async (c) => {
    const { db, coordinator } = c.var
    const known = await listPasskeys(db, coordinator.id)
    const owner = { ...coordinator, known: known.map(({ credentialId }) => credentialId) }
    return c.json(await registrationOptions(partyOf(c), owner, c.var))
  })
  .post('/', async (c) => {
    const { db, coordinator, now, lang } = c.var
    const posted = parseNewPasskey(await c.req.json<unknown>().catch(() => null))
    if (!posted) return refuse(c)
    const made = await readRegistration(partyOf(c), coordinator.id, posted.response, now)
    if (!made.ok) return refuse(c)
    const added = await addPasskey(db, coordinator.id, { name: posted.name, ...made.value }, now)
    return added.ok ? c.json({ next: paths.deskPasskeys(lang) }) : refuse(c)
  })
  .post('/remove', async (c) => {
    const id = typedText({ values: await readForm(c), errors: {} }, 'id')
    const { db, coordinator, now, lang } = c.var
    if (await removePasskey(db, coordinator.id, id, now)) return c.redirect(paths.deskPasskeys(lang), 303)
    c.status(409)
    return passkeysPage(c, true)
  })
  .post('/end', async (c) => {
    const id = typedText({ values: await readForm(c), errors: {} }, 'id')
    await endSession(c.var.db, c.var.coordinator.id, id)
    return c.redirect(paths.deskPasskeys(c.var.lang), 303)
  })

async function passkeysPage(c: Context<AppEnv>, refused: boolean) {
  const { db, coordinator, now, session } = c.var
  const [keys, sessions] = await Promise.all([listPasskeys(db, coordinator.id), listSessions(db, coordinator.id, now)])
  return c.render(
    <PasskeysPage keys={keys} sessions={sessions} here={session.id} refused={refused && keys.length === 1} />,
  )
}

function partyOf(c: Context<AppEnv>) {
  return partyAt(c.req.url, { name: c.var.campaign.name ?? c.var.t.siteName, key: c.env.LINK_KEY })
}

function refuse(c: Context<AppEnv>) {
  return c.json({ message: c.var.t.signIn.notAccepted }, 400)
}
