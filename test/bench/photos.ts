import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import { transform } from 'esbuild'
import { en } from '../../worker/messages/en.ts'
import { paths } from '../../worker/paths.ts'
import { chromiumOptions } from '../browser/support/chromium.ts'
import { Client } from '../browser/support/client.ts'
import { putContent } from '../browser/support/content.ts'
import { startSite } from '../browser/support/site.ts'
import { readProbe } from './chromium.ts'
import type { Bench } from './data.ts'
import type { Figure } from './report.ts'

/** Stands in the page, where alone the function below that names it runs. */
declare const bigPhoto: (size: { width: number; height: number }) => Promise<string>

/** An organizer's phone after a march: photos of 12 megapixels, a slow processor, a slow line. */
const PHOTOS = 20
const SIZE = { width: 4000, height: 3000 }
const SLOWER = 4
const BYTES_A_SECOND = 1_600_000 / 8
/** Milliseconds: longer than this and a page feels dead. */
const BLOCKED_AT_MOST = 200
const WITHIN_MS = 600_000
/** Photos that have gone when the line breaks, and milliseconds for which it is broken. */
const BREAKS_AFTER = [4, 11]
const BROKEN_FOR_MS = 3000

/** How long 20 photos keep the page from answering on a throttled phone, and whether they all arrive. */
export async function measurePhotos(bench: Bench): Promise<Figure[]> {
  const site = await startSite()
  const folder = await mkdtemp(join(tmpdir(), 'hamseda-photos-'))
  const browser = await chromium.launch(chromiumOptions())
  try {
    const coordinator = new Client(site.origin)
    await coordinator.signIn(site.signInLink)
    const { begun } = await putContent(new Client(site.origin), coordinator)
    const file = join(folder, 'march.jpg')
    await writeFile(file, await makePhoto(browser))
    const url = `${site.origin}${paths.report('en', begun.link)}`
    return await send(browser, url, file, bench)
  } finally {
    await browser.close()
    await site.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function send(browser: Browser, url: string, file: string, bench: Bench): Promise<Figure[]> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'en-GB' })
  await context.addInitScript({ content: await readScript('probe.ts') })
  const page = await context.newPage()
  await page.goto(url)
  const phone = await context.newCDPSession(page)
  await phone.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const line = { offline: false, latency: 150, downloadThroughput: BYTES_A_SECOND, uploadThroughput: BYTES_A_SECOND }
  await phone.send('Network.emulateNetworkConditions', line)
  const begun = performance.now()
  await page.getByLabel(en.photoTool.choose).setInputFiles(Array.from({ length: PHOTOS }, () => file))
  const sent = page.locator('.photo-card[data-state="sent"]')
  const breaks = [...BREAKS_AFTER]
  for (let looked = 0; looked < PHOTOS; looked += 1) {
    await lookAndSend(page)
    bench.say(`looked at ${looked + 1}, sent ${await sent.count()}`)
  }
  while ((await sent.count()) < PHOTOS) {
    if (performance.now() - begun > WITHIN_MS) throw new Error(`${await sent.count()} of ${PHOTOS} photos were sent`)
    if ((await sent.count()) >= (breaks[0] ?? Number.POSITIVE_INFINITY)) {
      breaks.shift()
      await phone.send('Network.emulateNetworkConditions', { ...line, offline: true })
      await setTimeout(BROKEN_FOR_MS)
      await phone.send('Network.emulateNetworkConditions', line)
    }
    await setTimeout(100)
  }
  const took = performance.now() - begun
  const { longTasks } = await readProbe(page)
  const arrived = (await (await context.request.get(url)).text()).split('<li id="photo-').length - 1
  await context.close()
  const longest = Math.max(0, ...longTasks)
  const note = `${PHOTOS} photos of 12 megapixels, processor ${SLOWER} times slower, ${longTasks.length} tasks over 50 ms`
  return [
    { name: 'photos: the page answers nobody for at most', value: longest, unit: 'ms', target: BLOCKED_AT_MOST, note },
    { name: 'photos: all sent, at 1.6 Mbit/s, offline twice', value: took, unit: 'ms' },
    { name: 'photos: missing or there twice', value: Math.abs(PHOTOS - arrived), unit: 'photos', target: 0 },
  ]
}

async function lookAndSend(page: Page): Promise<void> {
  const button = page.locator('.photo-words .button.big[aria-disabled="false"]')
  await button.waitFor({ timeout: WITHIN_MS })
  await page.getByRole('radio', { name: en.photoForm.consents.nobody, exact: true }).check()
  const editor = await page.locator('.photo-editor').elementHandle()
  await button.click()
  await editor?.waitForElementState('hidden')
}

async function readScript(name: string): Promise<string> {
  const source = await readFile(join(import.meta.dirname, 'page', name), 'utf8')
  return (await transform(source, { loader: 'ts' })).code
}

async function makePhoto(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage()
  await page.addScriptTag({ content: await readScript('big-photo.ts') })
  const base64 = await page.evaluate((size) => bigPhoto(size), SIZE)
  await page.close()
  return Buffer.from(base64, 'base64')
}
