import type { Point } from './location-tier.ts'
import { latinDigits, tidy } from './text-hygiene.ts'

/** Typed degrees as a number is written in code: a decimal comma and Persian digits are understood. */
export function plainDegrees(text: string): string {
  return latinDigits(tidy(text)).replace(/[,٫]/u, '.')
}

/** Whether a text, already plain, is a number of degrees. */
export function isDegrees(text: string): boolean {
  return /^[-+]?\d{1,3}(\.\d{1,12})?$/.test(text)
}

/** The point of two fields as they are typed, degrees; null where one is blank, no number, or off the globe. */
export function pointOfFields(typed: { lat: string; lon: string }): Point | null {
  const [lat, lon] = [plainDegrees(typed.lat), plainDegrees(typed.lon)]
  if (!isDegrees(lat) || !isDegrees(lon)) return null
  return Math.abs(Number(lat)) <= 90 && Math.abs(Number(lon)) <= 180 ? { lat: Number(lat), lon: Number(lon) } : null
}
