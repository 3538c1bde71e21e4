import type { CDPSession, Page } from '@playwright/test'

/** A device that Chromium itself plays: it verifies its person and is touched by itself, while it is `near`. */
export type VirtualAuthenticator = { near: (isNear: boolean) => Promise<void>; credentials: () => Promise<number> }

/** Gives a page's browser a device with passkeys: one that is built in, or a security key that is plugged in. */
export async function addAuthenticator(page: Page, transport: 'internal' | 'usb'): Promise<VirtualAuthenticator> {
  const session = await sessionOf(page)
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...({ protocol: 'ctap2', transport, hasResidentKey: true } as const),
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  return {
    near: async (enabled) => {
      await session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled })
    },
    credentials: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
  }
}

const sessions = new WeakMap<Page, Promise<CDPSession>>()

function sessionOf(page: Page): Promise<CDPSession> {
  const known = sessions.get(page)
  if (known) return known
  const opened = page
    .context()
    .newCDPSession(page)
    .then(async (session) => {
      await session.send('WebAuthn.enable')
      return session
    })
  sessions.set(page, opened)
  return opened
}
