import { parseArgs } from 'node:util'
import { paths } from '../../worker/paths.ts'
import { invite, LINK_HOURS, whyNot } from './invitation.ts'
import { execute, query, targetOf, whatToDoFirst } from './target.ts'

/*
 * `npm run coordinator -- --name NAME --url https://SITE [--new-owner] [--local]`: prints a link by which a coordinator makes a
 * passkey and signs in, once, within an hour. The first one, an owner, is made so, and whoever is locked out comes in again so, in
 * the role and with the limits that they had. Another owner is made with `--new-owner` alone, as a slip in a name would make one.
 */

const { values } = parseArgs({
  options: {
    name: { type: 'string' },
    url: { type: 'string' },
    'new-owner': { type: 'boolean', default: false },
    local: { type: 'boolean', default: false },
  },
})
if (!values.name || !values.url || !URL.canParse(values.url)) {
  console.error('Usage: npm run coordinator -- --name NAME --url https://SITE [--new-owner] [--local]')
  process.exit(2)
}
const target = targetOf(values.local)
const first = await whatToDoFirst(target)
const names = first ? [] : await query(target, 'select name from coordinators order by name')
const refused =
  first ??
  whyNot(
    values.name,
    names.map(({ name }) => String(name)),
    { isNewOwner: values['new-owner'] },
  )
if (refused) {
  console.error(refused)
  process.exit(1)
}
const { secret, sql } = await invite(values.name, { hours: LINK_HOURS, now: Date.now() })
await execute(target, sql)
console.log(new URL(paths.signIn('en', secret), values.url).href)
