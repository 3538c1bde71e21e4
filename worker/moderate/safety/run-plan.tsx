import type { FC } from 'hono/jsx'
import type { RunDecision } from '../../rules/run.ts'
import type { Run } from '../../store/runs.ts'
import { useLocale } from '../../ui/locale.ts'
import { Prose } from '../../ui/prose.tsx'

/** What is done to many things, with the reason that their organizers get; `ofName` is whose verdicts are taken back. */
export type Plan = { run: Run; decision: RunDecision; ofName: string }

/** The same in words: nobody is to agree to what they do not see. */
export const RunPlan: FC<{ plan: Plan }> = ({ plan: { run, decision, ofName } }) => {
  const { bulk, run: words } = useLocale().t.safetyDesk
  return (
    <div class="notice alert">
      <strong>{decision === 'revert' ? words.revert(ofName) : bulk[decision]}</strong>
      {run.reason ? <Prose text={run.reason} /> : null}
    </div>
  )
}
