import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { AppEnv } from '../../app-env.ts'
import type { ActionRecord } from '../../rules/action-record.ts'
import { toDeskAction } from '../../rules/desk-action.ts'
import { flaggedItem } from '../../rules/flag.ts'
import type { Claim } from '../../store/claims.ts'
import { readFlags } from '../../store/flags.ts'
import { findProposal } from '../../store/proposals.ts'
import { NoticeForms } from '../notices/notice-forms.tsx'
import { FlagNote } from '../safety/flag-note.tsx'
import { ProposalsPanel } from '../safety/proposal-page.tsx'

/**
 * What is to be known before anything is decided on an action: what is proposed already, what visitors say is wrong, and what
 * its organizers have to say at once.
 */
export async function aboveAction(c: Context<AppEnv>, record: ActionRecord, claim: Claim | null): Promise<Child> {
  const { id: actionId, notices } = record
  // While it is cancelled or taken down nobody is shown a notice of it, and nothing of that is to be decided.
  const isShown = record.status === 'published'
  const proposal = await findProposal(c.var.db, { actionId })
  const [flag] = await readFlags(c.var.db, [flaggedItem({ action: actionId })])
  return (
    <>
      <ProposalsPanel proposals={proposal ? [proposal] : []} />
      {flag ? <FlagNote flag={flag} /> : null}
      {isShown ? (
        <NoticeForms action={toDeskAction(record, c.var.now)} notices={notices} of="pending" claim={claim} />
      ) : null}
    </>
  )
}
