import { expectNoBarriers, WIDE } from './support/barriers.ts'
import { Client } from './support/client.ts'
import { type DeskContent, putDeskContent } from './support/desk-content.ts'
import { KINDS_OF_DESK_PAGE } from './support/desk-pages.ts'
import { LOOKED_AT } from './support/pages.ts'
import { sessionFile, siteSetting } from './support/site-settings.ts'
import { test as base, readContent } from './support/test.ts'

/** Milliseconds, on a machine that is busy with other things. */
const PUT_IN_WITHIN = 60_000
const ALL_PAGES_WITHIN = 420_000

// Its file comes last by its name: what it puts in waits in the site's queue from then on.
const test = base.extend<object, { desk: DeskContent }>({
  desk: [
    async ({ browser }, use) => {
      const origin = siteSetting('SITE_ORIGIN')
      const context = await browser.newContext({ storageState: sessionFile() })
      const [session] = await context.cookies(origin)
      await context.close()
      await use(await putDeskContent(new Client(origin), new Client(origin, session), await readContent()))
    },
    { scope: 'worker', timeout: PUT_IN_WITHIN },
  ],
})

test.describe.configure({ mode: 'parallel' })

for (const lang of LOOKED_AT)
  test(`no page of the desk or of organizers has a barrier in ${lang}`, async ({
    page: visitor,
    coordinator,
    content,
    desk,
  }) => {
    test.setTimeout(ALL_PAGES_WITHIN)
    for (const [name, { path, desk: isDesk }] of Object.entries(KINDS_OF_DESK_PAGE)) {
      const page = isDesk ? coordinator : visitor
      await page.setViewportSize(WIDE)
      await page.goto(path(lang, content, desk))
      await expectNoBarriers(page, lang, name)
    }
  })
