import { isLimited, SCOPE_KINDS, type Scope } from './coordinator.ts'

/** By what limits rows are checked: a coordinator's own, and the setting TIER_CAPS. */
export type CheckLimits = { scope: Scope; tierCaps: string }

/** Whether what was checked by some limits is right by others too; null is what was checked by none. */
export function isCheckedBy(was: CheckLimits | null, { scope, tierCaps }: CheckLimits): boolean {
  if (was?.tierCaps !== tierCaps) return false
  // Whoever is limited to nothing may put in whatever is right within any limits.
  return !isLimited(scope) || isSame(was.scope, scope)
}

function isSame(one: Scope, other: Scope): boolean {
  return SCOPE_KINDS.every((kind) => {
    const [these, those] = [new Set(one[kind]), new Set(other[kind])]
    return these.size === those.size && these.isSubsetOf(those)
  })
}
