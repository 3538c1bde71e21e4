import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type AppEnv, factory } from '../../app-env.ts'
import { dismissProposal, secondProposal, whyNotSecond } from '../../change/proposal.ts'
import { previewRevert } from '../../change/propose-revert.ts'
import { permitted, wantPasskey } from '../../middleware/coordinator-only.ts'
import { paths } from '../../paths.ts'
import { toDeskAction } from '../../rules/desk-action.ts'
import { findAction } from '../../store/actions.ts'
import { readDayTitles } from '../../store/day-titles.ts'
import { findProposal, type Proposal } from '../../store/proposals.ts'
import { readProgress } from '../../store/runs.ts'
import { readForm, typedText } from '../../ui/form.ts'
import { seesProposal } from '../in-scope.ts'
import { ProposalPage } from './proposal-page.tsx'
import { goOnWith, planOf } from './run-routes.tsx'

/** What waits for a second coordinator, and their answer. */
export const proposalRoutes = factory
  .createApp()
  .use(permitted('verdict'))
  .get('/:id', async (c) => {
    const proposal = await proposalIn(c)
    if (!proposal) return c.notFound()
    const [about, noSecond] = [await aboutOf(c, proposal), await whyNotSecond(c.var, proposal, c.var.coordinator)]
    return c.render(<ProposalPage proposal={proposal} noSecond={noSecond} {...about} />)
  })
  .post('/:id', async (c) => {
    const proposal = await proposalIn(c)
    if (!proposal) return c.notFound()
    const answer = typedText({ values: await readForm(c), errors: {} }, 'answer')
    if (answer !== 'second' && answer !== 'dismiss') throw new HTTPException(409)
    // Whoever seconds what is done to many things does it as much as who proposed it.
    if (answer === 'second' && proposal.runId !== null) wantPasskey(c)
    const give = answer === 'second' ? secondProposal : dismissProposal
    const outcome = await give(c.var.change, c.var.coordinator, proposal)
    if (!outcome.ok) throw new HTTPException(409)
    if (answer === 'second' && proposal.runId !== null) return goOnWith(c, proposal.runId, 0)
    return c.redirect(paths.desk(c.var.lang), 303)
  })

async function proposalIn(c: Context<AppEnv>): Promise<Proposal | null> {
  const id = c.req.param('id') ?? ''
  const proposal = /^\d{1,15}$/.test(id) ? await findProposal(c.var.db, { id: Number(id) }) : null
  return proposal && (await seesProposal(c, proposal)) ? proposal : null
}

/** What a proposal is about, and what would become of it. */
async function aboutOf(c: Context<AppEnv>, { actionId, runId, verdict }: Proposal) {
  const { db, now, lang } = c.var
  const record = actionId === null ? null : await findAction(db, actionId)
  const progress = runId === null ? null : await readProgress(db, runId)
  const action = record && toDeskAction(record, now)
  const plan = runId === null ? null : await planOf(c, runId)
  const named = [...(action?.fields.days ?? []), ...(action?.change?.days ?? [])]
  const titles = await readDayTitles(db, named, lang)
  const merged = verdict?.decision === 'merge' ? await findAction(db, verdict.keptId) : null
  const kept = merged && toDeskAction(merged, now)
  const before = verdict?.decision === 'revert' ? await previewRevert(c.var, verdict.verdictId) : null
  const restored = before && toDeskAction({ ...before, waitingChange: null }, now)
  return { action, kept, restored, plan, titles, items: progress?.total ?? 0 }
}
