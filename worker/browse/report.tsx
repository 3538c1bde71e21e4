import type { FC } from 'hono/jsx'
import type { PublicReport } from '../rules/public-action.ts'
import { textIn } from '../rules/text-in.ts'
import { useLocale } from '../ui/locale.ts'
import { OutsideLinks, Prose } from '../ui/prose.tsx'
import { Versions } from '../ui/versions.tsx'

/** What became of an action, in its organizers' words. */
export const Report: FC<{ report: PublicReport }> = ({ report: { texts, turnout, links } }) => {
  const { lang, t } = useLocale()
  const shown = textIn(texts, lang)
  return (
    <section class="report">
      <h2>{t.action.report}</h2>
      <Turnout turnout={turnout} />
      <Prose text={shown.text} lang={shown.lang} />
      <Versions versions={texts} />
      {links.length > 0 ? (
        <>
          <h3>{t.action.reportLinks}</h3>
          <OutsideLinks urls={links} />
        </>
      ) : null}
    </section>
  )
}

/** How many came, and who counted; nothing where nobody has. */
export const Turnout: FC<Pick<PublicReport, 'turnout'>> = ({ turnout }) => {
  const { t } = useLocale()
  if (!turnout) return null
  return (
    <p class="turnout">
      <strong>{t.action.turnoutRange(turnout.from, turnout.to)}</strong>{' '}
      {turnout.countedBy ? t.action.countedBy[turnout.countedBy] : null}
    </p>
  )
}
