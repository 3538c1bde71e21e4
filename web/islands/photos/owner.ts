import { hashSecret } from '../../../worker/rules/secret.ts'

/**
 * Under what the drafts of a form are kept: a hash of its address, which may be a secret link. In another language it is
 * the same form.
 */
export function ownerOf(action: string): Promise<string> {
  return hashSecret(new URL(action).pathname.replace(/^\/[a-z]{2}(?=\/)/, ''))
}
