/** Takes a visitor to what is near them. Their position is rounded here: the site is asked about a square, not about a door. */

/** Degrees: a twentieth is 5.6 km from north to south, and less from west to east the farther from the equator. */
const STEPS_A_DEGREE = 20
/** Milliseconds that the browser may take, and that a position may be old. */
const PATIENCE = 15_000
const OLD = 600_000

for (const place of document.querySelectorAll<HTMLElement>('.near-me')) {
  const button = place.querySelector('button')
  const status = place.querySelector('[role="status"]')
  const problem = place.querySelector<HTMLElement>('[data-denied]')
  const template = place.dataset.near
  if (!button || !status || !problem || !template || !('geolocation' in navigator)) continue
  const label = button.textContent
  const rest = (): void => {
    button.removeAttribute('aria-disabled')
    button.textContent = label
    status.textContent = ''
  }
  button.addEventListener('click', () => {
    // A button that is disabled loses the focus, and whoever waits would not know where they are.
    if (button.getAttribute('aria-disabled') === 'true') return
    button.setAttribute('aria-disabled', 'true')
    button.textContent = button.dataset.busy ?? label
    status.textContent = button.dataset.busy ?? ''
    problem.hidden = true
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const lat = rounded(coords.latitude)
        const lon = rounded(coords.longitude)
        location.assign(template.replace('{lat}', lat).replace('{lon}', lon))
      },
      () => {
        rest()
        problem.textContent = problem.dataset.denied ?? ''
        problem.hidden = false
      },
      { enableHighAccuracy: false, timeout: PATIENCE, maximumAge: OLD },
    )
  })
  // A page that comes back from the browser's store may be used again.
  window.addEventListener('pageshow', rest)
  place.hidden = false
}

function rounded(degrees: number): string {
  return String(Number((Math.round(degrees * STEPS_A_DEGREE) / STEPS_A_DEGREE).toFixed(2)) + 0)
}
