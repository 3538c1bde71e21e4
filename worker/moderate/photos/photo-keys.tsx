import type { FC } from 'hono/jsx'
import { useLocale } from '../../ui/locale.ts'

/** The keys of the page, shown by the island `desk-photos.ts` alone, and a way to turn them off (WCAG 2.1.4). */
export const PhotoKeys: FC = () => {
  const { t } = useLocale()
  const words = t.photoDesk.desk
  const { keyNames, arrows, enter } = words
  const rows: [keys: string[], name: string][] = [
    [['j', arrows.next], keyNames.next],
    [['k', arrows.previous], keyNames.previous],
    [['a', enter], keyNames.publish],
    [['r'], keyNames.refuse],
    [['c'], keyNames.cover],
    [['?'], keyNames.help],
  ]
  return (
    <>
      <p class="desk-keys" data-needs-script="" hidden>
        <button type="button" class="button quiet" data-keys-open="">
          {words.keys} <kbd>?</kbd>
        </button>
        <span role="status" data-says-here="" />
      </p>
      <dialog class="desk-keys-dialog" aria-labelledby="keys-title">
        <h2 id="keys-title">{words.keysTitle}</h2>
        <dl>
          {rows.map(([keys, name]) => (
            <div>
              <dt>
                {keys.map((key, index) => (
                  <>
                    {index > 0 ? ` ${words.orKey} ` : null}
                    <kbd>{key}</kbd>
                  </>
                ))}
              </dt>
              <dd>{name}</dd>
            </div>
          ))}
        </dl>
        <label class="choice">
          <input type="checkbox" data-keys-on="" checked /> <span>{words.keysOn}</span>
        </label>
        <form method="dialog">
          <button type="submit" class="button">
            {words.keysClose}
          </button>
        </form>
      </dialog>
    </>
  )
}
