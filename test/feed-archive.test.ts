import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import actions from '../migrations/archive/actions.json' with { type: 'json' }
import days from '../migrations/archive/days.json' with { type: 'json' }
import { loadArchive } from '../migrations/commands/load-archive.ts'
import { paths } from '../worker/paths.ts'
import { SHIPPED_LANGS } from '../worker/rules/languages.ts'
import { all, atomFaults, parseXml } from './support/atom.ts'
import { geoFaults } from './support/feeds.ts'
import { Visitor } from './support/site.ts'

test('the archive, real as it is, is well formed in every format and loses nothing', async () => {
  const visitor = new Visitor('2027-01-01T00:00Z')
  await loadArchive(env, visitor.now)
  for (const lang of SHIPPED_LANGS) {
    const read = (format: 'atom' | 'geojson' | 'json') =>
      visitor.read(paths.feed({ of: 'all' }, lang, { from: '2000-01-01' }, format))
    const xml = await read('atom')
    expect(atomFaults(xml)).toEqual([])
    expect(all(parseXml(xml), 'entry')).toHaveLength(actions.length)
    const geo: { features: { geometry: unknown }[] } = JSON.parse(await read('geojson'))
    expect(geoFaults(geo)).toEqual([])
    expect(geo.features).toHaveLength(actions.length)
    expect(geo.features.filter(({ geometry }) => geometry !== null).length).toBeGreaterThan(actions.length / 2)
    const json: { actions: { report: unknown }[] } = JSON.parse(await read('json'))
    expect(json.actions).toHaveLength(actions.length)
    expect(json.actions.some(({ report }) => report !== null)).toBe(true)
    expect(atomFaults(await visitor.read(paths.feed({ of: 'days' }, lang, {}, 'atom')))).toEqual([])
    expect(JSON.parse(await visitor.read(paths.feed({ of: 'days' }, lang, {}, 'json'))).days).toHaveLength(days.length)
  }
})
