import type { FC } from 'hono/jsx'
import { suggestionDiff } from '../rules/suggestion-diff.ts'
import { useLocale } from '../ui/locale.ts'

/** What an organizer changed of the text that a day suggests; nothing where no day of theirs suggests one. */
export const SuggestionChanges: FC<{ suggested: readonly string[]; written: string }> = ({ suggested, written }) => {
  const { t } = useLocale()
  const words = t.dayKit.desk
  return (
    <>
      {suggested.map((text) => (
        <section class="suggestion">
          <h2>{words.changesFrom}</h2>
          {text === written ? (
            <p class="fine">{words.asSuggested}</p>
          ) : (
            <p class="pre-line" dir="auto">
              {suggestionDiff(text, written).map(({ kind, text: part }) => {
                if (kind === 'added') return <ins>{part}</ins>
                return kind === 'left' ? <del>{part}</del> : part
              })}
            </p>
          )}
        </section>
      ))}
    </>
  )
}
