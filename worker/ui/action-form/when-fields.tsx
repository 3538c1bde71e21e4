import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import { type HoursClock, hoursClockText } from '../../rules/hours-text.ts'
import { Checkbox } from '../choices.tsx'
import { Select, TextField } from '../field.tsx'
import { Fold } from '../form-parts.tsx'
import { useLocale } from '../locale.ts'
import { zoneOptions } from '../options.ts'
import type { Part, WhenPart } from './part.ts'

/** When it is: date and hours, or all day; the zone is the city's unless another is chosen. */
export const WhenFields: FC<WhenPart> = ({ form, clock }) => {
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
      <HoursNote clock={clock ?? null} />
      <Fold form={form} title={t.submit.moreWhen} names={['endDate', 'zone']}>
        <TextField
          form={form}
          name="endDate"
          label={t.submit.endDate}
          hint={t.submit.endDateHint}
          type="date"
          optional
        />
        <ZoneField form={form} />
      </Fold>
    </fieldset>
  )
}

const ZoneField: FC<Part> = ({ form }) => {
  const { t } = useLocale()
  return (
    <Select
      form={form}
      name="zone"
      label={t.submit.zone}
      hint={t.submit.zoneHint}
      blank={t.submit.zoneOfCity}
      options={zoneOptions()}
    />
  )
}

/** Which clock the hours go by: said here once a form was posted, and by a script as soon as the city is known. */
const HoursNote: FC<{ clock: HoursClock | null }> = ({ clock }) => {
  const { t, now } = useLocale()
  return (
    <p
      class="hint"
      id="hours-note"
      role="status"
      data-zones={paths.zones({ lat: '', lon: '' })}
      data-words={JSON.stringify(t.hours)}
    >
      {clock ? hoursClockText(clock, t.hours, now) : null}
    </p>
  )
}
