import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { paths } from '../../worker/paths.ts'
import { type Lang, SHIPPED_LANGS } from '../../worker/rules/languages.ts'
import { chromiumOptions } from './support/chromium.ts'
import { Client } from './support/client.ts'
import { type Content, dateFromToday, putContent } from './support/content.ts'
import { putDeskContent } from './support/desk-content.ts'
import { KINDS_OF_DESK_PAGE } from './support/desk-pages.ts'
import { sendDayPhoto } from './support/desk-photos.ts'
import { THREE_FACES } from './support/photos.ts'
import { startSite } from './support/site.ts'

/*
 * Photographs the pages, for those who judge looks: `node test/browser/screenshots.ts [folder]`.
 *
 * Starts a site of its own, unless SITE and SIGN_IN_LINK name a running one, as `npm start` prints them: that one gets
 * made-up content, which it must not have already, and the link is used up. ONLY=home,form leaves out the other
 * pages, LANGS=fa, WIDTHS=390 and SCHEMES=dark the other languages, widths in pixels and colours.
 */

/** One language of each direction unless others are asked for. */
const LANGS = wanted<Lang>('LANGS', SHIPPED_LANGS, ['en', 'fa'])
const WIDTHS = wanted('WIDTHS', ['390', '1280'])
const SCHEMES = wanted<'light' | 'dark'>('SCHEMES', ['light', 'dark'])
/** Pixels: a phone's and a laptop's screen, about. */
const HEIGHT = 844
/** Pixels: what is longer is a list that goes on in the same way. */
const LONGEST = 7000
/** Milliseconds. */
const MAP_DRAWN_WITHIN = 10_000
const POPUP_AT_REST_AFTER = 800
const FACES_FOUND_WITHIN = 60_000

/** A page by its name in the folder: its path, and what is done on it before the picture is taken. */
type Shot = { path: (lang: Lang) => string; prepare?: (page: Page) => Promise<void>; desk?: true }

const folder = resolve(process.argv[2] ?? (await mkdtemp(join(tmpdir(), 'hamseda-screenshots-'))))
await mkdir(folder, { recursive: true })
// Interrupted, this exits in the orderly way, which takes the site along.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const { SITE, SIGN_IN_LINK } = process.env
const site =
  SITE && SIGN_IN_LINK
    ? { origin: new URL(SITE).origin, signInLink: SIGN_IN_LINK, stop: async () => undefined }
    : await startSite()
const browser = await chromium.launch(chromiumOptions()).catch(async (error) => {
  await site.stop()
  throw error
})
try {
  await photograph(browser)
} finally {
  await browser.close()
  await site.stop()
}

async function photograph(browser: Browser): Promise<void> {
  const coordinator = new Client(site.origin)
  await coordinator.signIn(site.signInLink)
  const content = await putContent(new Client(site.origin), coordinator)
  const shots = Object.entries({
    ...shotsOf(content, await reportedAction(coordinator)),
    ...(await shotsOfPhotos(coordinator, content)),
    ...(await shotsOfTeam(coordinator, content)),
    ...(await shotsOfDesk(coordinator, content)),
  })
  const names = wanted(
    'ONLY',
    shots.map(([name]) => name),
  )
  for (const lang of LANGS)
    for (const width of WIDTHS)
      for (const colorScheme of SCHEMES) {
        const look = {
          colorScheme,
          viewport: { width: Number(width), height: HEIGHT },
          reducedMotion: 'reduce',
        } as const
        const visitor = await browser.newContext(look)
        const atDesk = await browser.newContext(look)
        await atDesk.addCookies([{ ...coordinator.session, url: site.origin }])
        for (const [name, shot] of shots.filter(([name]) => names.includes(name))) {
          const file = join(folder, `${name}-${lang}-${width}-${colorScheme}.png`)
          await take(shot.desk ? atDesk : visitor, shot, lang, file)
          console.log(file)
        }
        await visitor.close()
        await atDesk.close()
      }
}

