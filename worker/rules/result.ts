/** An expected outcome as a value: what was wanted, or a named reason why not. */
export type Result<Value, Reason> = { ok: true; value: Value } | { ok: false; error: Reason }

/** The wanted outcome. */
export function ok<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

/** A named reason why not. */
export function no<Reason>(error: Reason): { ok: false; error: Reason } {
  return { ok: false, error }
}
