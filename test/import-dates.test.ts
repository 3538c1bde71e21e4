import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { messages } from '../worker/messages/messages.ts'
import { paths } from '../worker/paths.ts'
import { describedBy, selectedIn } from './support/html.ts'
import { coordinatorAt, MORNING, ORIGIN, redirectOf, type Visitor } from './support/site.ts'

const CHOSEN = {
  'column-0': 'title',
  'column-1': 'starts',
  'column-2': 'city',
  lang: 'en',
  tier: 'exact',
  kind: 'rally',
}

async function upload(coordinator: Visitor, ...rows: string[]): Promise<string> {
  const body = new FormData()
  body.set('source', 'A partner')
  body.set('file', new File([['event title;Start Date;City', ...rows].join('\r\n')], 'table.csv'))
  const headers = { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' }
  return redirectOf(await coordinator.send(paths.deskImports('en'), { method: 'POST', body, headers }))
}

async function startsOf(coordinator: Visitor, path: string): Promise<unknown[]> {
  for (let step = 0; step < 3; step += 1) await coordinator.post(`${path}/go`, {})
  const { results } = await env.DB.prepare(
    "select typed ->> '$.startDate' as date from import_rows order by number",
  ).all()
  return results.map(({ date }) => date)
}

const chosenOrder = (page: string) => /name="dateOrder" value="(\w+)" checked/.exec(page)?.[1] ?? null

test('dates that may be read in two ways are read in none before somebody has said which', async () => {
  const coordinator = await coordinatorAt(MORNING)
  const path = await upload(coordinator, 'One;06/07/2027 15:00;Berlin', 'Two;08/07/2027 3 pm;Berlin')
  const page = await coordinator.read(path)
  expect([chosenOrder(page), page.includes('“06/07/2027”')]).toEqual([null, true])
  // What each answer means is said by the date itself.
  for (const date of ['6 July 2027', 'June 7, 2027'])
    expect(page.replace(/July 6, 2027/, '6 July 2027')).toContain(date)
  const refused = await coordinator.post(`${path}/columns`, CHOSEN)
  expect([refused.status, describedBy(await refused.text(), 'dateOrder')]).toEqual([
    400,
    expect.arrayContaining([messages.en.errors.required]),
  ])
  redirectOf(await coordinator.post(`${path}/columns`, { ...CHOSEN, dateOrder: 'mdy' }))
  expect(await startsOf(coordinator, path)).toEqual(['2027-06-07', '2027-08-07'])
})

test('what the values say is chosen, and another answer is refused by one of them', async () => {
  const coordinator = await coordinatorAt(MORNING)
  const path = await upload(coordinator, 'One;06/07/2027;Berlin', 'Two;06/20/2027;Berlin')
  expect(chosenOrder(await coordinator.read(path))).toBe('mdy')
  const refused = await coordinator.post(`${path}/columns`, { ...CHOSEN, dateOrder: 'dmy' })
  expect([refused.status, describedBy(await refused.text(), 'dateOrder')]).toEqual([
    400,
    expect.arrayContaining([messages.en.errors.otherOrder('06/20/2027')]),
  ])
  redirectOf(await coordinator.post(`${path}/columns`, { ...CHOSEN, dateOrder: 'mdy' }))
  expect(await startsOf(coordinator, path)).toEqual(['2027-06-07', '2027-06-20'])
})

test('of a table that writes both, one order is no guess, and the rows of the other are wrong', async () => {
  const coordinator = await coordinatorAt(MORNING)
  const path = await upload(coordinator, 'One;20/06/2027;Berlin', 'Two;06/20/2027;Berlin')
  expect(chosenOrder(await coordinator.read(path))).toBe(null)
  expect((await coordinator.post(`${path}/columns`, CHOSEN)).status).toBe(400)
  redirectOf(await coordinator.post(`${path}/columns`, { ...CHOSEN, dateOrder: 'dmy' }))
  await startsOf(coordinator, path)
  const { results } = await env.DB.prepare('select state from import_rows order by number').all()
  expect(results.map(({ state }) => state)).toEqual(['right', 'wrong'])
})

test('nothing is asked of dates that have one reading; one that appears further down is wrong, not guessed', async () => {
  const coordinator = await coordinatorAt(MORNING)
  const far = Array.from({ length: 900 }, (_, row) => `Action ${row} ${'x'.repeat(60)};2027-07-20 15:00;Berlin`)
  const path = await upload(coordinator, ...far, 'Last;06/07/2027;Berlin')
  expect(await coordinator.read(path)).not.toContain('dateOrder')
  redirectOf(await coordinator.post(`${path}/columns`, CHOSEN))
  for (let step = 0; step < 20; step += 1) await coordinator.post(`${path}/go`, {})
  const { results } = await env.DB.prepare("select number, errors from import_rows where state = 'wrong'").all()
  expect(results).toEqual([{ number: 902, errors: JSON.stringify({ startDate: { code: 'notADate' } }) }])
})

test('a table that Excel marks with what parts its cells is read below the mark', async () => {
  const coordinator = await coordinatorAt(MORNING)
  const body = new FormData()
  body.set('source', 'A partner')
  body.set('file', new File(['\ufeffsep=;\r\nTitle;Date;City\r\nOne, two;2027-06-20;Berlin\r\n'], 'table.csv'))
  const headers = { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' }
  const path = redirectOf(await coordinator.send(paths.deskImports('en'), { method: 'POST', body, headers }))
  redirectOf(await coordinator.post(`${path}/columns`, { ...CHOSEN, 'column-1': 'startDate' }))
  expect(await startsOf(coordinator, path)).toEqual(['2027-06-20'])
})

test('a table in Persian is read as it is written: its calendar, its hours, its kinds, Excel’s own Unicode', async () => {
  const coordinator = await coordinatorAt(MORNING)
  const text = `عنوان\tتاریخ\tساعت\tشهر\tنوع\r\nتجمع برای آنان\t۱۴۰۶/۰۳/۳۱\t۱۷ تا ۱۹\tبرلین\t${messages.fa.kinds.march}\r\n`
  const utf16 = new Uint8Array([
    0xff,
    0xfe,
    ...new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer),
  ])
  const body = new FormData()
  body.set('source', 'A partner')
  body.set('file', new File([utf16], 'table.txt'))
  const headers = { Origin: ORIGIN, 'Sec-Fetch-Site': 'same-origin' }
  const path = redirectOf(await coordinator.send(paths.deskImports('fa'), { method: 'POST', body, headers }))
  const guessed = selectedIn(await coordinator.read(path))
  expect(guessed).toMatchObject({ 'column-0': 'title', 'column-1': 'startDate', 'column-2': 'startTime', lang: 'fa' })
  // Of another script than the page's, its language is asked for.
  expect(selectedIn(await coordinator.read(path.replace('/fa/', '/en/'))).lang).toBe('')
  redirectOf(await coordinator.post(`${path}/columns`, { ...guessed, tier: 'city', kind: 'rally' }))
  await startsOf(coordinator, path)
  const { results } = await env.DB.prepare('select state, typed from import_rows').all<{
    state: string
    typed: string
  }>()
  expect(results.map(({ state, typed }) => [state, JSON.parse(typed)])).toMatchObject([
    ['right', { startDate: '2027-06-21', startTime: '17:00', endTime: '19:00', kind: 'march', lang: 'fa' }],
  ])
})
