import type { FC } from 'hono/jsx'
import { allCities, cityName } from '../cities/cities.ts'
import { knownCountries } from '../cities/known.ts'
import type { Messages } from '../messages/messages.ts'
import type { ActionField } from '../rules/action-fields.ts'
import { ATTENDANCES, KINDS, STEP_FREE } from '../rules/kinds.ts'
import { type Lang, TEXT_LANGS } from '../rules/languages.ts'
import { TIERS } from '../rules/location-tier.ts'
import { textIn } from '../rules/text-in.ts'
import type { Day } from '../store/days.ts'
import { dateRangeText } from './date-text.ts'
import { Checkbox, Choices, Select, TextArea, TextField } from './field.tsx'
import { type Form, typedBoxes, typedText } from './form.ts'
import { useLocale } from './locale.ts'
import { countryName, languageName } from './names.ts'

type Part = { form: Form<ActionField> }

/** The fields of an action, for registering and for editing one. `days` are those that may be chosen. */
export const ActionFormFields: FC<Part & { days: Day[] }> = ({ form, days }) => (
  <>
    <What form={form} days={days} />
    <WhenFields form={form} />
    <WhereFields form={form} />
    <AccessFields form={form} />
  </>
)

/** The names of the fields, for the list of what is to be put right. */
export function actionFieldLabels(t: Messages): Record<ActionField, string> {
  const { submit: s, access } = t
  return {
    title: s.actionTitle,
    summary: s.summary,
    lang: s.lang,
    kind: s.kind,
    attendance: s.attendance,
    days: s.days,
    groups: s.groups,
    allDay: s.allDay,
    startDate: s.startDate,
    startTime: s.startTime,
    endDate: s.endDate,
    endTime: s.endTime,
    zone: s.zone,
    country: s.country,
    city: s.city,
    neighbourhood: s.neighbourhood,
    venue: s.venue,
    address: s.address,
    lat: s.lat,
    lon: s.lon,
    tier: s.tier,
    revealDate: s.revealDate,
    revealTime: s.revealTime,
    joinUrl: s.joinUrl,
    linkUrl: s.linkUrl,
    linkLang: s.linkLang,
    stepFree: access.stepFree,
    signLanguage: access.signLanguage,
    accessNote: s.accessNote,
  }
}

const What: FC<Part & { days: Day[] }> = ({ form, days }) => {
  const { lang, t } = useLocale()
  const dayOptions = days.map((day) => ({ value: day.slug, label: dayLabel(day, lang, t) }))
  return (
    <fieldset class="part">
      <legend>{t.submit.what}</legend>
      <Select form={form} name="kind" label={t.submit.kind} blank={t.submit.choose} options={kindOptions(t)} />
      <TextField form={form} name="title" label={t.submit.actionTitle} />
      <TextArea form={form} name="summary" label={t.submit.summary} hint={t.submit.summaryHint} rows={6} />
      <Select form={form} name="lang" label={t.submit.lang} blank={t.submit.choose} options={languageOptions(lang)} />
      {days.length > 0 || form.errors.days ? (
        <Choices
          form={form}
          name="days"
          label={t.submit.days}
          type="checkbox"
          options={dayOptions}
          chosen={typedBoxes(form, 'days')}
          optional
        />
      ) : null}
      <TextArea form={form} name="groups" label={t.submit.groups} hint={t.submit.groupsHint} rows={2} optional />
    </fieldset>
  )
}

const WhenFields: FC<Part> = ({ form }) => {
  const { t } = useLocale()
  return (
    <fieldset class="part when">
      <legend>{t.submit.when}</legend>
      <TextField form={form} name="startDate" label={t.submit.startDate} type="date" />
      <Checkbox form={form} name="allDay" label={t.submit.allDay} />
      <div class="row hours">
        <TextField form={form} name="startTime" label={t.submit.startTime} type="time" />
        <TextField form={form} name="endTime" label={t.submit.endTime} type="time" optional />
      </div>
      <TextField form={form} name="endDate" label={t.submit.endDate} hint={t.submit.endDateHint} type="date" optional />
      <ZoneField form={form} />
    </fieldset>
  )
}

const ZoneField: FC<Part> = ({ form }) => {
  const { t } = useLocale()
  const options = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
  return (
    <Select
      form={form}
      name="zone"
      label={t.submit.zone}
      hint={t.submit.zoneHint}
      blank={t.submit.zoneOfCity}
      options={options}
    />
  )
}

