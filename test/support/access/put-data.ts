import { env } from 'cloudflare:workers'
import { takeFile } from '../../../worker/change/import-file.ts'
import { addSource } from '../../../worker/change/sources.ts'
import { paths } from '../../../worker/paths.ts'
import { begin, DEFAULTS, NOW, stepToTheEnd } from '../imports.ts'
import { invocation } from '../invocation.ts'
import { objectsOf, pdfOf } from '../pdf.ts'
import { EVENING } from '../photos/send.ts'
import { numberOf } from '../safety.ts'
import { coordinatorAt, ORIGIN, redirectOf } from '../site.ts'

/** What was brought in, and a day's file. */
export type DataScene = {
  /** Tables that an owner without limits brought, by how far they are; one has a wrong row. */
  tables: Readonly<Record<'nameless' | 'begun' | 'wrong' | 'right', string>>
  /** A partner's calendar of the scene's country, language and day. */
  source: number
  /** A file of the day's kit. */
  kitFile: string
}

const TABLES: DataScene['tables'] = {
  nameless: 'csv0000001',
  begun: 'csv0000002',
  wrong: 'csv0000003',
  right: 'csv0000004',
}
/** A spreadsheet counts the names of the columns as row 1. */
export const WRONG_ROW = 2
const HEAD = 'event_title,start_date,city,country\n'

type About = { words: string; day: string }

/** Puts it up, with `words` wherever words are. */
export async function putData(about: About): Promise<DataScene> {
  await putTables(about)
  return { tables: TABLES, source: await putSource(about), kitFile: await putKitFile(about) }
}

async function putTables({ words }: About): Promise<void> {
  const { nameless: id, begun, wrong, right } = TABLES
  const row = (title: string, date: string) => `${HEAD}${words}: ${title},${date},Berlin,Germany\n`
  const coordinatorId = await numberOf('Test coordinator')
  const file = new TextEncoder().encode(row('table', '2027-07-20'))
  const taken = await takeFile(invocation(NOW).change, { id, source: words, coordinatorId, file })
  if (!taken.ok) throw new Error(taken.error)
  await begin(begun, row('begun', '2027-07-21'), { source: words })
  await begin(wrong, row('wrong', 'no date'), { source: words })
  await stepToTheEnd(wrong)
  await begin(right, row('right', '2027-07-22'), { source: words })
  await stepToTheEnd(right)
}

async function putSource({ words, day }: About): Promise<number> {
  const defaults = { ...DEFAULTS, country: 'DE', city: 'Berlin', day }
  const address = 'https://calendar.partner.org/feed.ics'
  const { change } = invocation(Date.parse(EVENING))
  const added = await addSource(change, await numberOf('Test coordinator'), { name: words, address, defaults })
  if (!added.ok) throw new Error(added.error)
  return added.value.id
}

async function putKitFile({ words, day }: About): Promise<string> {
  const form = new FormData()
  form.append('title', words)
  form.append('lang', 'en')
  form.append('photo', new File([pdfOf(objectsOf())], 'kit.pdf'))
  const headers = { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' }
  const coordinator = await coordinatorAt(EVENING)
  redirectOf(await coordinator.send(paths.deskDayFiles('en', day), { method: 'POST', body: form, headers }))
  return String(await env.DB.prepare('select key from day_files').first('key'))
}
