import type { FC } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import { paths } from '../paths.ts'
import type { Kind } from '../rules/kinds.ts'
import type { Point } from '../rules/location-tier.ts'
import { ID_PLACEHOLDER, type MapState } from '../rules/map-data.ts'
import { assets } from './assets.ts'
import { useLocale } from './locale.ts'

type MapPanelProps =
  | { data: string; point?: undefined }
  | { data?: undefined; point: Point & { precision: 'exact' | 'area' | 'city'; kind: Kind; state: MapState } }

/** A map of a selection's actions, or of one point. It needs JavaScript; the same list always stands beside it. */
export const MapPanel: FC<MapPanelProps> = ({ data, point }) => {
  const { lang, t } = useLocale()
  const { TILE_URL, TILE_CREDIT } = useRequestContext<AppEnv>().env
  const { zoomIn, zoomOut, cluster, close, failed, states } = t.map
  const credits = [t.map.attribution, TILE_URL && TILE_CREDIT].filter(Boolean).join('. ')
  return (
    <section
      class="map"
      id="map"
      aria-label={t.map.title}
      data-map={data}
      data-point={point ? JSON.stringify(point) : undefined}
      data-action={paths.action(lang, ID_PLACEHOLDER)}
      data-countries={assets['countries.json']}
      data-detail={assets['detail.json']}
      data-cities={assets[`cities-${lang}.json`]}
      data-clusters={assets['clusters.js']}
      data-tiles={TILE_URL ? paths.tiles() : undefined}
      data-labels={JSON.stringify({
        zoomIn,
        zoomOut,
        cluster,
        attribution: credits,
        close,
        failed,
        states,
        kinds: t.kinds,
      })}
    >
      <noscript>
        <p>{t.map.without}</p>
      </noscript>
    </section>
  )
}
