import type { FC } from 'hono/jsx'
import { ATTENDANCES } from '../../rules/kinds.ts'
import { TIERS } from '../../rules/location-tier.ts'
import { Choices } from '../choices.tsx'
import { CityList } from '../city-list.tsx'
import { Select, TextField } from '../field.tsx'
import { typedText } from '../form.ts'
import { Fold } from '../form-parts.tsx'
import { useLocale } from '../locale.ts'
import { countryOptions } from '../options.ts'
import type { Part } from './part.ts'
import { PinPanel } from './pin-panel.tsx'

/** Where it is, in the world or online, and how much of that everybody may see; of what is over, without an hour for more. */
export const WhereFields: FC<Part & { past?: boolean }> = ({ form, past = false }) => {
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
        <PinPanel />
        <TextField form={form} name="venue" label={t.submit.venue} hint={t.submit.venueHint} optional />
        <TextField form={form} name="address" label={t.submit.address} optional />
        <Fold
          form={form}
          title={t.submit.morePlace}
          names={['country', 'neighbourhood', 'lat', 'lon']}
          open={form.errors.city !== undefined}
        >
          <Select
            form={form}
            name="country"
            label={t.submit.country}
            blank={t.submit.countryOfCity}
            options={countryOptions(lang)}
          />
          <TextField form={form} name="neighbourhood" label={t.submit.neighbourhood} optional />
          <fieldset class="row">
            <legend>{t.submit.coordinates}</legend>
            <p class="hint">{t.submit.coordinatesHint}</p>
            <TextField form={form} name="lat" label={t.submit.lat} inputmode="decimal" dir="ltr" optional />
            <TextField form={form} name="lon" label={t.submit.lon} inputmode="decimal" dir="ltr" optional />
          </fieldset>
        </Fold>
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
      {past ? null : (
        <Fold form={form} title={t.submit.reveal} hint={t.submit.revealHint} names={['revealDate', 'revealTime']}>
          <div class="row">
            <TextField form={form} name="revealDate" label={t.submit.revealDate} type="date" optional />
            <TextField form={form} name="revealTime" label={t.submit.revealTime} type="time" optional />
          </div>
        </Fold>
      )}
    </fieldset>
  )
}
