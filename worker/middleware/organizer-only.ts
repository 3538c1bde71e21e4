import { factory } from '../app-env.ts'
import { hashSecret, isSecretLink } from '../rules/secret.ts'
import { findActionByLinkHash } from '../store/actions.ts'

/** Opens a secret link. A wrong one is the same 404 as a page that never was. */
export const organizerOnly = factory.createMiddleware(async function organizerOnlyMiddleware(c, next) {
  const link = c.req.param('link') ?? ''
  const held = isSecretLink(link) ? await findActionByLinkHash(c.var.db, await hashSecret(link)) : null
  if (!held) return c.notFound()
  c.set('held', held.record)
  c.set('linkKind', held.kind)
  return next()
})
