import type { FC } from 'hono/jsx'
import { printBox } from '../rules/area.ts'
import { KINDS } from '../rules/kinds.ts'
import type { Lang } from '../rules/languages.ts'
import { isNarrowed, type Narrowing } from '../rules/narrowing.ts'
import type { Selection } from '../rules/selection.ts'
import { textIn } from '../rules/text-in.ts'
import type { Day } from '../store/days.ts'
import { useLocale } from '../ui/locale.ts'
import { languageOptions } from '../ui/options.ts'

type FilterProps = {
  selection: Selection
  narrowing: Narrowing
  /** The address of the page itself. */
  page: string
  /** The days that can be chosen from. */
  days?: Day[] | undefined
  /** Whether the page is of one date: there is none to choose. */
  ofOneDate?: boolean
}

/** What a list and its map show: a form whose address holds the whole view. */
export const Filter: FC<FilterProps> = ({ selection, narrowing, page, days = [], ofOneDate = false }) => {
  const { lang, t } = useLocale()
  const narrowed = isNarrowed(narrowing)
  return (
    <details class="filter" open={narrowed}>
      <summary>{narrowed ? t.filter.narrowed : t.filter.heading}</summary>
      <form action={page} method="get">
        {selection.of === 'day' || days.length === 0 ? (
          <Kept name="day" value={narrowing.day} />
        ) : (
          <FilterSelect
            name="day"
            label={t.filter.day}
            chosen={narrowing.day}
            options={dayOptions(days, narrowing.day, lang)}
          />
        )}
        {selection.of === 'kind' ? (
          <Kept name="kind" value={narrowing.kind} />
        ) : (
          <FilterSelect
            name="kind"
            label={t.filter.kind}
            chosen={narrowing.kind}
            options={KINDS.map((value) => ({ value, label: t.kinds[value] }))}
          />
        )}
        <FilterSelect
          name="language"
          label={t.filter.language}
          chosen={narrowing.language}
          options={languageOptions(lang)}
        />
        {ofOneDate ? null : (
          <>
            <label>
              {t.filter.from}
              <input type="date" name="from" value={narrowing.from ?? ''} />
            </label>
            <label>
              {t.filter.to}
              <input type="date" name="to" value={narrowing.to ?? ''} />
            </label>
          </>
        )}
        <label class="check">
          <input type="checkbox" name="access" value="step-free" checked={narrowing.stepFree} />
          <span>{t.access.stepFree}</span>
        </label>
        {/* A script keeps the view of the map in it. */}
        <input type="hidden" name="box" value={narrowing.box ? printBox(narrowing.box) : ''} />
        <button type="submit" class="button quiet">
          {t.filter.apply}
        </button>
        {narrowed ? <a href={page}>{t.filter.everything}</a> : null}
      </form>
    </details>
  )
}

/** The days on offer, and the chosen one, which may be an earlier one than those. */
function dayOptions(days: readonly Day[], chosen: string | null, lang: Lang): { value: string; label: string }[] {
  const options = days.map(({ slug, texts }) => ({ value: slug, label: textIn(texts, lang).title }))
  if (!chosen || options.some(({ value }) => value === chosen)) return options
  return [...options, { value: chosen, label: chosen }]
}

/** What narrows the page and cannot be chosen on it: the next filter keeps it. */
const Kept: FC<{ name: string; value: string | null }> = ({ name, value }) =>
  value ? <input type="hidden" name={name} value={value} /> : null

type FilterSelectProps = {
  name: string
  label: string
  chosen: string | null
  options: { value: string; label: string }[]
}

const FilterSelect: FC<FilterSelectProps> = ({ name, label, chosen, options }) => {
  const { t } = useLocale()
  return (
    <label>
      {label}
      <select name={name}>
        <option value="">{t.filter.everything}</option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}
