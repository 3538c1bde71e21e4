import type { FC } from 'hono/jsx'
import type { DayTitles } from '../../rules/day-title.ts'
import type { DeskAction } from '../../rules/desk-action.ts'
import { direction } from '../../rules/languages.ts'
import { textIn } from '../../rules/text-in.ts'
import { Fact } from '../../ui/action-facts.tsx'
import { fieldLines, lineNames } from '../../ui/field-lines.ts'
import { useLocale } from '../../ui/locale.ts'
import { Prose } from '../../ui/prose.tsx'

/** The words of an action as the public reads them, or would. */
export const Preview: FC<{ action: DeskAction }> = ({ action: { preview } }) => {
  const { lang } = useLocale()
  const { title, summary, lang: textLang } = textIn(preview.texts, lang)
  return (
    <>
      <h3 lang={textLang} dir={direction(textLang)}>
        {title}
      </h3>
      <Prose text={summary} lang={textLang} />
    </>
  )
}

/** All that was typed of an action, line by line. */
export const AsTyped: FC<{ action: DeskAction; titles: DayTitles }> = ({ action: { fields }, titles }) => {
  const { lang, t } = useLocale()
  const lines = fieldLines(fields, lang, t, titles)
  const names = lineNames(lines).filter((name) => lines[name] !== '')
  return (
    <dl class="facts dense">
      {names.map((name) => (
        <Fact name={t.fields[name]}>
          <span dir="auto" class="pre-line">
            {lines[name]}
          </span>
        </Fact>
      ))}
    </dl>
  )
}
