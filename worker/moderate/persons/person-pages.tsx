import type { FC } from 'hono/jsx'
import { languageName } from '../../cities/names.ts'
import { paths } from '../../paths.ts'
import { direction, SITE_LANGS } from '../../rules/languages.ts'
import type { NamedPerson, Person } from '../../rules/person.ts'
import type { PersonField } from '../../rules/person-fields.ts'
import { textIn } from '../../rules/text-in.ts'
import { FileField, TextArea, TextField } from '../../ui/field.tsx'
import type { Form } from '../../ui/form.ts'
import { ErrorSummary } from '../../ui/form-parts.tsx'
import { useLocale } from '../../ui/locale.ts'
import { Prose } from '../../ui/prose.tsx'
import { DeskPage } from '../desk-page.tsx'
import { LanguageTexts } from '../language-texts.tsx'

/** All persons, to be changed, and the way to a new one. */
export const DeskPeoplePage: FC<{ persons: readonly NamedPerson[] }> = ({ persons }) => {
  const { lang, t } = useLocale()
  return (
    <DeskPage title={t.persons.desk.title}>
      <p>
        <a class="button" href={paths.deskNewPerson(lang)}>
          {t.persons.desk.add}
        </a>
      </p>
      <p class="fine">{t.persons.desk.count(persons.length)}</p>
      <ul class="rows">
        {persons.map(({ slug, names }) => {
          const { name, lang: language } = textIn(names, lang)
          return (
            <li>
              <a href={paths.deskPerson(lang, slug)} lang={language} dir={direction(language)}>
                {name}
              </a>
            </li>
          )
        })}
      </ul>
    </DeskPage>
  )
}

type PersonFormProps = { form: Form<PersonField>; person: Person | null; stale?: boolean }

/** Adds a person, or changes one. Where somebody was faster, what is stored now stands above what was typed. */
export const PersonFormPage: FC<PersonFormProps> = ({ form, person, stale = false }) => {
  const { lang, t } = useLocale()
  const words = t.persons.desk
  const texts = SITE_LANGS.flatMap((each) => [
    [`name_${each}`, `${words.name}: ${languageName(each, lang)}`],
    [`about_${each}`, `${words.about}: ${languageName(each, lang)}`],
  ])
  const labels: Record<string, string> = {
    slug: words.slug,
    original: words.original,
    ...Object.fromEntries(texts),
    photo: words.portrait,
    credit: words.credit,
  }
  return (
    <DeskPage title={person ? words.edit : words.add} scripts={['form.js']}>
      {stale && person ? <StoredNow person={person} /> : null}
      <form
        method="post"
        action={person ? paths.deskPerson(lang, person.slug) : paths.deskNewPerson(lang)}
        enctype="multipart/form-data"
        class="long-form"
        novalidate
      >
        <ErrorSummary form={form} labels={labels} />
        <input type="hidden" name="revision" value={String(person?.revision ?? 0)} />
        {person ? null : <TextField form={form} name="slug" label={words.slug} hint={words.slugHint} dir="ltr" />}
        <LanguageTexts
          form={form}
          label={words.original}
          words={['name', 'about']}
          fields={(each) => (
            <>
              <TextField form={form} name={`name_${each}`} label={words.name} />
              <TextArea form={form} name={`about_${each}`} label={words.about} rows={6} optional />
            </>
          )}
        />
        <FileField
          form={form}
          name="photo"
          label={words.portrait}
          hint={words.portraitHint}
          accept="image/jpeg,image/png,image/webp"
        />
        <TextField form={form} name="credit" label={words.credit} optional />
        <p>
          <button type="submit" class="button big">
            {words.save}
          </button>
        </p>
      </form>
      {person ? <RemovePerson slug={person.slug} /> : null}
    </DeskPage>
  )
}

const StoredNow: FC<{ person: Person }> = ({ person: { texts } }) => {
  const { t } = useLocale()
  return (
    <div class="notice alert" role="alert">
      <p>{t.persons.desk.stale}</p>
      <h2>{t.persons.desk.now}</h2>
      {texts.map(({ lang, name, about }) => (
        <div lang={lang} dir={direction(lang)}>
          <strong>{name}</strong>
          <Prose text={about} lang={lang} />
        </div>
      ))}
    </div>
  )
}

const RemovePerson: FC<{ slug: string }> = ({ slug }) => {
  const { lang, t } = useLocale()
  return (
    <details class="part">
      <summary>{t.persons.desk.remove}</summary>
      <p>{t.persons.desk.removeSure}</p>
      <form method="post" action={paths.deskPerson(lang, slug, 'delete')}>
        <button type="submit" class="button danger">
          {t.persons.desk.remove}
        </button>
      </form>
    </details>
  )
}
