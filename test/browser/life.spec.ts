import { expect, type Page } from '@playwright/test'
import { en } from '../../worker/messages/en.ts'
import { paths } from '../../worker/paths.ts'
import { Client } from './support/client.ts'
import { dateFromToday } from './support/content.ts'
import { describedAs, field, fillIn, send } from './support/form.ts'
import { MapOnPage } from './support/map.ts'
import { siteSetting } from './support/site-settings.ts'
import { test } from './support/test.ts'

test('one action’s whole life', async ({ page: group, coordinator, newcomer, content }) => {
  test.slow()
  const title = 'Lanterns on the hill'
  const supporter = await newcomer()
  await group.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  let link = ''
  let publicPage = ''

  await test.step('a group registers it and copies its link', async () => {
    await group.goto(paths.submit('en', content.day))
    await fillIn(group, {
      title,
      summary: 'We carry a lantern for each of them up the hill.',
      kind: en.kinds.vigil,
      date: dateFromToday(28),
      from: '18:00',
      to: '20:00',
      city: 'Nairobi',
    })
    await field(group, en.submit.groups).fill('Lantern Makers')
    await send(group, en.submit.send)
    await expect(group.getByRole('heading', { level: 1, name: en.manage.thanks })).toBeVisible()
    link = await group.getByLabel(en.manage.secretLink).inputValue()
    await group.getByRole('button', { name: en.manage.copy }).click()
    await expect(group.getByRole('button', { name: en.manage.copied })).toBeVisible()
    expect(await group.evaluate(() => navigator.clipboard.readText())).toBe(link)
  })

  await test.step('it waits, and nobody else sees it', async () => {
    await group.goto(link)
    await expect(group.getByText(en.manage.statusNotes.pending)).toBeVisible()
    await supporter.goto(paths.home('en'))
    await expect(supporter.getByRole('link', { name: title })).toHaveCount(0)
  })

  await test.step('a coordinator publishes it, and the group’s name with it', async () => {
    await openAtDesk(coordinator, title)
    await coordinator.getByRole('checkbox', { name: /^Lantern Makers/ }).check()
    await send(coordinator, en.desk.publish)
    await expect(coordinator).toHaveURL(/\/desk/)
    await coordinator.goto(paths.desk('en'))
    await expect(coordinator.getByRole('link', { name: title })).toHaveCount(0)
  })

  await test.step('a supporter finds it on the map by keyboard, and in the list', async () => {
    await supporter.reload()
    await expect(supporter.getByRole('main').getByRole('link', { name: title })).toBeVisible()
    const map = new MapOnPage(supporter, 'en')
    await map.drawn()
    await map.tabTo(new RegExp(title))
    await supporter.keyboard.press('Enter')
    await expect(map.region.getByRole('link', { name: title })).toBeFocused()
    await supporter.keyboard.press('Enter')
    await expect(supporter.getByRole('heading', { level: 1, name: title })).toBeVisible()
    publicPage = supporter.url()
  })

  await test.step('it is on its day’s page, under its group and in the feed', async () => {
    await supporter.goto(paths.day('en', content.day))
    await expect(supporter.getByRole('main').getByRole('link', { name: title })).toBeVisible()
    await supporter.goto(publicPage)
    await supporter.getByRole('link', { name: 'Lantern Makers' }).click()
    await expect(supporter.getByRole('main').getByRole('link', { name: title })).toBeVisible()
    expect(await feedOf(supporter, content.day)).toMatch(/DTSTART;TZID=Africa\/Nairobi:\d{8}T180000/)
  })

  await test.step('the group moves it by an hour; the old hour holds until a coordinator has looked', async () => {
    await group.getByRole('link', { name: en.manage.edit, exact: true }).click()
    await expect(field(group, en.submit.actionTitle)).toHaveValue(title)
    await field(group, en.submit.startTime).fill('19:00')
    await field(group, en.submit.endTime).fill('21:00')
    await send(group, en.manage.save)
    await expect(group.getByText(en.manage.changeWaiting)).toBeVisible()
    await supporter.goto(publicPage)
    await expect(supporter.getByText(en.action.changeWaiting)).toBeVisible()
    await expect(supporter.getByText('18:00–20:00')).toBeVisible()
  })

  await test.step('the coordinator sees old beside new and accepts', async () => {
    await openAtDesk(coordinator, title)
    const row = coordinator.getByRole('row', { name: en.fields.when })
    await expect(row).toContainText('18:00–20:00')
    await expect(row).toContainText('19:00–21:00')
    await send(coordinator, en.desk.publishChange)
    await supporter.reload()
    await expect(supporter.getByText('19:00–21:00')).toBeVisible()
    await expect(supporter.getByText(en.action.changeWaiting)).toHaveCount(0)
  })

  await test.step('the group cancels it: everybody reads so at once', async () => {
    await group.goto(link)
    await group.getByText(en.manage.cancel, { exact: true }).click()
    await field(group, en.manage.cancelReason).fill('The hill is closed after the storm.')
    await send(group, en.manage.cancelSend)
    await expect(group.getByText(en.manage.statusNotes.cancelled)).toBeVisible()
    await supporter.reload()
    await expect(supporter.getByText(en.action.cancelledByOrganizer)).toBeVisible()
    await expect(supporter.getByText('The hill is closed after the storm.')).toBeVisible()
    expect(await feedOf(supporter, content.day)).toContain(`SUMMARY:${en.calendar.cancelled(title)}`)
    await openAtDesk(coordinator, title)
    await send(coordinator, en.desk.confirmCancellation)
    await expect(coordinator.getByRole('link', { name: title })).toHaveCount(0)
  })
})

