import type { FC } from 'hono/jsx'
import type { NamedPerson } from '../../rules/person.ts'
import { textIn } from '../../rules/text-in.ts'
import { Choices } from '../../ui/choices.tsx'
import { blankForm } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'

type NamePersonsProps = {
  title: string
  action: string
  persons: readonly NamedPerson[]
  chosen: string[]
  revision?: number
}

/** Says whom a day or an action is for. */
export const NamePersonsPage: FC<NamePersonsProps> = ({ title, action, persons, chosen, revision }) => {
  const { lang, t } = useLocale()
  const options = persons.map(({ slug, names }) => ({ value: slug, label: textIn(names, lang).name }))
  return (
    <DeskPage title={title}>
      {options.length === 0 ? <p class="nothing">{t.persons.desk.nobody}</p> : null}
      <form method="post" action={action} class="long-form">
        {revision === undefined ? null : <input type="hidden" name="revision" value={String(revision)} />}
        <Choices
          form={blankForm()}
          name="persons"
          label={title}
          hint={t.persons.desk.forHint}
          type="checkbox"
          options={options}
          chosen={chosen}
        />
        <p>
          <button type="submit" class="button">
            {t.persons.desk.save}
          </button>
        </p>
      </form>
    </DeskPage>
  )
}
