import type { FC } from 'hono/jsx'
import { nameOfCity } from '../cities/names.ts'
import { paths } from '../paths.ts'
import type { Kind } from '../rules/kinds.ts'
import type { Point } from '../rules/location-tier.ts'
import type { MapState } from '../rules/map-state.ts'
import type { Narrowing } from '../rules/narrowing.ts'
import { type PhotoSpot, printRecapPosition } from '../rules/recap.ts'
import type { Selection } from '../rules/selection.ts'
import { assets } from './assets.ts'
import { useLocale } from './locale.ts'
import { useMapAttributes } from './map-attributes.ts'

type MapPanelProps =
  | { selection: Selection; narrowing: Narrowing; spots?: PhotoSpot[] | undefined; point?: undefined }
  | {
      selection?: undefined
      spots?: undefined
      narrowing?: undefined
      point: Point & { precision: 'exact' | 'area' | 'city'; kind: Kind; state: MapState }
    }

/** A map of a selection's actions, or of one point. It needs JavaScript; the same list always stands beside it. */
export const MapPanel: FC<MapPanelProps> = ({ selection, narrowing, spots, point }) => {
  const { lang, t } = useLocale()
  const { attributes, labels } = useMapAttributes({ kept: true })
  const marksOf = (of: PhotoSpot[], slug: string) =>
    of.map(({ place, id, name, lat, lon, photos }) => {
      const after = printRecapPosition({ back: 0, place, actionId: '', photoKey: '' })
      const label = t.recap.spot(photos, nameOfCity({ id, name }, lang))
      return { lat, lon, label, url: paths.gallery(lang, slug, { after }) }
    })
  const { cluster, close, failed, more, states } = t.map
  return (
    <>
      <section
        class="map"
        id="map"
        aria-label={t.map.title}
        {...attributes}
        data-map={selection && paths.map(selection)}
        data-block={selection && paths.mapBlock(selection, lang, narrowing, '{block}')}
        data-narrowing={narrowing && JSON.stringify(narrowing)}
        data-point={point ? JSON.stringify(point) : undefined}
        data-action={paths.action(lang, '{id}')}
        data-photos={
          selection?.of === 'day' && spots?.length ? JSON.stringify(marksOf(spots, selection.slug)) : undefined
        }
        data-clusters={assets['clusters.js']}
        data-labels={JSON.stringify({ ...labels, cluster, close, failed, more, states, kinds: t.kinds })}
      >
        <noscript>
          <p>{t.map.without}</p>
        </noscript>
      </section>
      {/* Here and not in the head: it begins once its element is there, and waits for nothing of the list that follows. */}
      <script type="module" async src={assets['map.js']} />
    </>
  )
}
