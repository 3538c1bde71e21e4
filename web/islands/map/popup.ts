import { type LatLng, type Map as LeafletMap, type Popup, popup } from 'leaflet'
import { BUTTONS_WIDTH } from './base-map.ts'
import type { MapAction } from './blocks.ts'
import type { MapPage } from './page.ts'

/** Pixels. */
const WIDTH = { most: 300, least: 180 }
/** Pixels of the map that a popup leaves free: the marker under it, its own frame, air above. */
const LEFT_FREE = 110
/** Pixels: above the middle of the marker. */
const LIFT = -12
/** Pixels between the popup and the edges of the map. */
const AIR = 12

/**
 * Opens a popup that lists the actions, and says how many of `count` it does not list; returns it. Escape anywhere in the
 * map or its own button closes it and gives the focus back to `opener`.
 */
export function openPopup(
  map: LeafletMap,
  at: LatLng,
  { actions, count }: { actions: MapAction[]; count: number },
  page: MapPage,
  opener: HTMLElement,
): Popup {
  const { labels, lang, rtl } = page
  const list = document.createElement('ul')
  list.append(...actions.map((action) => actionItem(action, page)))
  if (actions.length < count)
    list.append(restItem(actions.length === 0 ? labels.failed : labels.more, count - actions.length, lang))
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'popup-close'
  close.setAttribute('aria-label', labels.close)
  const content = document.createElement('div')
  content.className = 'popup'
  content.append(list, close)

  const opened = popup({
    maxWidth: Math.min(WIDTH.most, map.getSize().x - BUTTONS_WIDTH - 2 * AIR),
    minWidth: WIDTH.least,
    offset: [0, LIFT],
    autoPanPaddingTopLeft: [rtl ? BUTTONS_WIDTH : AIR, AIR],
    autoPanPaddingBottomRight: [rtl ? AIR : BUTTONS_WIDTH, AIR],
    closeButton: false,
  })
  list.style.maxHeight = `${map.getSize().y - LEFT_FREE}px`
  const closeAndReturn = (): void => {
    opened.close()
    opener.focus({ preventScroll: true })
  }
  close.addEventListener('click', closeAndReturn)
  const open = new AbortController()
  const closeByEscape = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') closeAndReturn()
  }
  map.getContainer().addEventListener('keydown', closeByEscape, { signal: open.signal })
  opened.on('remove', () => {
    open.abort()
    // Closed by another way (a click beside it), a popup with the focus in it would leave the focus nowhere.
    if (content.contains(document.activeElement)) opener.focus({ preventScroll: true })
  })
  opened.setLatLng(at).setContent(content).openOn(map)
  content.querySelector('a')?.focus({ preventScroll: true })
  return opened
}

function restItem(text: string, count: number, lang: string): HTMLLIElement {
  const item = document.createElement('li')
  item.append(line('popup-where', text.replace('{count}', new Intl.NumberFormat(lang).format(count))))
  return item
}

function actionItem(action: MapAction, { labels, actionUrl }: MapPage): HTMLLIElement {
  const link = document.createElement('a')
  link.className = 'popup-title'
  link.href = actionUrl.replace('{id}', encodeURIComponent(action.id))
  link.textContent = action.title
  const item = document.createElement('li')
  item.className = `popup-${action.state}`
  item.append(
    line('popup-kind', `${labels.kinds[action.kind] ?? action.kind} · ${labels.states[action.state] ?? action.state}`),
    link,
    ...(action.notice ? [noticeLine(action.notice)] : []),
    line('popup-when', action.when),
    line('popup-where', action.where),
  )
  return item
}

function noticeLine(text: string): HTMLParagraphElement {
  const notice = line('popup-notice', text)
  // Its organizers' own language, which may be another than the page's.
  notice.dir = 'auto'
  return notice
}

function line(className: string, text: string): HTMLParagraphElement {
  const paragraph = document.createElement('p')
  paragraph.className = className
  paragraph.textContent = text
  return paragraph
}
