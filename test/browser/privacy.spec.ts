import { type BrowserContext, expect } from '@playwright/test'
import { en } from '../../worker/messages/en.ts'
import { paths } from '../../worker/paths.ts'
import { send } from './support/form.ts'
import { MapOnPage } from './support/map.ts'
import { KINDS_OF_PAGE, LOOKED_AT } from './support/pages.ts'
import { PinOnForm } from './support/pin.ts'
import { siteSetting } from './support/site-settings.ts'
import { test } from './support/test.ts'

/** What a browser did and complained of while pages were open. */
type Watched = { requests: string[]; complaints: string[] }

/** Milliseconds, on a machine that is busy with other things. */
const ALL_PAGES_WITHIN = 120_000

// What is looked at in two languages takes long, and need not be one after the other.
test.describe.configure({ mode: 'parallel' })

for (const lang of LOOKED_AT) {
  test(`no page asks anybody else for anything, in ${lang}`, async ({ page: visitor, coordinator, content }) => {
    test.setTimeout(ALL_PAGES_WITHIN)
    const watched: Watched = { requests: [], complaints: [] }
    await watch(visitor.context(), watched)
    await watch(coordinator.context(), watched)
    for (const [name, { path, desk, missing }] of Object.entries(KINDS_OF_PAGE)) {
      const page = desk ? coordinator : visitor
      const response = await page.goto(path(lang, content))
      expect(response?.status(), name).toBe(missing ? 404 : 200)
      await new MapOnPage(page, lang).drawnIfThere()
    }
    expectNothingFrom(watched)
    console.log(`${watched.requests.length} requests in ${lang}, all to the site itself`)
    // No visitor is known again: not by a cookie, and not by anything else.
    expect(await visitor.context().storageState()).toEqual({ cookies: [], origins: [] })
  })
}

test('nor does a page that is used', async ({ page, content }) => {
  const watched: Watched = { requests: [], complaints: [] }
  await watch(page.context(), watched)

  await page.goto(paths.home('en'))
  const map = new MapOnPage(page, 'en')
  await map.drawn()
  await page.getByRole('button', { name: en.map.zoomIn }).click()
  await page.getByRole('button', { name: en.map.zoomOut }).click()
  await openAMarker(map)

  await page.goto(paths.submit('en'))
  const form = new PinOnForm(page, 'en')
  await form.choose('Berlin', 'Berlin')
  await form.drawn()
  await form.drag(20, 20)
  await form.show('area')
  await form.map.getByRole('button', { name: en.map.zoomIn }).click()
  await send(page, en.submit.send)
  await expect(page.getByRole('alert')).toBeFocused()

  await page.goto(paths.thanks('en', content.pending.link))
  await page.getByRole('button', { name: en.manage.copy }).click()

  expectNothingFrom(watched)
  expect(await page.context().cookies()).toEqual([])
})

test('the watch sees what it watches for', async ({ page }) => {
  const watched: Watched = { requests: [], complaints: [] }
  await watch(page.context(), watched)
  await page.goto(paths.about('en'))
  await page.evaluate(() => {
    const image = document.createElement('img')
    image.src = 'http://127.0.0.2:9/pixel.png'
    document.body.append(image)
    const style = document.createElement('p')
    style.setAttribute('style', 'color: red')
  })
  // Inserted as text by the policy or refused where there is none: either way somebody has to hear of it.
  await page
    .evaluate(() => {
      document.createElement('div').innerHTML = '<b>markup</b>'
    })
    .catch(() => undefined)
  await expect.poll(() => watched.complaints.join('\n')).toContain('img-src')
  await expect.poll(() => watched.complaints.join('\n')).toContain('require-trusted-types-for')
  await expect.poll(() => watched.complaints.join('\n')).toContain('style-src')
})

/** Notes every request, every breach of the policy (CSP 3 and Trusted Types) and every error of a script. */
async function watch(context: BrowserContext, { requests, complaints }: Watched): Promise<void> {
  await context.exposeFunction('noteComplaint', (text: string) => complaints.push(text))
  await context.addInitScript(() => {
    const scope: typeof globalThis & { noteComplaint?: (text: string) => void } = globalThis
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, sample }) => {
      scope.noteComplaint?.(`${location.pathname}: ${effectiveDirective} ${blockedURI} ${sourceFile} ${sample}`)
    })
  })
  context.on('request', (request) => requests.push(request.url()))
  context.on('weberror', (error) => complaints.push(`${error.page()?.url()}: ${error.error().message}`))
  context.on('console', (message) => {
    // Chromium says of a page that is not there that it is not there.
    const expected = message.location().url === message.page()?.url() && message.text().includes('status of 40')
    if (message.type() === 'error' && !expected) complaints.push(`${message.page()?.url()}: ${message.text()}`)
  })
}

function expectNothingFrom({ requests, complaints }: Watched): void {
  const origin = siteSetting('SITE_ORIGIN')
  expect(requests.length).toBeGreaterThan(0)
  expect(requests.filter((url) => new URL(url).origin !== origin)).toEqual([])
  expect(complaints).toEqual([])
}

async function openAMarker(map: MapOnPage): Promise<void> {
  const lone = (await map.names()).find((name) => map.standsFor(name) === 1)
  await map.region
    .getByRole('button', { name: lone ?? '', exact: true })
    .first()
    .click()
  await expect(map.region.getByRole('link').first()).toBeFocused()
}
