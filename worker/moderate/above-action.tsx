import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { AppEnv } from '../app-env.ts'
import { flaggedItem } from '../rules/flag.ts'
import { readFlags } from '../store/flags.ts'
import { findProposal } from '../store/proposals.ts'
import { FlagNote } from './flags-page.tsx'
import { ProposalsPanel } from './proposal-page.tsx'

/** What is to be known before anything is decided on an action: what is proposed already, and what visitors say is wrong. */
export async function aboveAction(c: Context<AppEnv>, actionId: string): Promise<Child> {
  const proposal = await findProposal(c.var.db, { actionId })
  const [flag] = await readFlags(c.var.db, [flaggedItem({ action: actionId })])
  return (
    <>
      <ProposalsPanel proposals={proposal ? [proposal] : []} />
      {flag ? <FlagNote flag={flag} /> : null}
    </>
  )
}
