import type { FC } from 'hono/jsx'
import { allCities, cityName } from '../cities/cities.ts'
import { paths } from '../paths.ts'
import { useLocale } from './locale.ts'

/** The bundled cities as suggestions for a field whose `list` is `cities`; a script suggests any place instead, from the address that the list brings. */
export const CityList: FC = () => {
  const { lang, t } = useLocale()
  return (
    <datalist
      id="cities"
      data-places={paths.places({ q: '', country: '', lang })}
      data-named={paths.placesNamed({ named: '', country: '', lang })}
      data-label={t.submit.suggestedCities}
    >
      {allCities().map((city) => (
        <option value={cityName(city, lang)} />
      ))}
    </datalist>
  )
}
