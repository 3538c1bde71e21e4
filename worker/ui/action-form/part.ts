import type { ActionField } from '../../rules/action-entries.ts'
import type { Form } from '../form.ts'

/** What each part of an action's form is given. */
export type Part = { form: Form<ActionField> }
