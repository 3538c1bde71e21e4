import { factory } from '../app-env.ts'
import { logExport } from '../change/export.ts'
import { noStore } from '../middleware/caching.ts'
import { coordinatorOnly, justSignedIn, permitted } from '../middleware/coordinator-only.ts'
import { paths } from '../paths.ts'
import type { ActionRecord } from '../rules/action-record.ts'
import { belongingOf, isInScope } from '../rules/coordinator.ts'
import { printCsv, printCsvRows } from '../rules/csv.ts'
import type { FeedFormat } from '../rules/feed-format.ts'
import { type Narrowing, parseNarrowing } from '../rules/narrowing.ts'
import { toPublicAction } from '../rules/public-action.ts'
import { parseSelection, type Selection } from '../rules/selection.ts'
import type { FormValues } from '../rules/typed-action.ts'
import { eachAction, eachPublic } from '../store/exported.ts'
import { readForm, typedText } from '../ui/form.ts'
import { DESK_COLUMNS, deskRow } from './desk-export-csv.ts'
import type { PackHead } from './feed-head.ts'
import { actionsCsv, actionsCsvRows } from './pack/actions-csv.ts'
import { tellEach } from './tell-each.ts'

const CSV_TYPE = 'text/csv; charset=utf-8'
const FEED_FORMATS: readonly FeedFormat[] = ['geojson', 'ics', 'json']

/** What coordinators take out, each a file that is sent while it is read. */
export const deskExports = factory
  .createApp()
  .use(noStore, coordinatorOnly)
  .get('/file', permitted('look'), (c) => {
    const { lang, now, db } = c.var
    const { selection, narrowing } = chosen(c.req.query())
    const format = c.req.query('format') ?? ''
    // The feeds are these files already.
    const feed = FEED_FORMATS.find((known) => known === format)
    if (feed) return c.redirect(paths.feed(selection, lang, narrowing, feed), 302)
    const { origin } = new URL(c.req.url)
    const head: PackHead = {
      ...{ lang, words: lang, path: paths.deskExportFile(lang), page: paths.selection(lang, selection) },
      absolute: (to: string) => origin + to,
    }
    c.header('Content-Type', CSV_TYPE)
    c.header('Content-Disposition', 'attachment; filename="actions.csv"')
    return c.body(
      sent(actionsCsv([], head), eachPublic(db, selection, narrowing), (records) =>
        actionsCsvRows(
          tellEach(records, (record) => toPublicAction(record, now)),
          head,
        ),
      ),
    )
  })
  // A post, as it is written down: no page of somebody else's has it done. Nor does a stolen cookie: it is every hidden place.
  .post('/confidential', permitted('import'), justSignedIn('export'), async (c) => {
    const { change, coordinator, db } = c.var
    const { country = '', ...query } = typedWords(await readForm(c))
    const narrowing = parseNarrowing(query)
    await logExport(change, coordinator, { country, ...narrowing })
    const wanted = (record: ActionRecord) =>
      isInScope(coordinator, belongingOf(record)) && isWanted(record, narrowing, country)
    c.header('Content-Type', CSV_TYPE)
    c.header('Content-Disposition', 'attachment; filename="confidential-actions.csv"')
    return c.body(
      sent(printCsv(DESK_COLUMNS, []), eachAction(db), (records) =>
        printCsvRows(DESK_COLUMNS, records.filter(wanted).map(deskRow)),
      ),
    )
  })

/** What a form says in one word for each name. */
function typedWords(values: FormValues): Record<string, string> {
  return Object.fromEntries(Object.keys(values).map((name) => [name, typedText({ values, errors: {} }, name)]))
}

/** A country or a day is a selection of its own; what narrows besides is the same as in a feed. */
function chosen({ country, ...query }: Record<string, string>): { selection: Selection; narrowing: Narrowing } {
  const narrowing = parseNarrowing(query)
  const ofCountry = country ? parseSelection(`country/${country.toLowerCase()}`) : null
  if (ofCountry) return { selection: ofCountry, narrowing }
  if (!narrowing.day) return { selection: { of: 'all' }, narrowing }
  return { selection: { of: 'day', slug: narrowing.day }, narrowing: { ...narrowing, day: null } }
}

function isWanted(record: ActionRecord, { day, kind, from, to, language }: Narrowing, country: string): boolean {
  const starts = record.startsLocal.slice(0, 10)
  const ends = (record.endsLocal ?? record.startsLocal).slice(0, 10)
  return (
    (!country || record.country === country) &&
    (!day || record.days.some((each) => each.day.slug === day)) &&
    (!kind || record.kind === kind) &&
    (!language || record.texts.some(({ lang }) => lang === language)) &&
    (!from || ends >= from) &&
    (!to || starts <= to)
  )
}

/** A text that is made page by page, no faster than it is taken. */
function sent(
  head: string,
  records: AsyncGenerator<ActionRecord[]>,
  print: (records: ActionRecord[]) => string,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(head)),
    pull: async (controller) => {
      const { value, done } = await records.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(print(value)))
    },
    cancel: async () => {
      await records.return(undefined)
    },
  })
}