const WhereFields: FC<Part> = ({ form }) => {
  const { lang, t } = useLocale()
  return (
    <fieldset class="part where">
      <legend>{t.submit.where}</legend>
      <Choices
        form={form}
        name="attendance"
        label={t.submit.attendance}
        type="radio"
        options={ATTENDANCES.map((value) => ({ value, label: t.attendance[value] }))}
        chosen={[typedText(form, 'attendance')]}
      />
      <div class="online-part">
        <TextField form={form} name="joinUrl" label={t.submit.joinUrl} type="url" />
      </div>
      <div class="place-part">
        <TextField form={form} name="city" label={t.submit.city} hint={t.submit.cityHint} list="cities" />
        <CityList />
        <Select
          form={form}
          name="country"
          label={t.submit.country}
          blank={t.submit.countryOfCity}
          options={countryOptions(lang)}
        />
        <TextField form={form} name="venue" label={t.submit.venue} hint={t.submit.venueHint} optional />
        <TextField form={form} name="address" label={t.submit.address} optional />
        <TextField form={form} name="neighbourhood" label={t.submit.neighbourhood} optional />
        <fieldset class="row coordinates">
          <legend>{t.submit.coordinates}</legend>
          <p class="hint">{t.submit.coordinatesHint}</p>
          <TextField form={form} name="lat" label={t.submit.lat} inputmode="decimal" dir="ltr" optional />
          <TextField form={form} name="lon" label={t.submit.lon} inputmode="decimal" dir="ltr" optional />
        </fieldset>
        <Choices
          form={form}
          name="tier"
          label={t.submit.tier}
          hint={t.submit.tierHint}
          type="radio"
          options={TIERS.map((value) => ({ value, label: t.submit.tiers[value] }))}
          chosen={[typedText(form, 'tier')]}
        />
      </div>
      <fieldset class="row reveal">
        <legend>{t.submit.reveal}</legend>
        <p class="hint">{t.submit.revealHint}</p>
        <TextField form={form} name="revealDate" label={t.submit.revealDate} type="date" optional />
        <TextField form={form} name="revealTime" label={t.submit.revealTime} type="time" optional />
      </fieldset>
    </fieldset>
  )
}

const AccessFields: FC<Part> = ({ form }) => {
  const { lang, t } = useLocale()
  return (
    <fieldset class="part">
      <legend>{t.submit.access}</legend>
      <Choices
        form={form}
        name="stepFree"
        label={t.access.stepFree}
        type="radio"
        options={[
          ...STEP_FREE.map((value) => ({ value, label: t.access.stepFreeValues[value] })),
          { value: '', label: t.submit.stepFreeUnknown },
        ]}
        chosen={[typedText(form, 'stepFree')]}
      />
      <Checkbox form={form} name="signLanguage" label={t.access.signLanguage} />
      <TextArea
        form={form}
        name="accessNote"
        label={t.submit.accessNote}
        hint={t.submit.accessNoteHint}
        rows={2}
        optional
      />
      <TextField form={form} name="linkUrl" label={t.submit.linkUrl} hint={t.submit.linkHint} type="url" optional />
      <Select
        form={form}
        name="linkLang"
        label={t.submit.linkLang}
        blank={t.submit.noLanguage}
        options={languageOptions(lang)}
      />
    </fieldset>
  )
}

/** The gazetteer as suggestions; a script takes zone and country from the one that is chosen. */
const CityList: FC = () => {
  const { lang } = useLocale()
  return (
    <datalist id="cities">
      {allCities().map((city) => (
        <option value={cityName(city, lang)} data-zone={city.zone} data-country={city.cc} />
      ))}
    </datalist>
  )
}

function dayLabel(day: Day, lang: Lang, t: Messages): string {
  const date = day.weekday
    ? t.when.everyWeek(t.weekdays[day.weekday])
    : dateRangeText(day.startsOn, day.endsOn ?? day.startsOn, lang)
  return `${textIn(day.texts, lang).title} · ${date}`
}

function kindOptions(t: Messages) {
  return KINDS.map((value) => ({ value, label: t.kinds[value] }))
}

/** Languages by name, in the order of the page's language. */
export function languageOptions(lang: Lang) {
  return sorted(
    [...TEXT_LANGS].map((value) => ({ value, label: languageName(value, lang) })),
    lang,
  )
}

function countryOptions(lang: Lang) {
  return sorted(
    [...knownCountries()].map((value) => ({ value, label: countryName(value, lang) })),
    lang,
  )
}

function sorted(options: { value: string; label: string }[], lang: Lang) {
  const { compare } = new Intl.Collator(lang)
  return options.sort((a, b) => compare(a.label, b.label))
}
