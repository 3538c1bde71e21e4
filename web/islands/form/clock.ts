import { offsetAt } from '../../../worker/rules/clock-offset.ts'

const HALF_A_YEAR_MS = 183 * 86_400_000

/** Whether zones have one clock, in summer and in winter. */
export function sameClock(zones: readonly string[], now: number): boolean {
  return [now, now + HALF_A_YEAR_MS].every((at) => new Set(zones.map((zone) => offsetAt(zone, at))).size === 1)
}
