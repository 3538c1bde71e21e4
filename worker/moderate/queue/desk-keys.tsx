import type { FC } from 'hono/jsx'
import { useLocale } from '../../ui/locale.ts'

/** The keys of the queue, shown by the island `desk-queue.ts` alone, and a way to turn them off (WCAG 2.1.4). */
export const DeskKeys: FC = () => {
  const { t } = useLocale()
  const { keys } = t.queue
  const rows = [
    ['j', keys.next],
    ['k', keys.previous],
    ['Enter', keys.open],
    ['p', keys.publish],
    ['r', keys.reject],
    ['c', keys.cancel],
    ['a', keys.ask],
    ['m', keys.merge],
    ['t', t.queue.claims.take],
    ['?', keys.help],
  ] as const
  return (
    <>
      <p class="desk-keys" data-needs-script="" hidden>
        <button type="button" class="button quiet" data-keys-open="">
          {keys.button} <kbd>?</kbd>
        </button>
      </p>
      <dialog class="desk-keys-dialog" aria-labelledby="keys-title">
        <h2 id="keys-title">{keys.title}</h2>
        <dl>
          {rows.map(([key, name]) => (
            <div>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{name}</dd>
            </div>
          ))}
        </dl>
        <label class="choice">
          <input type="checkbox" data-keys-on="" checked /> <span>{keys.on}</span>
        </label>
        <form method="dialog">
          <button type="submit" class="button">
            {keys.close}
          </button>
        </form>
      </dialog>
    </>
  )
}
