import { factory } from '../app-env.ts'
import { LIST_TAG } from '../change/change.ts'
import { cachePublicly, revalidated } from '../middleware/caching.ts'
import { listDaysAhead } from '../store/days.ts'
import { listCities, listCountries } from '../store/lists.ts'
import { CalendarPage } from './calendar-page.tsx'

/** As many as are chosen from at a glance; all others have their own pages. */
const SHOWN = { days: 4, countries: 8, cities: 8 } as const

/** How to subscribe, in each program, and to what: `/{lang}/calendar`. */
export const calendarPage = factory
  .createApp()
  .use(revalidated)
  .get('/', async (c) => {
    const { db, now } = c.var
    const [days, countries, cities] = await Promise.all([
      listDaysAhead(db, new Date(now).toISOString().slice(0, 10), SHOWN.days),
      listCountries(db, SHOWN.countries),
      listCities(db, SHOWN.cities),
    ])
    cachePublicly(c, [LIST_TAG], [])
    return c.render(<CalendarPage days={days} countries={countries} cities={cities} />)
  })
