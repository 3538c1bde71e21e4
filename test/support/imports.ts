import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { chooseMeaning, takeFile } from '../../worker/change/import-file.ts'
import { goLive } from '../../worker/change/import-rows.ts'
import { importStep, type StepMeans } from '../../worker/change/import-steps.ts'
import type { Scope } from '../../worker/rules/coordinator.ts'
import { guessMeanings, type ImportMeaning } from '../../worker/rules/import-columns.ts'
import { openDatabase } from '../../worker/store/database.ts'
import { findImport, type Import } from '../../worker/store/imports.ts'
import { type Death, invocation, LIMITS } from './invocation.ts'

export const NOW = Date.parse('2027-06-01T10:00Z')

/** What steps work with here: the real gazetteer, no scope. */
export const MEANS: StepMeans & { scope: Scope } = {
  scope: {},
  assets: env.ASSETS,
  tierCaps: 'IR:country',
  random: (count) => crypto.getRandomValues(new Uint8Array(count)),
  isTheirs: () => true,
}

/** What is chosen for all rows of a test. */
export const DEFAULTS = { lang: 'en', tier: 'exact', kind: 'rally', country: '', city: '', zone: '', day: '' }

/** The import as it stands. */
export async function importNow(id: string): Promise<Import> {
  const found = await findImport(openDatabase(env.DB), id)
  if (!found) throw new Error(`there is no import ${id}`)
  return found
}

/** A coordinator, as imports need one. */
export async function putCoordinator(): Promise<number> {
  await env.DB.prepare(
    "insert into coordinators (id, name, created_at, role) values (1, 'Test coordinator', 1, 'owner') on conflict do nothing",
  ).run()
  return 1
}

/** Takes a file in and says what its columns mean, as they are guessed. */
export async function begin(
  id: string,
  csv: string,
  { source = 'test', meaning = {} }: { source?: string; meaning?: Partial<ImportMeaning> } = {},
): Promise<Import> {
  const coordinatorId = await putCoordinator()
  const file = new TextEncoder().encode(csv)
  expect(await takeFile(invocation(NOW).change, { id, source, coordinatorId, file })).toEqual({
    ok: true,
    value: undefined,
  })
  const seen = await importNow(id)
  const columns = guessMeanings(seen.header.names)
  const { change, spent } = invocation(NOW)
  const chosen = await chooseMeaning(change, seen, { columns, dateOrder: 'dmy', defaults: DEFAULTS, ...meaning })
  expect(chosen.ok).toBe(true)
  expectWithin(spent)
  return importNow(id)
}

/** Does steps until there is none to do. `deathOf` says how the step of a number dies, if it does: it is then done again. */
export async function stepToTheEnd(
  id: string,
  deathOf: (step: number) => Death | null = () => null,
): Promise<{ steps: number; deaths: number }> {
  let deaths = 0
  for (let step = 0; ; step += 1) {
    const seen = await importNow(id)
    if (seen.fault !== null || !['reading', 'checking'].includes(seen.state)) return { steps: step, deaths }
    const { change, spent, isDead } = invocation(NOW, deathOf(step))
    await importStep(change, seen, MEANS).catch((error: unknown) => {
      if (!isDead()) throw error
    })
    if (isDead()) deaths += 1
    expectWithin(spent)
    if (step > 2000) throw new Error('the import does not come to an end')
  }
}

/** Puts an import live; whether it went. */
export async function live(id: string, death: Death | null = null): Promise<boolean> {
  const { change, spent } = invocation(NOW, death)
  const outcome = await goLive(change, await importNow(id), { id: 1, scope: {} }, MEANS.tierCaps)
  expectWithin(spent)
  return outcome.ok
}

/** What an invocation came to, held against the limits of the free plan. */
export function expectWithin(spent: { queries: number; parameters: number; bytes: number }): void {
  expect(spent.queries).toBeLessThanOrEqual(LIMITS.queries)
  expect(spent.parameters).toBeLessThanOrEqual(LIMITS.parameters)
  expect(spent.bytes).toBeLessThan(LIMITS.bytes)
}
