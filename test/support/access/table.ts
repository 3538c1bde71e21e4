import { DATA_ROUTES } from './data-routes.ts'
import { DAY_ROUTES } from './day-routes.ts'
import type { DeskRoutes } from './desk-route.ts'
import { ORGANIZER_ROUTES } from './organizer-routes.ts'
import { PERSON_ROUTES } from './person-routes.ts'
import { PHOTO_ROUTES } from './photo-routes.ts'
import { QUEUE_ROUTES } from './queue-routes.ts'
import { SAFETY_ROUTES } from './safety-routes.ts'
import { TEAM_ROUTES } from './team-routes.ts'
import { TRANSLATION_ROUTES } from './translation-routes.ts'

/** Every route behind the desk's door, as the app has it in English. */
export const DESK_ROUTES: DeskRoutes = {
  ...QUEUE_ROUTES,
  ...PHOTO_ROUTES,
  ...SAFETY_ROUTES,
  ...DAY_ROUTES,
  ...PERSON_ROUTES,
  ...TEAM_ROUTES,
  ...DATA_ROUTES,
  ...TRANSLATION_ROUTES,
  ...ORGANIZER_ROUTES,
}

/** The routes themselves, as `METHOD pattern`. */
export const DESK_PATTERNS: readonly string[] = [
  ...new Set(Object.keys(DESK_ROUTES).map((name) => name.split(' #')[0] ?? name)),
]
