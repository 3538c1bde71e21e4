import type { Context } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import type { StepMeans } from '../../change/import-steps.ts'
import { type Coordinator, isInScope, isLimited, type Scope } from '../../rules/coordinator.ts'
import { isPublicId } from '../../rules/secret.ts'
import { findImport, type Import } from '../../store/imports.ts'

/** The import of the address, if it is its reader's: everybody sees their own, owners all. */
export async function openImport(c: Context<AppEnv>): Promise<Import | null> {
  const id = c.req.param('id') ?? ''
  const found = isPublicId(id) ? await findImport(c.var.db, id) : null
  return found && (found.coordinatorId === c.var.coordinator.id || seesAllImports(c.var.coordinator)) ? found : null
}

/** Rows may be of anywhere: an owner who is limited sees no more than their own. */
export function seesAllImports({ role, scope }: Coordinator): boolean {
  return role === 'owner' && !isLimited(scope)
}

/** What rows are checked with, by the limits of a coordinator. */
export function checkMeans(c: Context<AppEnv>, coordinator: Coordinator): StepMeans & { scope: Scope } {
  return {
    assets: c.env.ASSETS,
    tierCaps: c.env.TIER_CAPS,
    scope: coordinator.scope,
    random: c.var.random,
    isTheirs: (belonging) => isInScope(coordinator, belonging),
  }
}
