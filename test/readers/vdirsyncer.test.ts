import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXPECTED, feed } from './expected.ts'
import { folderForTests, isInstalled, run } from './program.ts'

const home = folderForTests()
const items = join(home, 'items')
const itemsOfFile = join(home, 'items-of-file')
const config = join(home, 'config')

/** What the site answers. */
let answer = { status: 200, type: 'text/calendar; charset=utf-8', body: feed }
const site = createServer((_, response) => {
  response.writeHead(answer.status, { 'Content-Type': answer.type }).end(answer.body)
})

/** The items in a folder, by what they are about: the text of each, its UIDs, and when it was written. */
function itemsIn(folder: string): Map<string, { text: string; uids: string[]; written: number }> {
  return new Map(
    readdirSync(folder).map((name) => {
      const text = readFileSync(join(folder, name), 'utf8').replace(/\r?\n /g, '')
      const [, of, id] = /^URL.*\/(days|actions)\/([^/\s]+)$/m.exec(text) ?? []
      const uids = [...text.matchAll(/^UID:(.*?)\r?$/gm)].map(([, uid = '']) => uid)
      const written = statSync(join(folder, name)).mtimeMs
      return [`${of === 'days' ? 'day-' : ''}${id}@hamseda`, { text, uids, written }]
    }),
  )
}
const synced = () => itemsIn(items)
const sync = (pair = 'feed') => run('vdirsyncer', ['-c', config, 'sync', pair], { home })

describe.skipIf(!isInstalled('vdirsyncer', ['--version'], 'vdirsyncer'))('vdirsyncer', () => {
  beforeAll(async () => {
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
    const address = site.address()
    if (typeof address !== 'object' || !address) throw new Error('the site has no port')
    mkdirSync(items)
    mkdirSync(itemsOfFile)
    writeFileSync(join(home, 'feed.ics'), feed)
    const sections = [
      ...['[general]', `status_path = "${join(home, 'status')}"`],
      ...['[pair feed]', 'a = "site"', 'b = "folder"', 'collections = null', 'conflict_resolution = "a wins"'],
      ...['[storage site]', 'type = "http"', `url = "http://127.0.0.1:${address.port}/feeds/all.ics"`],
      ...['[storage folder]', 'type = "filesystem"', `path = "${items}"`, 'fileext = ".ics"'],
      ...[
        '[pair file]',
        'a = "download"',
        'b = "folder_of_file"',
        'collections = null',
        'conflict_resolution = "a wins"',
      ],
      ...['[storage download]', 'type = "singlefile"', `path = "${join(home, 'feed.ics')}"`],
      ...['[storage folder_of_file]', 'type = "filesystem"', `path = "${itemsOfFile}"`, 'fileext = ".ics"'],
    ]
    writeFileSync(config, sections.join('\n'))
    const discovered = await run('vdirsyncer', ['-c', config, 'discover'], { home })
    expect([discovered.code, discovered.errors]).toEqual([0, expect.not.stringContaining('error')])
  })
  afterAll(() => site.close())

  test('keeps every event as an item of its own, with its zone', async () => {
    expect(await sync()).toMatchObject({ code: 0 })
    const found = synced()
    expect([...found.keys()].toSorted()).toEqual(EXPECTED.map(({ uid }) => uid))
    for (const { text } of found.values()) {
      expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(1)
      const zones = new Set([...text.matchAll(/;TZID=([^:;]+)/g)].map(([, zone]) => zone))
      for (const zone of zones) expect(text).toMatch(new RegExp(`^TZID:${zone}\r?$`, 'm'))
    }
  })

  test('keeps our UIDs, from a file: from an address it puts a hash of each event in their place', async () => {
    expect(await sync('file')).toMatchObject({ code: 0 })
    const found = [...itemsIn(itemsOfFile)]
    expect(found.map(([about, { uids }]) => [about, ...uids]).toSorted()).toEqual(EXPECTED.map(({ uid }) => [uid, uid]))
  })

  test('writes nothing anew where nothing has changed', async () => {
    const before = synced()
    expect(await sync()).toMatchObject({ code: 0 })
    expect(synced()).toEqual(before)
  })

  test('takes over what was cancelled and leaves the rest', async () => {
    const before = synced()
    const from = feed.indexOf('UID:kathmandu0@hamseda')
    const cancelled = feed.slice(from).replace('STATUS:CONFIRMED', 'STATUS:CANCELLED')
    answer = { ...answer, body: feed.slice(0, from) + cancelled }
    expect(await sync()).toMatchObject({ code: 0 })
    const changed = [...synced()].filter(([uid, { text }]) => before.get(uid)?.text !== text)
    expect(changed.map(([uid]) => uid)).toEqual(['kathmandu0@hamseda'])
  })

  test('keeps everything while the site says that it cannot', async () => {
    const before = synced()
    answer = { status: 503, type: 'text/plain; charset=utf-8', body: 'Not now.' }
    expect((await sync()).code).not.toBe(0)
    expect(synced()).toEqual(before)
  })
})
