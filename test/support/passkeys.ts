import { paths } from '../../worker/paths.ts'
import type { Authenticator, Otherwise } from './authenticator.ts'

/** Posts JSON to a path of a site, with a visitor's cookies. */
export type PostJson = (path: string, body: unknown) => Promise<Response>

/** A site as a device sees it. */
type Site = { post: PostJson; origin: string }

/** Makes a passkey by a sign-in link (its path), which signs in: what the site answers. */
export async function registerBy(
  { post, origin }: Site,
  link: string,
  authenticator: Authenticator,
  { name = 'Passkey of the test', ...otherwise }: Otherwise & { name?: string } = {},
): Promise<Response> {
  const options = await post(`${link}/options`, {})
  if (!options.ok) return options
  return post(link, { name, response: await authenticator.register(await options.json(), origin, otherwise) })
}

/** Signs in with a passkey that the authenticator holds: what the site answers. */
export async function signInWith(
  { post, origin }: Site,
  authenticator: Authenticator,
  otherwise: Otherwise = {},
): Promise<Response> {
  const options = await post(paths.signInOptions('en'), {})
  if (!options.ok) return options
  return post(paths.signIn('en'), { response: await authenticator.signIn(await options.json(), origin, otherwise) })
}
