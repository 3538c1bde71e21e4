import { measureCpu } from './cpu.ts'
import { openBench } from './data.ts'
import { measureDrawing } from './drawing.ts'
import { measureFeeds } from './feeds.ts'
import { measureMapSize } from './map-size.ts'
import { measurePhotos } from './photos.ts'
import { measureQueue } from './queue.ts'
import { measureRecap } from './recap.ts'
import { type Figure, printFigures } from './report.ts'
import { measureRows } from './rows.ts'
import { measureWeight } from './weight.ts'

/*
 * `npm run bench [-- PART …]`: measures the site on made-up actions and prints the figures beside their targets. It
 * judges nothing: a target that is missed is marked, and the exit code is 0 unless something breaks. Figures of time
 * are this machine's; compare them within one run.
 */

/** What can be measured, each by itself. */
const PARTS = {
  map: measureMapSize,
  rows: measureRows,
  cpu: measureCpu,
  feeds: measureFeeds,
  browser: measureDrawing,
  weight: measureWeight,
  photos: measurePhotos,
  recap: measureRecap,
  queue: measureQueue,
} as const
type Part = keyof typeof PARTS

const isPart = (word: string): word is Part => Object.hasOwn(PARTS, word)

const asked = process.argv.slice(2)
const unknown = asked.filter((word) => !isPart(word))
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: the parts are ${Object.keys(PARTS).join(', ')}`)
  process.exit(2)
}
const parts = asked.length > 0 ? asked.filter(isPart) : Object.keys(PARTS).filter(isPart)
// Interrupted, this exits in the orderly way, which takes along what was started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const begun = performance.now()
const bench = await openBench((line) => console.error(line))
try {
  const figures: Figure[] = []
  for (const part of parts) {
    bench.say(`— ${part}`)
    figures.push(...(await PARTS[part](bench)))
  }
  printFigures(figures)
} finally {
  await bench.close()
}
bench.say(`${Math.round((performance.now() - begun) / 1000)} seconds in all`)
