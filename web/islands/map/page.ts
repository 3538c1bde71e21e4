import type { Narrowing } from '../../../worker/rules/narrowing.ts'
import type { PhotoMark } from './photo-marks.ts'

/** The words of the map in the page's language, from `data-labels`. */
export interface Labels {
  zoomIn: string
  zoomOut: string
  /** Holds `{count}`. */
  cluster: string
  attribution: string
  close: string
  failed: string
  /** Holds `{count}`. */
  more: string
  states: Record<string, string>
  kinds: Record<string, string>
}

/** A lone action's place, from `data-point`; degrees. */
export interface Place {
  lat: number
  lon: number
  precision: 'exact' | 'area' | 'city'
  /** For the look of an exact place's pin. */
  kind?: string
  state?: string
}

/** What the page says about its map. */
export interface MapPage {
  element: HTMLElement
  labels: Labels
  /** BCP 47. */
  lang: string
  rtl: boolean
  countriesUrl: string
  /** Which tiles of a finer coast there are. */
  detailUrl: string
  /** The names of cities, in the page's language. */
  citiesUrl: string
  /** The script of the worker that clusters. */
  clustersUrl: string
  /** Streets beyond our own coasts, where the operator has them: Leaflet's template. */
  tilesUrl: string | undefined
  /** Where the columns come from; absent on an action's own page, which has `place` instead. */
  columnsUrl: string | undefined
  /** Where the actions of a block come from, with `{block}` in it. */
  blockUrl: string
  /** What the page shows of its selection. */
  narrowing: Narrowing | undefined
  /** The URL of an action, with `{id}` in it. */
  actionUrl: string
  place: Place | undefined
  /** Where photos are from that belong to no action. */
  photos: PhotoMark[]
}

/** Reads the data attributes of the map's element. Throws if one is not JSON. */
export function readPage(element: HTMLElement): MapPage {
  const { labels, countries, detail, cities, clusters, tiles, map, block, narrowing, action, point, photos } =
    element.dataset
  return {
    element,
    labels: JSON.parse(labels ?? '{}'),
    lang: document.documentElement.lang || 'en',
    rtl: getComputedStyle(element).direction === 'rtl',
    countriesUrl: countries ?? '',
    detailUrl: detail ?? '',
    citiesUrl: cities ?? '',
    clustersUrl: clusters ?? '',
    tilesUrl: tiles,
    columnsUrl: map,
    blockUrl: block ?? '',
    narrowing: narrowing ? JSON.parse(narrowing) : undefined,
    actionUrl: action ?? '',
    place: point ? JSON.parse(point) : undefined,
    photos: photos ? JSON.parse(photos) : [],
  }
}
