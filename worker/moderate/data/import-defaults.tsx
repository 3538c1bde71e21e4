import type { FC } from 'hono/jsx'
import { KINDS } from '../../rules/kinds.ts'
import { TIERS } from '../../rules/location-tier.ts'
import { textIn } from '../../rules/text-in.ts'
import type { Day } from '../../store/days.ts'
import { Select, TextField } from '../../ui/field.tsx'
import type { Form } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import { countryOptions, languageOptions, zoneOptions } from '../../ui/options.ts'

/** What is chosen for all rows of a table, or all events of a calendar, that say nothing themselves. */
export const DefaultFields: FC<{ form: Form; days: Day[] }> = ({ form, days }) => {
  const { lang, t } = useLocale()
  const { submit: s, imports } = t
  const kinds = KINDS.map((value) => ({ value, label: t.kinds[value] }))
  const tiers = TIERS.map((value) => ({ value, label: s.tiers[value] }))
  const dayOptions = days.map(({ slug, texts }) => ({ value: slug, label: textIn(texts, lang).title }))
  return (
    <fieldset class="part">
      <legend>{imports.forAll}</legend>
      <div class="row">
        <Select form={form} name="lang" label={s.lang} blank={s.choose} options={languageOptions(lang)} />
        <Select form={form} name="kind" label={s.kind} blank={s.choose} options={kinds} />
      </div>
      <Select form={form} name="tier" label={s.tier} blank={s.choose} options={tiers} />
      <div class="row">
        <Select form={form} name="day" label={s.days} blank={imports.anyDay} options={dayOptions} />
        <Select
          form={form}
          name="country"
          label={s.country}
          blank={imports.anyCountry}
          options={countryOptions(lang)}
        />
      </div>
      <TextField form={form} name="city" label={s.city} optional />
      <Select form={form} name="zone" label={s.zone} blank={imports.anyZone} options={zoneOptions()} />
    </fieldset>
  )
}
