import type { Tier } from './location-tier.ts'

/** Why a field cannot be taken, as a value: the page says it in the visitor's language (messages/, `errors`). */
export type FieldError =
  | {
      code:
        | 'required'
        | 'harmful'
        | 'notText'
        | 'notInList'
        | 'notADate'
        | 'notATime'
        | 'notANumber'
        | 'notAUrl'
        | 'notAnEmail'
        | 'unknownZone'
        | 'unknownCity'
        | 'endBeforeStart'
        | 'revealAfterEnd'
        | 'hourPassed'
        | 'notYours'
        | 'farFromCity'
        | 'bothOrNone'
        | 'slugTaken'
        | 'nameTaken'
        | 'beyondYours'
        | 'notASlug'
        | 'tooLongAgo'
        | 'tooFarAhead'
        | 'stillAhead'
        | 'notConfirmed'
        | 'toBelowFrom'
        | 'notAPhoto'
        | 'brokenPhoto'
        | 'animatedPhoto'
        | 'oneGroup'
        | 'unknownAction'
        | 'notAKitFile'
        | 'encryptedPdf'
        | 'brokenPdf'
        | 'namesHidden'
    }
  | { code: 'tooLong' | 'tooMany' | 'tooManyWords'; max: number }
  | { code: 'otherOrder'; written: string }
  | { code: 'photoTooHeavy'; megabytes: number }
  | { code: 'photoTooLarge'; megapixels: number }
  | { code: 'dayNotOpen' | 'dayClosed'; day: string; date: string }
  | { code: 'outOfRange'; min: number; max: number }
  | { code: 'hourSkipped'; before: string; after: string }
  | { code: 'severalCities'; countries: string[] }
  | { code: 'cityLike'; cities: { name: string; country: string }[] }
  | { code: 'tierCapped'; country: string; cap: Tier }

/** The errors of a form, by the name of the field beside which they stand. */
export type FieldErrors<Field extends string = string> = Partial<Record<Field, FieldError>>
