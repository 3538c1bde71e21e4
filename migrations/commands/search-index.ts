import { parseArgs } from 'node:util'
import { REBUILD_SEARCH_INDEX } from './search-statements.ts'
import { execute, query, targetOf } from './target.ts'

/*
 * `npm run search-index [-- --local]`: makes the index of the search anew from the words that the database holds, in
 * production unless `--local`. There the database answers nobody else while D1 carries out the file: a moment in which
 * pages that are in no cache fail.
 */

const { values } = parseArgs({ options: { local: { type: 'boolean', default: false } } })
const target = targetOf(values.local)
await execute(target, REBUILD_SEARCH_INDEX)
const [answer] = await query(target, 'select count(*) as actions from search_texts')
console.log(`The index of the search is made anew: ${answer?.actions} actions.`)
