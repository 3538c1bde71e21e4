/** Asks the device for a passkey: to sign in, or to make one. What it answers goes to the form's address. */
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

/** What is said where it does not work, in the visitor's language. */
type Says = Record<'noSupport' | 'cancelled' | 'alreadyHere' | 'noAnswer' | 'notAccepted', string>

/** What the site answers: where to go on, or what is wrong. */
type Answer = { ok: true; next: string } | { ok: false; sentence: string }

for (const notice of document.querySelectorAll<HTMLElement>('[data-without-script]')) notice.hidden = true
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) offer(form)

function offer(form: HTMLFormElement): void {
  const says: Says = JSON.parse(form.dataset.says ?? '{}')
  form.hidden = false
  const button = form.querySelector('button')
  if (!browserSupportsWebAuthn()) {
    if (button) button.disabled = true
    say(form, says.noSupport)
    return
  }
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    // A device is not asked for what could not be sent then: a file has to be chosen first.
    if (keptBy(form)?.reportValidity() === false) return
    say(form, '')
    if (button) button.disabled = true
    const answer = await ask(form, says)
    if (answer.ok) goOn(form, answer.next)
    else say(form, answer.sentence)
    if (button) button.disabled = false
  })
}

/** Goes on: with what was asked before the passkey was, or where the site leads. */
function goOn(form: HTMLFormElement, next: string): void {
  const kept = keptBy(form)
  if (kept) kept.requestSubmit()
  else location.assign(next)
}

/** What was asked before the passkey was; null where nothing waits for it. */
function keptBy(form: HTMLFormElement): HTMLFormElement | null {
  const kept = document.getElementById(form.dataset.then ?? '')
  return kept instanceof HTMLFormElement ? kept : null
}

async function ask(form: HTMLFormElement, says: Says): Promise<Answer> {
  const options = await post(form.dataset.options ?? '', {})
  if (!options.ok) return { ok: false, sentence: options.sentence || says.noAnswer }
  // The site made them for this very call, by the same library.
  const optionsJSON = options.body as never
  let response: unknown
  try {
    response =
      form.dataset.passkey === 'register'
        ? await startRegistration({ optionsJSON })
        : await startAuthentication({ optionsJSON })
  } catch (error) {
    return { ok: false, sentence: reason(error, says) }
  }
  const typed = Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === 'string'))
  const sent = await post(form.action, { ...typed, response })
  if (!sent.ok) return { ok: false, sentence: sent.sentence || says.noAnswer }
  const { next } = sent.body as { next?: unknown }
  return typeof next === 'string' ? { ok: true, next } : { ok: false, sentence: says.notAccepted }
}

type Posted = { ok: true; body: unknown } | { ok: false; sentence: string }

async function post(url: string, body: object): Promise<Posted> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    // Signed out meanwhile: the page itself leads to where one signs in.
    if (response.redirected) location.reload()
    const answer: unknown = await response.json()
    if (response.ok) return { ok: true, body: answer }
    const { message } = answer as { message?: unknown }
    return { ok: false, sentence: typeof message === 'string' ? message : '' }
  } catch {
    // No connection, or no JSON.
    return { ok: false, sentence: '' }
  }
}

/** Why a device gave no answer: the names are those of WebAuthn, sections 5.1.3 and 5.1.4. */
function reason(error: unknown, says: Says): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'InvalidStateError') return says.alreadyHere
  if (name === 'NotAllowedError' || name === 'AbortError') return says.cancelled
  return name === 'SecurityError' || name === 'NotSupportedError' ? says.noSupport : says.notAccepted
}

function say(form: HTMLFormElement, sentence: string): void {
  const place = form.querySelector<HTMLElement>('[role="alert"]')
  if (!place) return
  place.textContent = sentence
  place.hidden = sentence === ''
}
