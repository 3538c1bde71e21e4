import { type Coordinator, ROLES, type Role, SCOPE_KINDS, type Scope } from './coordinator.ts'
import type { FieldError, FieldErrors } from './field-error.ts'
import { choice, line, readFields, requireFields, words } from './fields.ts'
import { no, ok, type Result } from './result.ts'

/** A coordinator's name fits a line of the log. */
const MAX_NAME = 60
/** More countries than there are. */
const MAX_SCOPE = 300

/** What an owner says of a coordinator. */
export type TeamFields = { name: string; role: Role; scope: Required<Scope> }
export type TeamField = 'name' | 'role' | 'country' | 'language' | 'day'

/** What there is to be limited to: codes and slugs. */
export type KnownScopes = Record<(typeof SCOPE_KINDS)[number], ReadonlySet<string>>

const entries = {
  name: line({ max: MAX_NAME }),
  role: choice(ROLES),
  country: words({ max: MAX_SCOPE }),
  language: words({ max: MAX_SCOPE }),
  day: words({ max: MAX_SCOPE }),
}

/**
 * What an owner posted of a coordinator, or its errors: limits must be to what there is, and nobody gives more than
 * `giver` has.
 */
export function parseTeamFields(
  raw: Record<string, unknown>,
  known: KnownScopes,
  giver: Pick<Coordinator, 'scope'>,
): Result<TeamFields, FieldErrors<TeamField>> {
  const { values, errors } = readFields(entries, raw)
  requireFields(['name', 'role'], values, errors)
  const { name, role, country, language, day } = values
  const scope = { country, language, day }
  const unknown: FieldError = { code: 'notInList' }
  for (const kind of SCOPE_KINDS) if (scope[kind].some((value) => !known[kind].has(value))) errors[kind] ??= unknown
  for (const kind of SCOPE_KINDS) if (isBeyond(scope, giver.scope, kind)) errors[kind] ??= { code: 'beyondYours' }
  return role && Object.keys(errors).length === 0 ? ok({ name, role, scope }) : no(errors)
}

/** Whether what is within one scope is all within another. */
export function isWithin(inner: Scope, outer: Scope): boolean {
  return !SCOPE_KINDS.some((kind) => isBeyond(inner, outer, kind))
}

/** Whether an owner may change or remove a coordinator: never themselves, and nobody who sees more than they do. */
export function mayKeep(owner: Pick<Coordinator, 'id' | 'scope'>, other: Pick<Coordinator, 'id' | 'scope'>): boolean {
  return owner.id !== other.id && isWithin(other.scope, owner.scope)
}

function isBeyond(inner: Scope, outer: Scope, kind: (typeof SCOPE_KINDS)[number]): boolean {
  const [given = [], had = []] = [inner[kind], outer[kind]]
  return had.length > 0 && (given.length === 0 || given.some((value) => !had.includes(value)))
}
