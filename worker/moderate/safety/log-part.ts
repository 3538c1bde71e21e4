import type { Context } from 'hono'
import type { AppEnv } from '../../app-env.ts'
import { isLimited } from '../../rules/coordinator.ts'
import { type LogLine, type LogPosition, listLog } from '../../store/verdict-log.ts'
import { inScope } from '../in-scope.ts'

/** Lines of the log on a page. */
const LINES_SHOWN = 50
/** Lines that are read at once, and at most for a page: of whoever is limited most may be out of scope. */
const READ_AT_ONCE = 100
const READ_AT_MOST = 500

/** A part of the log, and where it goes on; null where nothing more of it is theirs. */
export type LogPart = { lines: LogLine[]; next: LogPosition | null }

/**
 * The next lines of the log that are in the scope of the coordinator who asks. A page is full, or the last one, or as much was
 * read for it as one request may: then it may be short, and goes on behind what was read.
 */
export async function readLogPart(
  c: Context<AppEnv>,
  of: { of: number | null; subjectId?: string },
  before: LogPosition | null,
): Promise<LogPart> {
  const lines: LogLine[] = []
  const atOnce = isLimited(c.var.coordinator.scope) ? READ_AT_ONCE : LINES_SHOWN + 1
  let position = before
  for (let read = 0; read < READ_AT_MOST; read += atOnce) {
    const found = await listLog(c.var.db, { ...of, before: position, limit: atOnce + 1 })
    const part = found.slice(0, atOnce)
    lines.push(...(await inScope(c, part)))
    const shown = lines.slice(0, LINES_SHOWN)
    if (lines.length > LINES_SHOWN) return { lines: shown, next: positionOf(shown) }
    if (found.length <= atOnce) return { lines, next: null }
    position = positionOf(part)
  }
  return { lines, next: position }
}

function positionOf(lines: readonly LogLine[]): LogPosition | null {
  const last = lines.at(-1)
  return last ? { at: last.at, id: last.id } : null
}
