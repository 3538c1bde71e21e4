import { parseArgs } from 'node:util'
import { paths } from '../../worker/paths.ts'
import { invite } from './invitation.ts'
import { execute, targetOf } from './target.ts'

/*
 * `npm run coordinator -- --name NAME --url https://SITE [--local]`: prints a link by which a coordinator makes a passkey and
 * signs in, once, within an hour. The first one, an owner, is made so, and whoever is locked out comes in again so, in the role
 * and with the limits that they had.
 */

const LINK_HOURS = 1

const { values } = parseArgs({
  options: { name: { type: 'string' }, url: { type: 'string' }, local: { type: 'boolean', default: false } },
})
if (!values.name || !values.url || !URL.canParse(values.url)) {
  console.error('Usage: npm run coordinator -- --name NAME --url https://SITE [--local]')
  process.exit(2)
}
const { secret, sql } = await invite(values.name, { hours: LINK_HOURS, now: Date.now() })
await execute(targetOf(values.local), sql)
console.log(new URL(paths.signIn('en', secret), values.url).href)
