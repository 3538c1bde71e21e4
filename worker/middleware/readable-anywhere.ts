import { factory } from '../app-env.ts'

/**
 * Lets scripts of any site read the answer, errors and 304s too (Fetch Standard, section 3.3.4): what is public to
 * everybody may be shown by everybody. No credentials go with such a request, and none would change the answer.
 */
export const readableAnywhere = factory.createMiddleware(async function readableAnywhereMiddleware(c, next) {
  await next()
  c.header('Access-Control-Allow-Origin', '*')
})
