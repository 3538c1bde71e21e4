import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { Kind } from '../rules/kinds.ts'
import type { Point } from '../rules/location-tier.ts'
import { ID_PLACEHOLDER, type MapState } from '../rules/map-data.ts'
import { assets } from './assets.ts'
import { useLocale } from './locale.ts'
import { useMapAttributes } from './map-attributes.ts'

type MapPanelProps =
  | { data: string; point?: undefined }
  | { data?: undefined; point: Point & { precision: 'exact' | 'area' | 'city'; kind: Kind; state: MapState } }

/** A map of a selection's actions, or of one point. It needs JavaScript; the same list always stands beside it. */
export const MapPanel: FC<MapPanelProps> = ({ data, point }) => {
  const { lang, t } = useLocale()
  const { attributes, labels } = useMapAttributes()
  const { cluster, close, failed, states } = t.map
  return (
    <section
      class="map"
      id="map"
      aria-label={t.map.title}
      {...attributes}
      data-map={data}
      data-point={point ? JSON.stringify(point) : undefined}
      data-action={paths.action(lang, ID_PLACEHOLDER)}
      data-clusters={assets['clusters.js']}
      data-labels={JSON.stringify({ ...labels, cluster, close, failed, states, kinds: t.kinds })}
    >
      <noscript>
        <p>{t.map.without}</p>
      </noscript>
    </section>
  )
}
