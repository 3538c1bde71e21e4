import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type AppEnv, factory } from '../../app-env.ts'
import { planRevert } from '../../change/plan-revert.ts'
import { proposeRevert } from '../../change/propose-revert.ts'
import { canRevert, revertVerdict, verdictsInTheWay, whyNotReverted } from '../../change/revert.ts'
import { startRun } from '../../change/run.ts'
import type { Reverted } from '../../change/taking-back.ts'
import { isJustSignedIn, permitted } from '../../middleware/coordinator-only.ts'
import { paths } from '../../paths.ts'
import { isPermitted } from '../../rules/coordinator.ts'
import { ok } from '../../rules/result.ts'
import { isPublicId } from '../../rules/secret.ts'
import { permissionFor } from '../../rules/verdict-words.ts'
import { parseQueueFilter } from '../../rules/waiting.ts'
import { findLine, type LogLine, type LogPosition } from '../../store/verdict-log.ts'
import { readHead } from '../../store/verdict-seals.ts'
import { readForm, typedText } from '../../ui/form.ts'
import { decidersInScope, inScope } from '../in-scope.ts'
import { LogPage } from './log-page.tsx'
import { readLogPart } from './log-part.ts'
import { type NotReverted, RevertManyPage, VerdictPage } from './revert-page.tsx'
import { goOnWith } from './run-routes.tsx'

/** The log of verdicts, and taking them back, one or all of somebody. */
export const logRoutes = factory
  .createApp()
  .get('/', permitted('look'), async (c) => {
    const { db, lang } = c.var
    const by = c.req.query('by') ?? ''
    const on = c.req.query('on') ?? ''
    const of = { of: isNumber(by) ? Number(by) : null, ...(on ? { subjectId: on } : {}) }
    const { lines, next } = await readLogPart(c, of, parsePosition(c.req.query('before') ?? ''))
    const older = next ? paths.deskLog(lang, { by, on, before: `${next.at}~${next.id}` }) : null
    const deciders = await decidersInScope(c)
    return c.render(<LogPage lines={lines} head={await readHead(db)} deciders={deciders} by={by} older={older} />)
  })
  .use('/revert', permitted('verdict'))
  .get('/revert', async (c) => {
    const { by = '', since = '' } = c.req.query()
    const of = parseOf({ by, since })
    const plan = of && (await planRevert(c.var, c.var.coordinator, of))
    const deciders = await decidersInScope(c)
    return c.render(<RevertManyPage deciders={deciders} by={by} since={since} plan={plan} />)
  })
  .post('/revert', async (c) => {
    const form = { values: await readForm(c), errors: {} }
    const [by, since] = [typedText(form, 'by'), typedText(form, 'since')]
    const of = parseOf({ by, since })
    const plan = of && (await planRevert(c.var, c.var.coordinator, of))
    if (!of || !plan || plan.lines.length === 0) return c.redirect(paths.deskRevertMany(c.var.lang, { by, since }), 303)
    if (asksAgain(c, plan.lines)) return c.redirect(paths.signInAgain(c.var.lang, 'log'), 303)
    return startReverting(c, plan.lines, { ofId: of.by, since: of.since, everything: true })
  })
  .get('/:id', permitted('look'), async (c) => {
    const line = await lineIn(c)
    if (!line) return c.notFound()
    return verdictPage(c, line, whyNotReverted(line))
  })
  .post('/:id', permitted('look'), async (c) => {
    const line = await lineIn(c)
    if (!line) return c.notFound()
    if (!isPermitted(c.var.coordinator, permissionFor(line.subject))) throw new HTTPException(403)
    if (asksAgain(c, [line])) return c.redirect(paths.signInAgain(c.var.lang, 'log'), 303)
    const way = await linesInTheWay(c, line)
    const typed = { values: await readForm(c), errors: {} }
    if (typedText(typed, 'all') !== '' && way.length > 0)
      return startReverting(c, [...way, line], { ofId: line.coordinatorId, since: line.at, everything: false })
    const outcome = await takeBack(c, line)
    if (outcome.ok) return c.redirect(afterwards(c, line, typedText(typed, 'to')), 303)
    c.status(409)
    return verdictPage(c, line, whyNotReverted(line) ?? outcome.error)
  })

/** Takes a line back, or proposes it where that takes two: then it waits where one goes on. */
async function takeBack({ var: { change, coordinator } }: Context<AppEnv>, line: LogLine): Promise<Reverted> {
  const outcome = await revertVerdict(change, coordinator, line.id)
  if (outcome.ok || outcome.error !== 'second') return outcome
  // Of one that waits already there is nothing else to say.
  return (await proposeRevert(change, coordinator, line)).ok ? ok(undefined) : outcome
}

/** Where one goes on once a line is taken back: to what waits again, if one came from there, else to the log. */
function afterwards(c: Context<AppEnv>, { subject, subjectId }: LogLine, to: string): string {
  const isItem = to === 'item' && subject !== 'photo' && isPublicId(subjectId)
  return isItem ? paths.deskAction(c.var.lang, subjectId, parseQueueFilter(c.req.query())) : paths.deskLog(c.var.lang)
}

/** Who the coordinators are is decided by who has just shown their passkey: a stolen cookie brings nobody back. */
function asksAgain(c: Context<AppEnv>, lines: readonly LogLine[]): boolean {
  return lines.some(({ subject }) => subject === 'coordinator') && !isJustSignedIn(c)
}

async function startReverting(
  c: Context<AppEnv>,
  lines: LogLine[],
  of: { ofId: number; since: number; everything: boolean },
) {
  const items = lines.map(({ id }) => ({ item: String(id), decision: 'revert' as const, revision: null }))
  const run = await startRun(c.var.change, c.var.coordinator, { kind: 'revert', ...of, items, reason: '' })
  return goOnWith(c, run, 0)
}

async function verdictPage(c: Context<AppEnv>, line: LogLine, refused: NotReverted | null) {
  const way = canRevert(line) ? await linesInTheWay(c, line) : []
  const why = refused ?? (way.length > 0 ? 'way' : null)
  return c.render(<VerdictPage line={line} way={way} refused={why} />)
}

/** What stands in the way, as far as it can be taken back itself: otherwise nothing is offered. */
async function linesInTheWay(c: Context<AppEnv>, line: LogLine): Promise<LogLine[]> {
  const way = await verdictsInTheWay(c.var, line)
  const lines = await Promise.all(way.map(({ id }) => findLine(c.var.db, id)))
  return lines.filter((each) => each !== null)
}

/** The line of the address, if it is in the coordinator's scope. */
async function lineIn(c: Context<AppEnv>): Promise<LogLine | null> {
  const id = c.req.param('id') ?? ''
  const line = isNumber(id) ? await findLine(c.var.db, Number(id)) : null
  const [seen] = line ? await inScope(c, [line]) : []
  return seen ?? null
}

function isNumber(text: string): boolean {
  return /^\d{1,15}$/.test(text)
}

function parsePosition(text: string): LogPosition | null {
  const [at = '', id = ''] = text.split('~')
  return isNumber(at) && isNumber(id) ? { at: Number(at), id: Number(id) } : null
}

/** Whose verdicts, and since when (UTC), from an address or a form. */
function parseOf({ by, since }: { by: string; since: string }): { by: number; since: number } | null {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(since) ? Date.parse(`${since}Z`) : Number.NaN
  return isNumber(by) && !Number.isNaN(at) ? { by: Number(by), since: at } : null
}
