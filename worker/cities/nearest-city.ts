import { distanceKm, type Point } from '../rules/location-tier.ts'
import { allCities, type City } from './cities.ts'

/** Kilometres: from farther away nobody says that they are near a city. */
const NEAR_KM = 40

/** The bundled city that one would name to say where a point is: the nearest, or null where none is near. */
export function nearestCity(point: Point): City | null {
  const [nearest] = allCities()
    .map((city) => ({ city, km: distanceKm(point, city) }))
    .filter(({ km }) => km <= NEAR_KM)
    .sort((a, b) => a.km - b.km)
  return nearest?.city ?? null
}
