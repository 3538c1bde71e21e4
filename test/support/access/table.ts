import { paths } from '../../../worker/paths.ts'
import type { Permission, Scope } from '../../../worker/rules/coordinator.ts'
import { registration, type Visitor } from '../site.ts'
import { type Body, invitation, newPasskey, photoForm, signature } from './bodies.ts'
import { CALLED, CANARY_DAY, DAY, type Scene, THERE } from './scene.ts'

/** A route of the desk: who may use it, and a request to it that does something, or shows something of the scene. */
export type DeskRoute = {
  /** Null: whoever is signed in. */
  needs: Permission | null
  /**
   * `item`: about one thing of the scene, which is not there for who is limited to elsewhere. `list`: shows only what is somebody's own.
   * `none`: has nothing to do with limits. With an item or a list, `own` are limits within which it is.
   */
  of: 'item' | 'list' | 'none'
  own?: Scope
  path: (scene: Scene) => string
  /** What is posted; made by the one who posts it, as some of it is signed for them. */
  body?: (scene: Scene, visitor: Visitor) => Body | Promise<Body>
  /** What a list shows of the scene, if it is something else than usual. */
  tells?: string
  /** Of an item that is not yet there: whose it would be. */
  isOwn?: (scope: Scope) => boolean
  /** Whether it changes nothing even where it is allowed: it asks. */
  asks?: true
}

const item = { of: 'item', own: THERE } as const
const list = { of: 'list', own: THERE } as const
const everywhere = { of: 'none' } as const
const day = { slug: DAY, startsOn: '2027-06-20', original: 'en', title_en: 'Another title' }

/** Every route behind the desk's door, as the app has it in English. */
export const DESK_ROUTES: Readonly<Record<string, DeskRoute>> = {
  'GET /en/desk': { needs: 'look', ...list, path: () => paths.desk('en') },
  'GET /en/desk/actions/:id': { needs: 'look', ...item, path: ({ pending }) => paths.deskAction('en', pending.id) },
  'POST /en/desk/actions/:id': {
    ...{ needs: 'verdict', ...item },
    path: ({ pending }) => paths.deskAction('en', pending.id),
    body: () => ({ form: { verdict: 'publish', revision: '0' } }),
  },
  'GET /en/desk/unreported': { needs: 'look', ...list, path: () => paths.deskUnreported('en') },
  'GET /en/desk/actions/:id/report': {
    ...{ needs: 'verdict', ...item },
    path: ({ over }) => paths.deskReport('en', over.id),
  },
  'POST /en/desk/actions/:id/report': {
    ...{ needs: 'verdict', ...item },
    path: ({ over }) => paths.deskReport('en', over.id),
    body: () => ({ form: { text: 'It took place.', lang: 'en', revision: '1' } }),
  },
  'GET /en/desk/outbox': { needs: 'look', ...list, path: () => paths.deskOutbox('en') },
  'POST /en/desk/outbox': {
    ...{ needs: 'verdict', ...item },
    path: () => paths.deskOutbox('en'),
    body: ({ letter }) => ({ form: { id: letter } }),
  },
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
    body: () => ({ form: day }),
  },
  'GET /en/desk/texts': { needs: 'settings', ...everywhere, path: () => paths.deskTexts('en') },
  'POST /en/desk/texts': {
    ...{ needs: 'settings', ...everywhere },
    path: () => paths.deskTexts('en'),
    body: () => ({ form: { name: 'Another name' } }),
  },
  'GET /en/desk/passkeys': { needs: null, ...everywhere, path: () => paths.deskPasskeys('en') },
  'POST /en/desk/passkeys/options': {
    ...{ needs: null, ...everywhere, asks: true },
    path: () => paths.deskPasskeys('en', 'options'),
    body: () => ({ json: {} }),
  },
  'POST /en/desk/passkeys': {
    ...{ needs: null, ...everywhere },
    path: () => paths.deskPasskeys('en'),
    body: newPasskey,
  },
  // Nobody has a second passkey, and nobody's session is another's: tests of their own say what these do.
  'POST /en/desk/passkeys/remove': {
    ...{ needs: null, ...everywhere, asks: true },
    path: () => paths.deskPasskeys('en', 'remove'),
    body: () => ({ form: { id: 'x' } }),
  },
  'POST /en/desk/passkeys/end': {
    ...{ needs: null, ...everywhere, asks: true },
    path: () => paths.deskPasskeys('en', 'end'),
    body: () => ({ form: { id: 'x' } }),
  },
  'GET /en/desk/team': { needs: 'team', ...everywhere, path: () => paths.deskTeam('en') },
  'POST /en/desk/team': {
    ...{ needs: 'team', ...everywhere },
    path: () => paths.deskTeam('en'),
    body: (_, { address }) => ({
      form: { name: `Newcomer ${address.slice(0, 8)}`, role: 'translator', country: 'FR' },
    }),
  },
  'GET /en/desk/team/:id{\\d+}': { needs: 'team', ...item, path: ({ member }) => paths.deskTeam('en', member) },
  'POST /en/desk/team/:id{\\d+}': {
    ...{ needs: 'team', ...item },
    path: ({ member }) => paths.deskTeam('en', member),
    body: () => ({ form: { role: 'translator', country: 'DE', language: 'en', day: DAY } }),
  },
  'POST /en/desk/team/:id{\\d+}/link': {
    ...{ needs: 'team', ...item },
    path: ({ member }) => paths.deskTeam('en', member, 'link'),
    body: () => ({ form: {} }),
  },
  'POST /en/desk/team/:id{\\d+}/remove': {
    ...{ needs: 'team', ...item },
    path: ({ member }) => paths.deskTeam('en', member, 'remove'),
    body: () => ({ form: {} }),
  },
}

