import type { Context } from 'hono'
import type { AppEnv } from '../app-env.ts'
import type { FieldErrors } from '../rules/field-error.ts'
import type { FormValues } from '../rules/typed-action.ts'

/** A form as a page shows it: what stands in its fields, and what is wrong with them. */
export type Form<Field extends string = string> = { values: FormValues; errors: FieldErrors<Field> }

/** A form without errors. */
export function blankForm(values: FormValues = {}): Form<never> {
  return { values, errors: {} }
}

/** What a form posted, texts only: a file under a field's name is none, and a body that is no form holds nothing. */
export async function readForm(c: Context<AppEnv>): Promise<FormValues> {
  const body = await c.req.parseBody({ all: true }).catch((error: unknown) => {
    // How the runtime says that a body is no multipart message, or a cut one.
    if (error instanceof TypeError) return {}
    throw error
  })
  const texts = Object.entries(body).map(([name, value]) => {
    const given = [value].flat().filter((each) => typeof each === 'string')
    return [name, given.length === 1 ? (given[0] ?? '') : given] as const
  })
  const values: FormValues = Object.fromEntries(texts)
  c.set('posted', { values, file: null })
  return values
}

/** The text in a field; the first where several were posted under its name. */
export function typedText({ values }: Form, name: string): string {
  return [values[name] ?? ''].flat()[0] ?? ''
}

/** The ticked boxes under a name. */
export function typedBoxes({ values }: Form, name: string): string[] {
  return [values[name] ?? []].flat()
}
