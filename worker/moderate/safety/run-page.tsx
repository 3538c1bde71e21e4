import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { Lang } from '../../rules/languages.ts'
import { OUTCOMES, type RunProgress } from '../../rules/run.ts'
import type { ListedItem } from '../../store/run-items.ts'
import type { Run } from '../../store/runs.ts'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'
import { RunPlan } from './run-plan.tsx'

/** How far a run is, what came of each item, and going on with it. `ofName` is whose verdicts are taken back. */
export const RunPage: FC<{ run: Run; progress: RunProgress; items: ListedItem[]; ofName: string }> = ({
  run,
  progress,
  items,
  ofName,
}) => {
  const { lang, t, number } = useLocale()
  const words = t.safetyDesk.run
  const { total, left } = progress
  return (
    <DeskPage title={run.kind === 'revert' ? words.revert(ofName) : words.bulk}>
      <p>
        <strong>{words.progress(number(total - left), number(total))}</strong> {words.states[run.state]}
      </p>
      {items[0] ? <RunPlan plan={{ run, ofName, decision: items[0].decision }} /> : null}
      <progress max={total} value={total - left} aria-label={words.progress(number(total - left), number(total))} />
      {run.state === 'going' ? (
        <form method="post" action={paths.deskRun(lang, run.id)}>
          <button type="submit" class="button big">
            {words.goOn}
          </button>
        </form>
      ) : null}
      <ol class="rows run">
        {items.map((item) => {
          const outcome = OUTCOMES.find((each) => each === item.outcome)
          return (
            <li>
              <a href={linkOf(run, item, lang)}>
                <ItemName item={item} />
              </a>
              <span class={outcome && outcome !== 'done' ? 'tag alert' : 'tag'}>
                {outcome ? words.outcomes[outcome] : words.waits}
              </span>
            </li>
          )
        })}
      </ol>
    </DeskPage>
  )
}

/** The title, with what was decided where that is taken back; what has none is called by its name in the database. */
const ItemName: FC<{ item: ListedItem }> = ({ item: { title, line, item } }) => {
  const { log } = useLocale().t.safetyDesk
  const done = line && `${log.line(Number(item))} · ${log.subjects[line.subject]}: ${log.decisions[line.decision]}`
  return (
    <>
      {done}
      {done && title ? ' · ' : null}
      {title || !done ? <bdi>{title ?? item.replace(/^\w+:/, '')}</bdi> : null}
    </>
  )
}

function linkOf({ kind }: Run, { item }: ListedItem, lang: Lang): string {
  return kind === 'revert'
    ? paths.deskVerdict(lang, Number(item))
    : paths.deskAction(lang, item.slice(item.indexOf(':') + 1))
}
