import { HTTPException } from 'hono/http-exception'
import { parseSelection, type Selection } from '../rules/selection.ts'

/** The selection of a path (`city/de/koln`). Throws 400 where it is a circle that is none, else 404. */
export function selectionIn(path: string): Selection {
  const selection = parseSelection(path)
  if (!selection) throw new HTTPException(/^near(\/|$)/.test(path) ? 400 : 404)
  return selection
}
