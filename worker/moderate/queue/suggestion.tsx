import type { FC } from 'hono/jsx'
import { suggestionDiff } from '../../rules/suggestion-diff.ts'
import { useLocale } from '../../ui/locale.ts'

/** What an organizer changed of the text that a day suggests; nothing where no day of theirs suggests one. */
export const SuggestionChanges: FC<{ suggested: readonly string[]; written: string }> = ({ suggested, written }) => {
  const { t } = useLocale()
  const words = t.dayKit.desk
  return (
    <>
      {suggested.map((text) => (
        <section class="suggestion">
          <h2>{words.changesFrom}</h2>
          {text === written || isTheirOwn(text, written) ? (
            <p class="fine">{text === written ? words.asSuggested : words.theirOwn}</p>
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

/** Of so little that two texts share, no comparison is read any more. */
const SHARED_AT_LEAST = 0.4

/** Whether a text has next to nothing of the one that was suggested: they then wrote their own. */
function isTheirOwn(suggested: string, written: string): boolean {
  const same = suggestionDiff(suggested, written).filter(({ kind }) => kind === 'same')
  return lettersIn(same.map(({ text }) => text).join('')) < SHARED_AT_LEAST * lettersIn(written)
}

/** How many characters a text has besides its blanks. */
function lettersIn(text: string): number {
  return text.replace(/\s+/g, '').length
}