test('a report, from the organizer to everybody', async ({ page: group, coordinator, newcomer }) => {
  const title = 'Drums at the harbour'
  await group.goto(paths.submit('en'))
  await fillIn(group, {
    title,
    summary: 'We drum until the ferries answer.',
    kind: en.kinds.protest,
    date: dateFromToday(-1),
    from: '10:00',
    to: '12:00',
    city: 'Lisbon',
  })
  await send(group, en.submit.send)
  await openAtDesk(coordinator, title)
  await send(coordinator, en.desk.publish)

  await group.reload()
  await group.getByRole('link', { name: en.manage.report, exact: true }).click()
  await field(group, en.report.text).fill('Three ferries answered.')
  await field(group, en.report.turnoutFrom).fill('40')
  await field(group, en.report.turnoutTo).fill('60')
  await group.getByRole('radio', { name: en.report.counters.organizer }).check()
  await send(group, en.report.send)
  await expect(group.getByText(en.manage.reportStates.pending)).toBeVisible()

  await openAtDesk(coordinator, title)
  await send(coordinator, en.desk.publishReport)
  const supporter = await newcomer()
  await supporter.goto(paths.home('en'))
  await supporter.getByRole('main').getByRole('link', { name: title }).click()
  await expect(supporter.getByText('Three ferries answered.')).toBeVisible()
  await expect(supporter.getByText(en.action.turnoutRange(40, 60))).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an organizer registers, edits and reports', async ({ page: group, coordinator }) => {
    const title = 'Portraits in the window'
    const typed = {
      summary: 'A portrait in every window of the street.',
      kind: en.kinds.exhibition,
      date: dateFromToday(-1),
      from: '15:00',
      to: '14:00',
      city: 'Oslo',
    }

    await test.step('what is wrong is said beside its field, and everything typed is kept', async () => {
      await group.goto(paths.submit('en'))
      await fillIn(group, { ...typed, title: '' })
      await field(group, en.submit.groups).fill('Street of Windows')
      await send(group, en.submit.send)
      await expect(group.getByRole('alert')).toContainText(en.errors.summary(2))
      const titleField = field(group, en.submit.actionTitle)
      expect(await describedAs(titleField)).toContain(en.errors.required)
      await expect(titleField).toHaveAttribute('aria-invalid', 'true')
      expect(await describedAs(field(group, en.submit.endTime))).toContain(en.errors.endBeforeStart)
      await expect(field(group, en.submit.summary)).toHaveValue(typed.summary)
      await expect(field(group, en.submit.kind)).toHaveValue('exhibition')
      await expect(field(group, en.submit.groups)).toHaveValue('Street of Windows')
      await expect(field(group, en.submit.startDate)).toHaveValue(typed.date)
      await expect(field(group, en.submit.city)).toHaveValue(typed.city)
      await expect(group.getByRole('radio', { name: en.submit.tiers.exact })).toBeChecked()
    })

    await test.step('put right, it is registered', async () => {
      await field(group, en.submit.actionTitle).fill(title)
      await field(group, en.submit.endTime).fill('17:00')
      await send(group, en.submit.send)
      await expect(group.getByRole('heading', { level: 1, name: en.manage.thanks })).toBeVisible()
      // A button that only a script can serve is not shown.
      await expect(group.getByRole('button', { name: en.manage.copy })).toHaveCount(0)
      await group.goto(await group.getByLabel(en.manage.secretLink).inputValue())
    })

    await test.step('it is edited', async () => {
      await group.getByRole('link', { name: en.manage.edit, exact: true }).click()
      await field(group, en.submit.venue).fill('From the corner to the bridge')
      await send(group, en.manage.save)
      await expect(group.getByText('From the corner to the bridge')).toBeVisible()
    })

    await test.step('published, it is reported on', async () => {
      const origin = siteSetting('SITE_ORIGIN')
      const desk = new Client(origin, (await coordinator.context().cookies(origin))[0])
      await desk.decide(await desk.findInQueue(title), 'publish')
      await group.reload()
      await group.getByRole('link', { name: en.manage.report, exact: true }).click()
      await send(group, en.report.send)
      expect(await describedAs(field(group, en.report.text))).toContain(en.errors.required)
      await field(group, en.report.text).fill('The whole street took part.')
      await send(group, en.report.send)
      await expect(group.getByText(en.manage.reportStates.pending)).toBeVisible()
    })
  })

  test('the public pages have everything in their lists', async ({ page, content }) => {
    for (const path of [paths.home('en'), paths.day('en', content.day), paths.country('en', 'DE')]) {
      await page.goto(path)
      await expect(page.getByRole('main').getByRole('link', { name: 'Names read at the station' })).toBeVisible()
    }
    await page.getByRole('main').getByRole('link', { name: 'Names read at the station' }).click()
    await expect(page.getByText('Main station, north exit')).toBeVisible()
    await page.goto(paths.home('en'))
    await page.getByText(en.filter.heading).click()
    await page.getByLabel(en.filter.kind).selectOption({ label: en.kinds.concert })
    await send(page, en.filter.apply)
    await expect(page.getByRole('main').getByRole('link', { name: 'Canción para los presos' })).toBeVisible()
    await expect(page.getByRole('main').getByRole('link', { name: 'Names read at the station' })).toHaveCount(0)
  })
})

async function openAtDesk(coordinator: Page, title: string): Promise<void> {
  await coordinator.goto(paths.desk('en'))
  await coordinator.getByRole('link', { name: title }).click()
}

async function feedOf(page: Page, day: string): Promise<string> {
  const response = await page.request.get(paths.feed({ of: 'day', slug: day }, 'en'))
  return (await response.text()).replaceAll('\r\n ', '')
}
