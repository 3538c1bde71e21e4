import { no, ok, type Result } from './result.ts'

/** Why an address is not fetched. */
export type UrlFault = 'notAUrl' | 'notHttps' | 'notPublic'

/** Longer addresses are no calendars'. */
const MAX_LETTERS = 1000
/** Ends of names that no name server of the world answers for, or that lead back to ourselves. */
const PRIVATE_ENDS = [
  ...['localhost', 'local', 'internal', 'intranet', 'private', 'corp', 'home', 'lan', 'localdomain'],
  ...['test', 'example', 'invalid', 'onion', 'arpa'],
]

/**
 * An address as one that may be fetched from here: https, a name of the public Internet, its own port, no credentials. Numbers
 * in place of a name are refused in every notation: the URL standard turns each of them into the same four (0x7f.1, 2130706433,
 * full-width digits), and no calendar needs one. A name may still lead anywhere: the Worker's own network has nothing inside.
 */
export function publicUrl(text: string): Result<URL, UrlFault> {
  if (text.length > MAX_LETTERS || !URL.canParse(text)) return no('notAUrl')
  const url = new URL(text)
  if (url.protocol !== 'https:') return no('notHttps')
  if (url.port !== '' || url.username !== '' || url.password !== '') return no('notPublic')
  const host = url.hostname.replace(/\.+$/, '')
  const labels = host.split('.')
  const last = labels.at(-1) ?? ''
  const isName = labels.length > 1 && labels.every((label) => label !== '') && /^(?:[a-z]+|xn--[a-z0-9-]+)$/.test(last)
  if (!isName || host.startsWith('[') || PRIVATE_ENDS.includes(last)) return no('notPublic')
  url.hash = ''
  return ok(url)
}