function shotsOf(content: Content, reported: string): Record<string, Shot> {
  return {
    home: { path: (lang) => paths.home(lang) },
    'home-map': { path: (lang) => paths.home(lang), prepare: openMarker },
    'home-narrowed': { path: (lang) => paths.home(lang, { kind: 'march', from: '2022-01-01', stepFree: false }) },
    near: { path: (lang) => paths.near(lang, { lat: 52.5, lon: 13.4, km: 50 }) },
    'near-nothing': { path: (lang) => paths.near(lang, { lat: -40, lon: -120, km: 10 }) },
    calendar: { path: (lang) => paths.calendar(lang) },
    'city-code': { path: (lang) => paths.city(lang, 'DE', 'berlin'), prepare: openCode },
    view: { path: (lang) => paths.home(lang, { box: { west: 12.5, south: 52.1, east: 14.3, north: 52.9 } }) },
    days: { path: (lang) => paths.days(lang) },
    day: { path: (lang) => paths.day(lang, 'freedom-for-toomaj-2022') },
    'day-ahead': { path: (lang) => paths.day(lang, content.day) },
    'action-reported': { path: (lang) => paths.action(lang, reported) },
    'action-coming': { path: (lang) => paths.action(lang, content.published.id) },
    'action-cancelled': { path: (lang) => paths.action(lang, content.cancelled.id) },
    search: { path: (lang) => paths.search(lang, lang === 'fa' ? 'برلین' : 'berlin') },
    'search-nothing': { path: (lang) => paths.search(lang, '%') },
    'search-error': { path: (lang) => paths.search(lang, 'a b c d e f g h i j') },
    form: { path: (lang) => paths.submit(lang, content.day) },
    'form-city': { path: (lang) => paths.submit(lang, content.day), prepare: chooseCity },
    'form-pin': { path: (lang) => paths.submit(lang, content.day), prepare: putPin },
    'form-errors': { path: (lang) => paths.submit(lang), prepare: sendWithErrors },
    'form-past': { path: (lang) => paths.submitPast(lang, content.day) },
    report: { path: (lang) => paths.report(lang, content.begun.link) },
    'report-photo': { path: (lang) => paths.report(lang, content.begun.link), prepare: choosePhoto },
    'day-photo': { path: (lang) => paths.dayPhoto(lang, content.day) },
    thanks: { path: (lang) => paths.thanks(lang, content.pending.link) },
    manage: { path: (lang) => paths.manage(lang, content.changed.link) },
    safety: { path: (lang) => paths.safety(lang) },
    'not-found': { path: (lang) => paths.group(lang, 'nobody') },
    'desk-queue': { path: (lang) => paths.desk(lang), desk: true },
    'desk-change': { path: (lang) => paths.deskAction(lang, content.changed.id), desk: true },
    'desk-new': { path: (lang) => paths.deskAction(lang, content.pending.id), desk: true },
    'desk-letters': { path: (lang) => paths.deskOutbox(lang), desk: true },
    'desk-unreported': { path: (lang) => paths.deskUnreported(lang), desk: true },
    'desk-groups': { path: (lang) => paths.deskGroups(lang), desk: true },
    'desk-day': { path: (lang) => paths.deskDay(lang, content.day), desk: true },
  }
}

/** Photos: one public, one that somebody wants removed, two that wait. */
async function shotsOfPhotos(coordinator: Client, { day }: Content): Promise<Record<string, Shot>> {
  const keys: string[] = []
  for (const caption of ['Three under one roof', 'Names on the steps', 'Singing', 'A last song before the rain came'])
    keys.push(await sendDayPhoto(site.origin, day, caption))
  const [shown = '', asked = ''] = keys
  for (const key of [shown, asked])
    await coordinator.post(paths.deskPhoto('en', key), { verdict: 'publish', revision: '0', caption: 'On the steps' })
  await coordinator.post(paths.photoRemoval('en', asked), { reason: 'I am the second from the left.' })
  const openCover = async (page: Page): Promise<void> => {
    await page.locator('details[data-cover] summary').first().click()
    await page.locator('.desk-cover .photo-tools button').click()
  }
  return {
    photo: { path: (lang) => paths.photoPage(lang, shown) },
    'photo-thanks': { path: (lang) => paths.photoRemoval(lang, asked, 'hidden') },
    'desk-photos': { path: (lang) => paths.deskPhotos(lang), desk: true },
    'desk-photos-cover': { path: (lang) => paths.deskPhotos(lang), desk: true, prepare: openCover },
  }
}

/** Who the coordinators are, two of them invited, and what such an invitation opens. */
async function shotsOfTeam(coordinator: Client, { day }: Content): Promise<Record<string, Shot>> {
  const member = { name: 'Newcomer', role: 'coordinator', country: ['DE', 'FR'], language: 'fa', day }
  const invited = await coordinator.submit(paths.deskTeam('en'), member)
  const link = /sign-in\/([0-9a-z]{32})/.exec(await invited.text())?.[1] ?? ''
  await coordinator.submit(paths.deskTeam('en'), { name: 'Another newcomer', role: 'translator' })
  const team = await coordinator.read(paths.deskTeam('en'))
  const id = Number(/desk\/team\/(\d+)/.exec(team)?.[1])
  return {
    'sign-in': { path: (lang) => paths.signIn(lang) },
    invitation: { path: (lang) => paths.signIn(lang, link) },
    passkeys: { path: (lang) => paths.deskPasskeys(lang), desk: true },
    team: { path: (lang) => paths.deskTeam(lang), desk: true },
    'team-member': { path: (lang) => paths.deskTeam(lang, id), desk: true, prepare: openLimits },
  }
}

