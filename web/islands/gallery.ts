/** Goes on with a gallery as one scrolls: the next page is asked for, and its photos are taken over. */

/** Parts that come by themselves: whoever wants the end of the page would never reach it otherwise. */
const BY_THEMSELVES = 6
/** How far ahead the next part is asked for: somewhat less than a phone's screen. */
const AHEAD = '600px'

const wall = document.querySelector<HTMLElement>('.gallery')
const place = document.querySelector<HTMLElement>('.gallery-more')
const said = document.querySelector<HTMLElement>('[data-gallery-status]')
let parts = 0
let busy = false

if (wall && place) {
  const watch = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting) && parts < BY_THEMSELVES) more(false)
    },
    { rootMargin: AHEAD },
  )
  const more = (pressed: boolean): void => {
    const link = place.querySelector('a')
    if (!link || busy) return
    busy = true
    if (said && pressed) said.textContent = place.dataset.loading ?? ''
    readPage(link.href, (fresh) => {
      busy = false
      const added = fresh && [...fresh.querySelectorAll('.gallery > li')]
      // What cannot be had by a script is had by the link, which leads to the same page.
      if (!fresh || !added || added.length === 0) {
        if (pressed) location.assign(link.href)
        return
      }
      parts += 1
      wall.append(...added)
      place.replaceChildren(...(fresh.querySelector('.gallery-more')?.childNodes ?? []))
      if (said) said.textContent = ''
      // The button is another one now: the focus goes on to the first photo that has come.
      if (pressed) added[0]?.querySelector('a')?.focus({ preventScroll: true })
      // It may still be in view: only a new look tells.
      watch.unobserve(place)
      watch.observe(place)
    })
  }
  place.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('a')) return
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    more(true)
  })
  watch.observe(place)
}

/** Asks for a page; null where it cannot be had. */
function readPage(url: string, take: (page: Document | null) => void): void {
  // The one way to have a page parsed without handing a string to the document (Trusted Types).
  const request = new XMLHttpRequest()
  request.open('GET', url)
  request.responseType = 'document'
  request.addEventListener('load', () => take(request.status === 200 ? request.responseXML : null))
  request.addEventListener('error', () => take(null))
  request.send()
}
