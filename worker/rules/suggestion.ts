import type { FormValues } from './typed-action.ts'

type Suggesting = {
  startsOn: string
  endsOn: string | null
  weekday: string | null
  startTime: string | null
  endTime: string | null
  texts: readonly { lang: string; suggestion: string; outdated: boolean }[]
}

/** What a day fills into the form of a group that registers for it in `lang`: its suggested text, its hours, its only date. */
export function suggestedBy(day: Suggesting, lang: string): FormValues {
  const text = day.texts.find((each) => each.lang === lang && !each.outdated)
  const isOneDate = day.weekday === null && day.endsOn === day.startsOn
  return {
    summary: text?.suggestion ?? '',
    startTime: day.startTime ?? '',
    endTime: day.endTime ?? '',
    startDate: isOneDate ? day.startsOn : '',
  }
}
