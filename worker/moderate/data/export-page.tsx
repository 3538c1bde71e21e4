import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import { KINDS } from '../../rules/kinds.ts'
import { textIn } from '../../rules/text-in.ts'
import type { Day } from '../../store/days.ts'
import { Select, TextField } from '../../ui/field.tsx'
import { blankForm } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import { countryOptions, languageOptions } from '../../ui/options.ts'
import { DeskPage } from '../desk-page.tsx'

/** The formats of what everybody may see. */
const FORMATS = ['csv', 'geojson', 'ics'] as const

/** What is to be taken out, and how. `hasHidden` offers the table with all that is hidden. */
export const ExportPage: FC<{ days: Day[]; hasHidden: boolean }> = ({ days, hasHidden }) => {
  const { lang, t } = useLocale()
  const { exports: words, imports, submit: s } = t
  const form = blankForm()
  return (
    <DeskPage title={words.title}>
      <p class="lead">{words.intro}</p>
      <form method="get" action={paths.deskExportFile(lang)} class="long-form">
        <div class="row">
          <Select
            form={form}
            name="day"
            label={s.days}
            blank={words.any}
            options={days.map(({ slug, texts }) => ({ value: slug, label: textIn(texts, lang).title }))}
          />
          <Select form={form} name="country" label={s.country} blank={words.any} options={countryOptions(lang)} />
        </div>
        <div class="row">
          <Select
            form={form}
            name="kind"
            label={s.kind}
            blank={words.any}
            options={KINDS.map((value) => ({ value, label: t.kinds[value] }))}
          />
          <Select form={form} name="language" label={s.lang} blank={words.any} options={languageOptions(lang)} />
        </div>
        <div class="row">
          <TextField form={form} name="from" label={words.from} type="date" optional />
          <TextField form={form} name="to" label={words.to} type="date" optional />
        </div>
        <h2>{words.publicTitle}</h2>
        <p class="hint">{words.publicHint}</p>
        <p class="buttons">
          {FORMATS.map((format) => (
            <>
              <button type="submit" class="button" name="format" value={format}>
                {words.formats[format]}
              </button>{' '}
            </>
          ))}
        </p>
        {hasHidden ? (
          <>
            <h2>{words.hiddenTitle}</h2>
            <p class="hint">{words.hiddenHint}</p>
            <p>
              <button type="submit" class="button quiet" formmethod="post" formaction={paths.deskExportHidden(lang)}>
                {words.hidden}
              </button>
            </p>
          </>
        ) : null}
      </form>
      <p>
        <a href={paths.deskImports(lang)}>{imports.title}</a>
      </p>
    </DeskPage>
  )
}
