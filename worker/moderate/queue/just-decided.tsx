import type { Context } from 'hono'
import type { Child, FC } from 'hono/jsx'
import type { AppEnv } from '../../app-env.ts'
import { canRevert } from '../../change/revert.ts'
import { paths } from '../../paths.ts'
import { isPublicId } from '../../rules/secret.ts'
import { parseQueueFilter, type QueueFilter } from '../../rules/waiting.ts'
import { type LogLine, listLog } from '../../store/verdict-log.ts'
import { useLocale } from '../../ui/locale.ts'

/**
 * What this coordinator has just decided, where the address of the next page names it (`done`, an action's id): after a
 * verdict the next thing stands there at once, and who pressed the wrong button would not know on what.
 */
export async function justDecided(c: Context<AppEnv>): Promise<Child> {
  const done = c.req.query('done') ?? ''
  const [line] = isPublicId(done) ? await listLog(c.var.db, { subjectId: done, limit: 1 }) : []
  // The words of another's verdict are none of this one's: it may be of somewhere else.
  return line && line.coordinatorId === c.var.coordinator.id ? (
    <JustDecided line={line} filter={parseQueueFilter(c.req.query())} />
  ) : null
}

const JustDecided: FC<{ line: LogLine; filter: QueueFilter }> = ({ line, filter }) => {
  const { lang, t } = useLocale()
  return (
    <div class="notice just-decided" role="status">
      <span>
        <bdi>{line.title}</bdi>: {t.queue.decisions[line.decision]}
      </span>
      {canRevert(line) ? (
        <form method="post" action={paths.deskVerdict(lang, line.id, filter)}>
          <input type="hidden" name="to" value="item" />
          <button type="submit" class="button quiet">
            {t.safetyDesk.revert.button}
          </button>
        </form>
      ) : null}
    </div>
  )
}
