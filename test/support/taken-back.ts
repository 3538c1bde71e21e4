import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { lastLine, takeBack } from './safety.ts'
import { redirectOf, type Visitor } from './site.ts'

/** Something that is decided: by whom, how, and all that shows what came of it. */
export type Decided = { coordinator: Visitor; decide: () => Promise<unknown>; state: () => Promise<unknown> }

/** Decides, takes that back, takes the taking back back, and so on: each time it must be as it was before, or after. */
export async function backAndForth({ coordinator, decide, state }: Decided): Promise<void> {
  const before = await state()
  await decide()
  const after = await state()
  expect(after).not.toEqual(before)
  for (const wanted of [before, after, before, after]) {
    redirectOf(await takeBack(coordinator, (await lastLine()).id))
    expect(await state()).toEqual(wanted)
  }
}

/** The rows of a query. */
export async function rows(query: string, ...given: unknown[]): Promise<Record<string, unknown>[]> {
  return (
    await env.DB.prepare(query)
      .bind(...given)
      .all()
  ).results
}
