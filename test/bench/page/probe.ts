/*
 * Runs in the page before its own scripts do and writes down what it takes to draw the map. chromium.ts reads `probe`;
 * times are milliseconds, moments count from the navigation.
 */

/** The zoom buttons come last: with them the clusters are there. */
const LAST_DRAWN = '.leaflet-control-zoom'
/** The least that Event Timing tells (W3C Event Timing, section 3.2). */
const SHORTEST_EVENT_MS = 16

const probe: {
  /** When the last of the map was painted. */
  drawnAt: number | null
  /** Lengths of tasks of more than 50 ms. */
  longTasks: number[]
  /** From each input to the end of its handlers, and to the paint after it. */
  events: { name: string; begun: number; handled: number; took: number }[]
} = { drawnAt: null, longTasks: [], events: [] }
Object.assign(globalThis, { probe })

new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) probe.longTasks.push(duration)
}).observe({ type: 'longtask', buffered: true })

// The threshold is Event Timing's own, which the types of the DOM do not have.
const inputs: PerformanceObserverInit & { durationThreshold: number } = {
  type: 'event',
  buffered: true,
  durationThreshold: SHORTEST_EVENT_MS,
}
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (!(entry instanceof PerformanceEventTiming)) continue
    const { name, startTime, processingEnd, duration } = entry
    probe.events.push({ name, begun: startTime, handled: processingEnd - startTime, took: duration })
  }
}).observe(inputs)

const watch = new MutationObserver(() => {
  if (!document.querySelector(LAST_DRAWN)) return
  watch.disconnect()
  // In the document is not on the screen: that is after the next frame.
  requestAnimationFrame(() =>
    setTimeout(() => {
      probe.drawnAt = performance.now()
    }),
  )
})
watch.observe(document, { childList: true, subtree: true })