/** What changes something and is open to whoever comes, or to whoever holds a link: never by a role. */
export const OPEN_POSTS: Readonly<Record<string, Pick<DeskRoute, 'path' | 'body'>>> = {
  'POST /en/submit': { path: () => paths.submit('en'), body: () => ({ form: registration() }) },
  'POST /en/submit/past': { path: () => paths.submitPast('en'), body: () => ({ form: registration() }) },
  'POST /en/manage/:link/report': {
    path: ({ over }) => `${over.link}/report`,
    body: () => ({ form: { text: 'It took place.', lang: 'en' } }),
  },
  'POST /en/manage/:link/photos': { path: ({ over }) => `${over.link}/photos`, body: photoForm },
  'POST /en/manage/:link/photos/:key/delete': {
    path: ({ over, photo }) => `${over.link}/photos/${photo}/delete`,
    body: () => ({ form: {} }),
  },
  'POST /en/days/:slug/photo': { path: () => paths.dayPhoto('en', DAY), body: photoForm },
  'POST /en/manage/:link/edit': {
    path: ({ pending }) => `${pending.link}/edit`,
    body: () => ({ form: { ...registration(), revision: '0' } }),
  },
  'POST /en/manage/:link/cancel': {
    path: ({ over }) => `${over.link}/cancel`,
    body: () => ({ form: { reason: 'Rain' } }),
  },
  'POST /en/manage/:link/withdraw': { path: ({ pending }) => `${pending.link}/withdraw`, body: () => ({ form: {} }) },
  'POST /en/manage/:link/delete': {
    path: ({ pending }) => `${pending.link}/delete`,
    body: () => ({ form: { confirmed: 'on' } }),
  },
  'POST /en/photos/:key/remove': {
    path: ({ shown }) => paths.photoRemoval('en', shown),
    body: () => ({ form: { reason: 'It is me.' } }),
  },
  'POST /en/sign-in': { path: () => paths.signIn('en'), body: signature },
  'POST /en/sign-in/options': { path: () => paths.signInOptions('en'), body: () => ({ json: {} }) },
  'POST /en/sign-in/out': { path: () => paths.signOut('en'), body: () => ({ form: {} }) },
  'POST /en/sign-in/:link/options': {
    path: ({ link }) => paths.signInOptions('en', link),
    body: () => ({ json: {} }),
  },
  'POST /en/sign-in/:link': { path: ({ link }) => paths.signIn('en', link), body: invitation },
}

/** What anybody may read, or whoever holds a link: no role gives more of it. */
export const OPEN_READS: readonly string[] = [
  'GET /feeds/:path{.+\\.ics}',
  'GET /feeds/:path{.+\\.(?:atom|geojson|json)}',
  'GET /map/:path{.+\\.json}',
  'GET /photos/:key',
  'GET /share/:slug/:file{[a-z]{2}\\.png}',
  'GET /tiles/:z/:x/:y',
  'GET /places.json',
  'GET /zones.json',
  'GET /healthz',
  'GET /',
  'GET /:lang/*',
  'GET /en',
  ...['/', '/about', '/safety', '/contact', '/calendar', '/search', '/deleted'].map((path) => `GET /en${path}`),
  ...['/submit', '/submit/past', '/sign-in', '/sign-in/:link'].map((path) => `GET /en${path}`),
  ...['', '/:slug', '/:slug/:date', '/:slug/photo', '/:slug/gallery', '/:slug/reports', '/:slug/pack.zip'].map(
    (path) => `GET /en/days${path}`,
  ),
  ...['/actions/:id', '/actions/:file{[0-9a-z]+\\.ics}', '/groups/:slug', '/countries/:cc'].map(
    (path) => `GET /en${path}`,
  ),
  ...['/cities/:cc/:slug', '/near/:circle', '/kinds/:kind', '/photos/:key', '/photos/:key/remove'].map(
    (path) => `GET /en${path}`,
  ),
  ...['', '/report', '/photos', '/photos/:key', '/edit', '/cancel', '/withdraw', '/delete'].map(
    (path) => `GET /en/manage/:link${path}`,
  ),
]
