import { execFile } from 'node:child_process'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, type Page } from '@playwright/test'
import { en } from '../../worker/messages/en.ts'
import { paths } from '../../worker/paths.ts'
import { test } from './support/test.ts'

/** A day of the archive, with reports. */
const DAY = 'october-22-2022'
const run = promisify(execFile)

test('a pack is an archive that the usual programs open, and its sums hold', async ({ page }) => {
  await page.goto(paths.day('en', DAY))
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: en.recap.pack }).click(),
  ])
  const folder = await mkdtemp(join(tmpdir(), 'hamseda-pack-'))
  try {
    const zip = join(folder, download.suggestedFilename())
    await download.saveAs(zip)
    expect(download.suggestedFilename()).toBe(`day-${DAY}.zip`)
    const tested = await run('python3', ['-m', 'zipfile', '-t', zip]).catch(orMissing)
    expect(tested?.stdout ?? 'Done testing').toContain('Done testing')
    const unzipped = await run('unzip', ['-q', zip, '-d', folder]).catch(orMissing)
    if (!unzipped) await run('python3', ['-m', 'zipfile', '-e', zip, folder])
    const { stdout } = await run('sha256sum', ['-c', 'SHA256SUMS'], { cwd: join(folder, `day-${DAY}`) })
    expect(stdout.match(/: OK$/gm)?.length).toBeGreaterThanOrEqual(7)
    await access(join(folder, `day-${DAY}`, 'index.html'))
    await page.goto(`file://${join(folder, `day-${DAY}`, 'index.html')}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('article').first()).toBeVisible()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

/** A program that is not installed tests nothing; any other failure is one. */
function orMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

test('on paper a day has its words and none of the ways to elsewhere', async ({ page }) => {
  await page.goto(paths.day('en', DAY))
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { name: en.recap.told })).toBeVisible()
  await expect(page.locator('.on-paper')).toHaveText(new RegExp(`${paths.day('en', DAY)}$`))
  for (const hidden of ['.site-header nav', '.filter', '.take-away', '#map', '.skip', '.button'])
    await expect(page.locator(hidden).first()).toBeHidden()
})

test('a word that is longer than the screen pushes nothing aside', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(paths.told('en', DAY))
  await page.evaluate(() => {
    for (const told of document.querySelectorAll('.told a, .told .prose')) told.textContent = 'x'.repeat(300)
  })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})

test.describe('a gallery', () => {
  const GALLERY = paths.gallery('en', DAY)
  const PARTS = 9

  /** Serves a gallery of several parts in place of the empty one of the archive. */
  async function withPhotos(page: Page): Promise<void> {
    await page.route('**/photos/*', (route) => route.fulfill({ status: 404 }))
    await page.route(`**${GALLERY}*`, async (route) => {
      const response = await route.fetch({ url: new URL(GALLERY, route.request().url()).href })
      const part = Number(new URL(route.request().url()).searchParams.get('after') ?? 0)
      const photos = Array.from({ length: 16 }, (_, at) => {
        const name = `Photo ${part * 16 + at + 1}`
        return `<li><figure><a href="/en/photos/x"><img src="/photos/x" width="480" height="320" alt="${name}" loading="lazy"></a></figure></li>`
      })
      const more =
        part < PARTS - 1 ? `<a class="button" href="${GALLERY}?after=${part + 1}">${en.recap.morePhotos}</a>` : ''
      const html = (await response.text())
        .replace(/<p class="nothing">.*?<\/p>/, `<ul class="gallery">${photos.join('')}</ul>`)
        .replace(/(<p class="gallery-more"[^>]*>)<\/p>/, `$1${more}</p>`)
      await route.fulfill({ response, body: html })
    })
  }

  test('goes on as one scrolls, and stops so that its end can be reached', async ({ page }) => {
    await withPhotos(page)
    await page.goto(GALLERY)
    const photos = page.locator('.gallery > li')
    await expect(photos).toHaveCount(16)
    await expect(async () => {
      await page.mouse.wheel(0, 4000)
      await expect(photos).toHaveCount(7 * 16, { timeout: 300 })
    }).toPass()
    const more = page.getByRole('link', { name: en.recap.morePhotos })
    await more.scrollIntoViewIfNeeded()
    await expect(photos).toHaveCount(7 * 16)
    await more.click()
    await expect(photos).toHaveCount(8 * 16)
    await expect(page.getByRole('link', { name: 'Photo 113', exact: true })).toBeFocused()
    expect(page.url()).toContain(GALLERY)
  })

  test('keeps every photo in its place while they arrive', async ({ page }) => {
    await withPhotos(page)
    await page.goto(GALLERY)
    const box = await page.getByAltText('Photo 9', { exact: true }).boundingBox()
    expect(box?.height).toBeGreaterThan(100)
    await page.waitForLoadState('networkidle')
    expect(await page.getByAltText('Photo 9', { exact: true }).boundingBox()).toEqual(box)
  })
})

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })
  test('a day tells what came of it', async ({ page }) => {
    await page.goto(paths.day('en', DAY))
    await expect(page.locator('.recap-numbers li').first()).toContainText('8')
    await expect(page.getByRole('heading', { name: 'Berlin', exact: true }).first()).toBeVisible()
  })
})
