import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import { paths } from '../paths.ts'
import { assets } from './assets.ts'
import { useLocale } from './locale.ts'

/**
 * What every map of the site is drawn from: the addresses of its data as attributes, and the words of its controls. What
 * somebody looks at on a map that is not `kept` lies in no cache.
 */
export function useMapAttributes({ kept }: { kept: boolean }) {
  const { lang, t } = useLocale()
  const { TILE_URL, TILE_CREDIT } = useRequestContext<AppEnv>().env
  const { zoomIn, zoomOut } = t.map
  return {
    attributes: {
      'data-countries': assets['countries.json'],
      'data-detail': assets['detail.json'],
      'data-cities': assets[`cities-${lang}.json`],
      'data-tiles': TILE_URL ? paths.tiles(kept) : undefined,
    },
    labels: { zoomIn, zoomOut, attribution: [t.map.attribution, TILE_URL && TILE_CREDIT].filter(Boolean).join('. ') },
  }
}
