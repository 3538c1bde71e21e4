import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import { ROLES } from '../../rules/coordinator.ts'
import type { TeamField } from '../../rules/team.ts'
import { textIn } from '../../rules/text-in.ts'
import type { Day } from '../../store/days.ts'
import { Choices } from '../../ui/choices.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Form, typedBoxes } from '../../ui/form.ts'
import { ErrorSummary, Fold } from '../../ui/form-parts.tsx'
import { useLocale } from '../../ui/locale.ts'
import { countryOptions, languageOptions } from '../../ui/options.ts'

type TeamFormProps = { form: Form<TeamField>; days: Day[]; action: string; button: string; isNew?: boolean }

/** What a coordinator may do, and where. The name is asked once. */
export const TeamForm: FC<TeamFormProps> = ({ form, days, action, button, isNew = false }) => {
  const { lang, t } = useLocale()
  const words = t.signIn.team
  const labels = {
    ...{ name: words.name, role: words.role },
    ...{ country: words.countries, language: words.languages, day: words.days },
  }
  const limits = [
    { name: 'country', label: words.countries, options: countryOptions(lang) },
    { name: 'language', label: words.languages, options: languageOptions(lang) },
    {
      name: 'day',
      label: words.days,
      options: days.map(({ slug, texts }) => ({ value: slug, label: textIn(texts, lang).title })),
    },
  ].filter(({ options }) => options.length > 0)
  return (
    <form method="post" action={action} class="long-form team-form" novalidate>
      <ErrorSummary form={form} labels={labels} />
      {isNew ? <TextField form={form} name="name" label={words.name} hint={words.nameHint} /> : null}
      <Choices
        form={form}
        name="role"
        label={words.role}
        type="radio"
        chosen={typedBoxes(form, 'role')}
        options={ROLES.map((role) => ({ value: role, label: `${words.roles[role]}: ${words.roleHints[role]}` }))}
      />
      <h3>{words.limits}</h3>
      <p class="hint">{words.limitsHint}</p>
      {limits.map(({ name, label, options }) => (
        <Fold form={form} title={label} names={[name]}>
          <Choices
            form={form}
            name={name}
            label={label}
            type="checkbox"
            chosen={typedBoxes(form, name)}
            options={options}
          />
        </Fold>
      ))}
      <p>
        <button type="submit" class="button big">
          {button}
        </button>
        {isNew ? null : (
          <>
            {' '}
            <a class="button quiet" href={paths.deskTeam(lang)}>
              {words.title}
            </a>
          </>
        )}
      </p>
    </form>
  )
}
