import type { Map as LeafletMap } from 'leaflet'

/**
 * Leaves a finger on the map to the page, which it scrolls: a map in a long form must not be a trap. Two fingers move and
 * zoom the map, a mouse drags it, and the pin itself follows one finger. The style sheet says the same to the browser.
 */
export function pageScrollsByTouch(map: LeafletMap): void {
  map.dragging.disable()
  // Before Leaflet hears of the press.
  map.getContainer().addEventListener(
    'pointerdown',
    ({ pointerType }) => {
      if (pointerType === 'mouse') map.dragging.enable()
      else map.dragging.disable()
    },
    { capture: true },
  )
}
