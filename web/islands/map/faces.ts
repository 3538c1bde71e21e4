import type { MapAction } from './blocks.ts'
import type { MapPage } from './page.ts'
import { pinPicture } from './pin.ts'
import type { Row } from './rows.ts'
import type { Spot } from './spots.ts'

/** From so many actions a cluster is drawn larger. */
const MANY = 10
const CROWD = 100
/** More blocks than this for one view would be read for markers that nobody asks about. */
const NAMED_AT_ONCE = 3

/** How a marker looks and what it is called. */
export interface Face {
  className: string
  picture: HTMLElement | SVGElement
  /** For those who hear the map. */
  name: string
}

/** The face of an action that has not been read yet: its kind, its date and its state are known. */
export function loneFace({ kind, state, date }: Row, { lang, labels }: MapPage): Face {
  const day = new Intl.DateTimeFormat(`${lang}-u-ca-gregory`, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(date),
  )
  const facts = listed([day, labels.states[state] ?? state], lang)
  return {
    className: `pin pin-${state}`,
    picture: pinPicture(kind, state),
    name: `${labels.kinds[kind] ?? kind}: ${facts}`,
  }
}

/** What an action is called once it is read. */
export function nameOf({ kind, state, title, when, where }: MapAction, { lang, labels }: MapPage): string {
  return `${labels.kinds[kind] ?? kind}: ${listed([title, when, where, labels.states[state] ?? state], lang)}`
}

function listed(facts: string[], lang: string): string {
  return new Intl.ListFormat(lang, { type: 'unit' }).format(facts.filter(Boolean))
}

/** Reads what the lone spots of a view are called, where few blocks tell; the others are read when they are opened. */
export function nameSoon(spots: Spot[], name: (spot: Spot, action: MapAction) => void): void {
  const lone = spots.filter((spot) => spot.lone)
  if (new Set(lone.map((spot) => spot.lone?.block)).size > NAMED_AT_ONCE) return
  for (const spot of lone) {
    spot.open().then(
      (inside) => {
        const [action] = 'actions' in inside ? inside.actions : []
        if (action) name(spot, action)
      },
      // The marker keeps the name that it has; opening it asks again.
      () => undefined,
    )
  }
}

/** The face of several actions: how many they are, and whether any is still ahead. */
export function clusterFace(spot: Spot, { lang, labels }: MapPage): Face {
  const count = new Intl.NumberFormat(lang).format(spot.count)
  const picture = document.createElement('span')
  picture.textContent = count
  const size = spot.count >= CROWD ? 'crowd' : spot.count >= MANY ? 'many' : 'few'
  const time = spot.ahead ? 'ahead' : 'over'
  return {
    className: `cluster cluster-${size} cluster-${time}`,
    picture,
    name: labels.cluster.replace('{count}', count),
  }
}