/** Every page that needs what only the desk, organizers and persons have; named as in support/desk-pages.ts, with hyphens. */
async function shotsOfDesk(coordinator: Client, content: Content): Promise<Record<string, Shot>> {
  const inside = await putDeskContent(new Client(site.origin), coordinator, content)
  return Object.fromEntries(
    Object.entries(KINDS_OF_DESK_PAGE).map(([name, { path, desk }]) => [
      name.replace(/[^a-z]+/g, '-'),
      { path: (lang: Lang) => path(lang, content, inside), ...(desk ? { desk } : {}) },
    ]),
  )
}

/** Unfolds what somebody is limited to. */
async function openLimits(page: Page): Promise<void> {
  await page.locator('details.fold').last().locator('summary').click()
}

/** An action of the archive whose report has a turnout: the first of such a day's list. */
async function reportedAction(client: Client): Promise<string> {
  const day = await client.read(paths.day('en', 'october-22-2022'))
  const cards = day.split('<li class="card').slice(1)
  const reported = cards.find((card) => card.includes('Turnout')) ?? cards[0] ?? ''
  return /\/en\/actions\/([0-9a-z]+)/.exec(reported)?.[1] ?? ''
}

/** Goes into the map until a single action's popup is open. */
async function openMarker(page: Page): Promise<void> {
  const map = page.locator('#map')
  await map.locator('.cluster').first().press('Enter')
  await map.locator('.pin').first().press('Enter')
  await map.getByRole('link').first().waitFor()
  // The map makes room for it.
  await page.waitForTimeout(POPUP_AT_REST_AFTER)
}

/** Opens the code that takes a calendar to a phone. */
async function openCode(page: Page): Promise<void> {
  await page.locator('.phone-code summary').click()
}

/** Fills a form in as people in a hurry do, and sends it. */
async function sendWithErrors(page: Page): Promise<void> {
  await page.locator('#title').fill('Standing with the prisoners')
  await page.locator('#summary').fill('We read the names aloud.')
  await page.locator('#startDate').fill(dateFromToday(28))
  await page.locator('#startTime').fill('18:00')
  await page.locator('#endTime').fill('17:00')
  await page.locator('#city').fill('Nowhere-on-Sea')
  await page
    .locator('details', { has: page.locator('#lat') })
    .locator('summary')
    .click()
  await page.locator('#lat').fill('52.5')
  await page.locator('main form button[type="submit"]').click()
  await page.locator('[aria-invalid="true"]').first().waitFor()
}

/** Chooses a city by its Persian name, which brings the map. */
async function chooseCity(page: Page): Promise<void> {
  await page.locator('#city').pressSequentially('برلین')
  await page.locator('.suggestions [role="option"]').first().click()
  await page.locator('.pin-map .leaflet-control-zoom-in').waitFor({ timeout: MAP_DRAWN_WITHIN })
  await page.waitForLoadState('networkidle')
}

/** Chooses a photo and waits until its faces are covered. */
async function choosePhoto(page: Page): Promise<void> {
  await page.locator('.photo-chooser input').setInputFiles(THREE_FACES)
  await page.locator('.photo-box').first().waitFor({ timeout: FACES_FOUND_WITHIN })
}

/** Puts the pin where two kilometres are some pixels, for everybody to see the area. */
async function putPin(page: Page): Promise<void> {
  await chooseCity(page)
  for (let pressed = 0; pressed < 2; pressed += 1) await page.locator('.pin-map .leaflet-control-zoom-in').click()
  await page.locator('.pin-map').click({ position: { x: 140, y: 150 } })
  await page.locator('input[name="tier"][value="area"]').check()
  await page.waitForLoadState('networkidle')
}

async function take(context: BrowserContext, shot: Shot, lang: Lang, path: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(new URL(shot.path(lang), site.origin).href, { waitUntil: 'networkidle' })
  await shot.prepare?.(page)
  await mapIsDrawn(page)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  const { width, height } = await page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement
    return { width: scrollWidth, height: scrollHeight }
  })
  await page.screenshot({ path, fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, LONGEST) } })
  await page.close({ runBeforeUnload: false })
}

/** Waits for the outlines under the markers, where the page has a map. */
async function mapIsDrawn(page: Page): Promise<void> {
  const map = page.locator('#map')
  if ((await map.count()) > 0)
    await map.locator('path').first().waitFor({ state: 'attached', timeout: MAP_DRAWN_WITHIN })
}

/** The words of a list in the environment, or all of them. */
function wanted<Word extends string>(name: string, all: readonly Word[], unasked = all): readonly Word[] {
  const given = process.env[name]?.split(',')
  return given ? all.filter((word) => given.includes(word)) : unasked
}
