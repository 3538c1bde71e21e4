import { paths } from '../../../worker/paths.ts'
import { fieldsOf } from '../html.ts'
import { type DeskRoutes, everywhere } from './desk-route.ts'
import { CALLED, CANARY_DAY, DAY } from './scene.ts'

const day = { slug: DAY, startsOn: '2027-06-20', original: 'en', title_en: 'Another title' }

/** Days, persons and the campaign's own texts. */
export const DAY_ROUTES: DeskRoutes = {
  'GET /en/desk/days': { needs: 'day', of: 'list', own: CALLED, tells: CANARY_DAY, path: () => paths.deskDays('en') },
  'GET /en/desk/days/new': {
    ...{ needs: 'day', of: 'item', own: { language: ['en'] } },
    isOwn: ({ country, day: days }) => !country && !days,
    path: () => paths.deskNewDay('en'),
  },
  'POST /en/desk/days/new': {
    ...{ needs: 'day', of: 'item', own: { language: ['en'] } },
    path: () => paths.deskNewDay('en'),
    body: () => ({ form: { ...day, slug: 'a-new-day' } }),
  },
  'GET /en/desk/days/:slug/edit': {
    ...{ needs: 'day', of: 'item', own: CALLED },
    path: () => paths.deskDay('en', DAY),
  },
  'POST /en/desk/days/:slug/edit': {
    ...{ needs: 'day', of: 'item', own: CALLED },
    path: () => paths.deskDay('en', DAY),
    // As somebody does who has just opened the page.
    body: async (_, visitor) => {
      const { version: [version = ''] = [] } = fieldsOf(await visitor.read(paths.deskDay('en', DAY)))
      return { form: { ...day, version } }
    },
  },
  'POST /en/desk/days/:slug/files': {
    ...{ needs: 'day', of: 'item', own: CALLED },
    path: () => paths.deskDayFiles('en', DAY),
    body: () => ({ file: { title: 'A leaflet', lang: 'en' } }),
  },
  'POST /en/desk/days/:slug/files/:key/delete': {
    ...{ needs: 'day', of: 'item', own: CALLED },
    path: ({ kitFile }) => paths.deskDayFiles('en', DAY, kitFile),
    body: () => ({ form: {} }),
  },
  'GET /en/desk/texts': { needs: 'settings', ...everywhere, path: () => paths.deskTexts('en') },
  'POST /en/desk/texts': {
    ...{ needs: 'settings', ...everywhere },
    path: () => paths.deskTexts('en'),
    body: () => ({ form: { name: 'Another name' } }),
  },
}
