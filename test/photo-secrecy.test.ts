import { expect, test } from 'vitest'
import { paths } from '../worker/paths.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import { TIERS, type Tier } from '../worker/rules/location-tier.ts'
import { decidePhoto, lastRow, picture } from './support/photos/desk.ts'
import { EVENING, sendPhoto } from './support/photos/send.ts'
import { coordinatorAt, MORNING, publish, redirectOf, Visitor } from './support/site.ts'

/** What each tier lets the page of a photo say of a place. */
const SAYS: Record<Tier, string[]> = {
  exact: ['Berlin'],
  area: ['Berlin'],
  city: ['Berlin'],
  country: [],
}

test.each(TIERS)('the page of a photo says no more of the place than %s', async (tier) => {
  const group = new Visitor(MORNING)
  const hidden = { venue: 'canary-venue', address: 'canary-address', neighbourhood: 'canary-neighbourhood' }
  const point = { lat: '52.51417', lon: '13.35417' }
  const { link } = await publish(group, await coordinatorAt(MORNING), { tier, ...hidden, ...point })
  group.waitUntil(EVENING)
  redirectOf(await sendPhoto(group, `${link}/photos`, await picture(), { credit: 'Somebody' }))
  const { key } = await lastRow()
  redirectOf(await decidePhoto(await coordinatorAt(EVENING), key, 'publish'))
  const page = await new Visitor(EVENING).read(paths.photoPage('en', key))
  expect(page).toContain('Germany')
  for (const city of ['Berlin']) expect([city, page.includes(city)]).toEqual([city, SAYS[tier].includes(city)])
  for (const lang of SHIPPED_LANGS) {
    const told = await new Visitor(EVENING).read(paths.photoPage(lang, key))
    expect(told).not.toMatch(/canary-|1417|5417/)
    if (tier === 'country') expect(told).not.toMatch(/Berl[ií]n|برلین/)
  }
})
