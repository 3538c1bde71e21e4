import type { FC } from 'hono/jsx'
import type { DeskAction } from '../../rules/desk-action.ts'
import { direction } from '../../rules/languages.ts'
import { useLocale } from '../../ui/locale.ts'
import { Prose } from '../../ui/prose.tsx'

/** A report that waits, as it was written. */
export const WaitingReport: FC<{ action: DeskAction }> = ({ action: { waitingReport } }) => {
  const { t } = useLocale()
  if (!waitingReport) return null
  const { text, lang, turnoutFrom, turnoutTo, countedBy, links } = waitingReport
  return (
    <section class="report" lang={lang} dir={direction(lang)}>
      <h2>{t.action.report}</h2>
      {turnoutFrom !== null && turnoutTo !== null ? (
        <p>
          <strong>{t.action.turnoutRange(turnoutFrom, turnoutTo)}</strong>{' '}
          {countedBy ? t.action.countedBy[countedBy] : ''}
        </p>
      ) : null}
      <Prose text={text} lang={lang} />
      <Prose text={links.join('\n')} />
    </section>
  )
}
