import { paths } from '../../../worker/paths.ts'
import { fieldsOf } from '../html.ts'
import { type DeskRoute, type DeskRoutes, item, list } from './desk-route.ts'
import { CALLED, DAY, type Scene } from './scene.ts'

/** Nobody of those who come is limited to this language. */
const INTO = 'es'

const WORDS = {
  action: { title: 'Concentración', summary: 'Una prueba se reúne.' },
  day: { title: 'Día de prueba' },
  report: { text: 'Tuvo lugar.' },
}
type Translated = keyof typeof WORDS

const path = (of: Translated) => (scene: Scene) =>
  paths.deskTranslation('en', { of, id: of === 'day' ? DAY : scene.ahead.id, into: INTO })

function save(of: Translated): Pick<DeskRoute, 'path' | 'body'> {
  return {
    path: path(of),
    // As somebody does who has just opened the page.
    body: async (scene, visitor) => {
      const { version: [version = ''] = [] } = fieldsOf(await visitor.read(path(of)(scene)))
      return { form: { ...WORDS[of], version } }
    },
  }
}

const translated = { needs: 'translate', ...item } as const
const day = { needs: 'translate', of: 'item', own: CALLED } as const

/** What is not translated yet, and what a translation is sent to. */
export const TRANSLATION_ROUTES: DeskRoutes = {
  'GET /en/desk/translate': {
    ...{ needs: 'translate', ...list },
    path: () => paths.deskTranslations('en', { into: INTO }),
  },
  'GET /en/desk/translate/:of/:id/:into': { ...translated, path: path('action') },
  'GET /en/desk/translate/:of/:id/:into #day': { ...day, path: path('day') },
  'GET /en/desk/translate/:of/:id/:into #report': { ...translated, path: path('report') },
  'POST /en/desk/translate/:of/:id/:into': { ...translated, ...save('action') },
  'POST /en/desk/translate/:of/:id/:into #day': { ...day, ...save('day') },
  'POST /en/desk/translate/:of/:id/:into #report': { ...translated, ...save('report') },
}
