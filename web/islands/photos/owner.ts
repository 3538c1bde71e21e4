import { hashSecret } from '../../../worker/rules/secret.ts'

/**
 * Under what is kept of a form: a hash of its address, which may be a secret link, and of what is sent by it. In another
 * language it is the same form.
 */
export function ownerOf(form: HTMLFormElement): Promise<string> {
  const path = new URL(form.action).pathname.replace(/^\/[a-z]{2}(?=\/)/, '')
  const purpose = form.querySelector<HTMLInputElement>('input[name="purpose"]')?.value ?? ''
  return hashSecret(`${path} ${purpose}`)
}
