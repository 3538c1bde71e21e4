import { paths } from '../../../worker/paths.ts'
import { EVENING } from '../photos/send.ts'
import { type DeskRoutes, item, list } from './desk-route.ts'

/** Photos at the desk. */
export const PHOTO_ROUTES: DeskRoutes = {
  'GET /en/desk/photos': { needs: 'look', ...list, path: () => paths.deskPhotos('en') },
  'GET /en/desk/photos/:key': { needs: 'look', ...item, path: ({ photo }) => paths.deskPhoto('en', photo) },
  'POST /en/desk/photos/:key': {
    ...{ needs: 'verdict', ...item },
    path: ({ photo }) => paths.deskPhoto('en', photo),
    body: () => ({ form: { verdict: 'publish', revision: '0', caption: 'Published' } }),
  },
  'POST /en/desk/photos/:key/cover': {
    ...{ needs: 'verdict', ...item },
    path: ({ photo }) => paths.deskPhotoCover('en', photo),
    body: () => ({ file: { revision: '0' } }),
  },
  // All that wait of an action, refused at once.
  'POST /en/desk/photos': {
    ...{ needs: 'verdict', ...item },
    path: ({ over }) => paths.deskPhotos('en', { action: over.id }),
    body: () => ({ form: { confirm: 'on', until: String(Date.parse(EVENING)) } }),
  },
}
