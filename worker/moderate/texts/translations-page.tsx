import type { FC } from 'hono/jsx'
import { languageName } from '../../cities/names.ts'
import { paths } from '../../paths.ts'
import { direction, type TextLang } from '../../rules/languages.ts'
import type { Translated } from '../../rules/translation.ts'
import type { Untranslated, UntranslatedPart } from '../../store/untranslated.ts'
import { Select } from '../../ui/field.tsx'
import { blankForm } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import { languageOptions } from '../../ui/options.ts'
import { DeskPage } from '../desk-page.tsx'

type TranslationsPageProps = {
  into: TextLang
  actions: UntranslatedPart
  days: Untranslated[]
  reports: UntranslatedPart
  saved: boolean
}

/** What is not translated into a language, the soonest first. */
export const TranslationsPage: FC<TranslationsPageProps> = ({ into, actions, days, reports, saved }) => {
  const { lang, t } = useLocale()
  const words = t.translations.desk
  const lists = [
    { of: 'action', heading: words.actions, items: actions.items, more: actions.more && { actions: actions.more } },
    { of: 'day', heading: words.days, items: days, more: null },
    { of: 'report', heading: words.reports, items: reports.items, more: reports.more && { reports: reports.more } },
  ] as const
  const isDone = lists.every(({ items, more }) => items.length === 0 && !more)
  return (
    <DeskPage title={words.title}>
      {saved ? (
        <p class="notice" role="status">
          {t.desk.saved}
        </p>
      ) : null}
      <p class="lead">{words.lead}</p>
      <form method="get" action={paths.deskTranslations(lang)} class="row">
        <Select
          form={blankForm({ into })}
          name="into"
          label={words.language}
          blank={t.submit.choose}
          options={languageOptions(lang)}
        />
        <p>
          <button type="submit" class="button quiet">
            {words.show}
          </button>
        </p>
      </form>
      {isDone ? <p class="nothing">{words.nothing}</p> : null}
      {lists.map(({ of, heading, items, more }) =>
        items.length > 0 || more ? (
          <section>
            <h2>{heading}</h2>
            <ul class="rows">
              {items.map((item) => (
                <Row of={of} item={item} into={into} />
              ))}
            </ul>
            {more ? (
              <p>
                <a class="button quiet" href={paths.deskTranslations(lang, { into, ...more })}>
                  {words.more}
                </a>
              </p>
            ) : null}
          </section>
        ) : null,
      )}
    </DeskPage>
  )
}

const Row: FC<{ of: Translated; item: Untranslated; into: string }> = ({ of, item, into }) => {
  const { lang, t } = useLocale()
  const words = t.translations.desk
  return (
    <li>
      <a href={paths.deskTranslation(lang, { of, id: item.id, into })} lang={item.lang} dir={direction(item.lang)}>
        {item.title}
      </a>
      <span class="fine">{words.from(languageName(item.lang, lang))}</span>
      {item.outdated ? <span class="tag alert">{words.outdated}</span> : null}
    </li>
  )
}
