import type { ActionField } from '../../rules/action-entries.ts'
import type { HoursClock } from '../../rules/hours-text.ts'
import type { Form } from '../form.ts'

/** What each part of an action's form is given. */
export type Part = { form: Form<ActionField> }

/** What the part with the hours is given too: the clock that they go by, once it can be told. */
export type WhenPart = Part & { clock?: HoursClock | null }
