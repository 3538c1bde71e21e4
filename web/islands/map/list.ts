import type { LatLngBounds, Map as LeafletMap } from 'leaflet'
import { printBox, turned } from '../../../worker/rules/area.ts'
import type { Loaded } from './cluster-talk.ts'

/** Milliseconds after the last move: whoever moves on is not asked for. */
const PAUSE = 350
/** Degrees of a view are rounded outwards to so many decimals, so that neighbours' views are one page in a cache. */
const FAR = { belowZoom: 7, decimals: 1 }
const NEAR_DECIMALS = 2
const ONCE_ROUND = 360
/** The list, and the calendar that is offered of it. */
const FOLLOWING = ['#lists', '#subscribe']

/**
 * Lets the list beside the map show what the view shows, and the address say it, from the first move on. The page is
 * asked for again with the view in its address, and its list is taken over, with the calendar that is offered of it.
 */
export function followView(map: LeafletMap, { bounds }: Loaded): void {
  const list = document.querySelector('#lists')
  if (!bounds || !list) return
  let timer = 0
  let asked: XMLHttpRequest | undefined
  const follow = (): void => {
    const url = addressOf(map, bounds)
    // Whoever is in the list goes on reading it; the map may be moved again.
    if (url === location.href || list.contains(document.activeElement)) return
    asked = readPage(url, (fresh) => {
      if (list.contains(document.activeElement)) return
      for (const part of FOLLOWING) {
        const taken = fresh.querySelector(part)
        if (taken) document.querySelector(part)?.replaceChildren(...taken.childNodes)
      }
      history.replaceState(null, '', url)
      keepInFilter(url)
      say(list.querySelector('[data-view]')?.textContent ?? '')
    })
  }
  map.on('moveend', () => {
    clearTimeout(timer)
    asked?.abort()
    timer = window.setTimeout(follow, PAUSE)
  })
}

/** Tells those who hear the page what the list has become. */
function say(text: string): void {
  const status = document.querySelector('#view-status')
  if (status) status.textContent = text
}

/** The page's address with the view in it; without one where the view shows everything. */
function addressOf(map: LeafletMap, all: NonNullable<Loaded['bounds']>): string {
  const url = new URL(location.href)
  url.searchParams.delete('after')
  const view = map.getBounds()
  const showsAll = view.contains([
    [all.south, all.west],
    [all.north, all.east],
  ])
  const box = printed(view, map.getZoom() < FAR.belowZoom ? FAR.decimals : NEAR_DECIMALS)
  if (showsAll || box === null) url.searchParams.delete('box')
  else url.searchParams.set('box', box)
  // A comma is a comma in a query, and easier to read.
  return url.href.replaceAll('%2C', ',')
}

/** A view as `box` writes it, or null where it goes once round the world. */
function printed(view: LatLngBounds, decimals: number): string | null {
  const step = 10 ** decimals
  const down = (degrees: number): number => Math.floor(degrees * step) / step
  const up = (degrees: number): number => Math.ceil(degrees * step) / step
  // Rounded outwards, a view of nearly all would wrap to a sliver.
  if (up(view.getEast()) - down(view.getWest()) >= ONCE_ROUND) return null
  const rounded = (degrees: number): number => Number(degrees.toFixed(decimals))
  return printBox({
    west: rounded(turned(down(view.getWest()))),
    south: rounded(Math.max(-90, down(view.getSouth()))),
    east: rounded(turned(up(view.getEast()))),
    north: rounded(Math.min(90, up(view.getNorth()))),
  })
}

/** Asks for a page and gives it if it has a list; nothing where it cannot be had: the list then stays as it is. */
function readPage(url: string, take: (page: Document) => void): XMLHttpRequest {
  // The one way to have a page parsed without handing a string to the document (Trusted Types).
  const request = new XMLHttpRequest()
  request.open('GET', url)
  request.responseType = 'document'
  request.addEventListener('load', () => {
    const fresh = request.status === 200 ? request.responseXML : null
    if (fresh?.querySelector('#lists')) take(fresh)
  })
  request.send()
  return request
}

/** What is filtered next is filtered in this view. */
function keepInFilter(url: string): void {
  const field = document.querySelector<HTMLInputElement>('.filter input[name="box"]')
  if (field) field.value = new URL(url).searchParams.get('box') ?? ''
}
