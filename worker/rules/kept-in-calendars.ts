/** So long calendars tell of what was cancelled, is gone or has moved away: thirty days, in milliseconds. */
export const KEPT_IN_CALENDARS_MS = 30 * 86_400_000
