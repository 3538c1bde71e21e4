import { parseArgs } from 'node:util'
import { verifyChain } from '../../worker/store/verify-chain.ts'
import { query, targetOf, whatToDoFirst } from './target.ts'

/*
 * `npm run verify -- [--local] [--head HASH]`: recomputes the chain of the log of verdicts, in production unless `--local`,
 * and names every line that was changed, taken out or put in. `--head` is a hash that the page of the log once showed: the
 * command then also says whether what was decided until then is still there. Ends with 1 where something is wrong.
 */

const SAYS = {
  changed: 'is not what was sealed',
  missing: 'is missing',
  added: 'was put in later',
  unsealed: 'is not sealed: if it was given within the last quarter of an hour, look again',
} as const

const { values } = parseArgs({
  options: { local: { type: 'boolean', default: false }, head: { type: 'string' } },
})
const target = targetOf(values.local)
const first = await whatToDoFirst(target)
if (first) {
  console.error(first)
  process.exit(1)
}
const report = await verifyChain((statement) => query(target, statement), values.head ?? null)
for (const { fault, id } of report.faults) console.error(`Verdict ${id} ${SAYS[fault]}.`)
if (report.holdsNoted === false) console.error('No verdict has the hash that you noted: the log is not the one it was.')
console.log(`${report.verdicts} verdicts. The last hash is ${report.head ?? 'none'}.`)
const isWhole = report.faults.length === 0 && report.holdsNoted !== false
console.log(isWhole ? 'The log is whole.' : 'The log is NOT whole.')
process.exit(isWhole ? 0 : 1)
