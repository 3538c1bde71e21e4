import type { FC } from 'hono/jsx'
import { countryName, placeCity } from '../cities/names.ts'
import { paths } from '../paths.ts'
import type { PublicPlace } from '../rules/public-place.ts'
import { useLocale } from './locale.ts'
import { OutsideLink } from './prose.tsx'

/** A place as far as its tier lets through, and the ways to it. */
export const PlaceText: FC<{ place: PublicPlace }> = ({ place }) => {
  const { lang, t } = useLocale()
  const { venue, address, neighbourhood, city, country, point, tier } = place
  const cityText = placeCity(place, lang)
  return (
    <>
      {venue ? (
        <div class="strong">
          <bdi>{venue}</bdi>
        </div>
      ) : null}
      {address ? (
        <div>
          <bdi>{address}</bdi>
        </div>
      ) : null}
      {neighbourhood ? <div>{neighbourhood}</div> : null}
      <div>
        {city?.slug ? <a href={paths.city(lang, country, city.slug)}>{cityText}</a> : cityText}
        {cityText ? <span class="divider"> · </span> : null}
        <a href={paths.country(lang, country)}>{countryName(country, lang)}</a>
      </div>
      {tier === 'country' ? <p class="fine">{t.where.countryOnly}</p> : null}
      {tier === 'city' ? <p class="fine">{t.where.cityOnly}</p> : null}
      {tier === 'area' ? <p class="fine">{t.where.areaOnly}</p> : null}
      {tier === 'exact' && point?.precision === 'exact' ? <Directions lat={point.lat} lon={point.lon} /> : null}
      {tier === 'exact' && point?.precision === 'city' ? <p class="fine">{t.where.approximate}</p> : null}
    </>
  )
}

/** Ways to a point: the phone's own map (RFC 5870) and a page that opens anywhere. */
const Directions: FC<{ lat: number; lon: number }> = ({ lat, lon }) => {
  const { t } = useLocale()
  return (
    <p class="directions">
      <a href={`geo:${lat},${lon}?q=${lat},${lon}`}>{t.where.directions}</a>{' '}
      <OutsideLink
        url={`https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`}
        text={t.where.openStreetMap}
      />
    </p>
  )
}
