import type { FC } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../../app-env.ts'
import { paths } from '../../paths.ts'
import type { DayTitles } from '../../rules/day-title.ts'
import type { DeskAction } from '../../rules/desk-action.ts'
import { ANSWER_WITHIN_MS, type NoSecond } from '../../rules/second.ts'
import type { Proposal } from '../../store/proposals.ts'
import { ActionFacts } from '../../ui/action-facts.tsx'
import { momentText } from '../../ui/date-text.ts'
import { useLocale } from '../../ui/locale.ts'
import { Prose } from '../../ui/prose.tsx'
import { DeskPage } from '../desk-page.tsx'
import { ChangesTable } from '../queue/changes-table.tsx'
import { type Plan, RunPlan } from './run-plan.tsx'

type ProposalPageProps = {
  proposal: Proposal
  /** What it is about; null where it is about many things, `items` of them. */
  action: DeskAction | null
  /** The action that stays of a merge; else null. */
  kept: DeskAction | null
  /** What it is about as it would be once a verdict is taken back; else null. */
  restored: DeskAction | null
  items: number
  plan: Plan | null
  /** Why who reads it does not second it; null where they may. */
  noSecond: NoSecond | null
  titles: DayTitles
}
/** What a coordinator wants to do, in sight of who is to agree. */
export const ProposalPage: FC<ProposalPageProps> = ({
  proposal,
  action,
  kept,
  restored,
  items,
  plan,
  noSecond,
  titles,
}) => {
  const { lang, t } = useLocale()
  const words = t.safetyDesk.second
  const { runId, verdict } = proposal
  const cancels = verdict?.decision === 'cancel' ? verdict : null
  return (
    <DeskPage title={action ? action.fields.text.title : words.one}>
      <p class="notice">
        {words.proposedBy(proposal.coordinator, momentText(proposal.at, 'UTC', lang))}{' '}
        {action ? words[whyTwo(proposal)] : words.many(items)}
      </p>
      {cancels ? (
        <div class="notice alert">
          <strong>{t.action.reason}</strong>
          <Prose text={cancels.reason} />
        </div>
      ) : null}
      {plan ? <RunPlan plan={plan} /> : null}
      <Answers proposal={proposal} noSecond={noSecond} />
      {runId === null ? null : (
        <p>
          <a href={paths.deskRun(lang, runId)}>{words.look}</a>
        </p>
      )}
      {action?.change && !cancels && !kept && !restored ? <ChangesTable action={action} titles={titles} /> : null}
      {action ? <Version action={action} title={t.desk.publicVersion} /> : null}
      {restored ? <Version action={restored} title={words.after} /> : null}
      {kept ? <Version action={kept} title={words.leadsTo(kept.fields.text.title)} /> : null}
    </DeskPage>
  )
}

/** Why one coordinator alone does not decide on an action. */
function whyTwo({ verdict, finer }: Proposal): 'cancels' | 'merges' | 'announces' | 'takesBack' | 'finer' | 'late' {
  if (verdict?.decision === 'cancel') return 'cancels'
  if (verdict?.decision === 'merge') return 'merges'
  if (verdict?.decision === 'restore') return 'announces'
  if (verdict?.decision === 'revert') return 'takesBack'
  return finer ? 'finer' : 'late'
}

/** An action as the public sees it, with the way to it at the desk. */
const Version: FC<{ action: DeskAction; title: string }> = ({ action, title }) => {
  const { lang, t } = useLocale()
  return (
    <section class="preview">
      <h2 dir="auto">{title}</h2>
      <ActionFacts action={action.preview} />
      <p>
        <a href={paths.deskAction(lang, action.id)}>{t.safetyDesk.second.look}</a>
      </p>
    </section>
  )
}

const Answers: FC<{ proposal: Proposal; noSecond: NoSecond | null }> = ({ proposal, noSecond }) => {
  const { lang, t } = useLocale()
  const { coordinator } = useRequestContext<AppEnv>().var
  const words = t.safetyDesk.second
  const isOwn = proposal.coordinatorId === coordinator.id
  const from = momentText(proposal.at + ANSWER_WITHIN_MS, 'UTC', lang)
  return (
    <form method="post" action={paths.deskProposal(lang, proposal.id)} class="decision">
      {isOwn ? <p>{proposal.finer ? words.neverAlone : words.aloneFrom(from)}</p> : null}
      {noSecond === 'invited' ? <p>{words.invited}</p> : null}
      <p class="buttons">
        {noSecond === null ? (
          <button type="submit" name="answer" value="second" class="button big">
            {isOwn ? words.alone : words.agree}
          </button>
        ) : null}
        <button type="submit" name="answer" value="dismiss" class="button danger">
          {isOwn ? words.takeBack : words.refuse}
        </button>
      </p>
    </form>
  )
}

/** What waits for a second coordinator, above all that waits; nothing where nothing does. */
export const ProposalsPanel: FC<{ proposals: Proposal[] }> = ({ proposals }) => {
  const { lang, t } = useLocale()
  const words = t.safetyDesk.second
  if (proposals.length === 0) return null
  return (
    <section class="notice alert proposals">
      <h2>{words.title}</h2>
      <ul>
        {proposals.map((proposal) => (
          <li>
            <a href={paths.deskProposal(lang, proposal.id)}>
              <bdi>{proposal.title ?? t.safetyDesk.bulk.title}</bdi>
            </a>
            {': '}
            {words.proposedBy(proposal.coordinator, momentText(proposal.at, 'UTC', lang))}
          </li>
        ))}
      </ul>
    </section>
  )
}
