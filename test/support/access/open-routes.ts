import { paths } from '../../../worker/paths.ts'
import { formKey, registration } from '../site.ts'
import { invitation, photoForm, signature } from './bodies.ts'
import type { DeskRoute } from './desk-route.ts'
import { LATE } from './put-ahead.ts'
import { DAY } from './scene.ts'

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
  'POST /en/submit/:group{[0-9a-hjkmnp-tv-z]{32}}': {
    path: ({ groupLink }) => paths.submitGroup('en', groupLink),
    body: () => ({ form: registration() }),
  },
  'POST /en/manage/:link/answer': {
    path: ({ pending }) => `${pending.link}/answer`,
    body: () => ({ form: { answer: 'The one by the station.' } }),
  },
  'POST /en/:of{actions|photos}/:id/flag': {
    path: ({ over }) => paths.flagAction('en', over.id),
    body: () => ({ form: { reason: 'danger', text: 'It is not safe there.' } }),
  },
  'POST /en/manage/again': {
    path: () => paths.manageAgain('en'),
    body: () => ({ form: { email: 'organizer@group.example' } }),
  },
  'POST /en/manage/:link/notice': {
    path: ({ ahead }) => `${ahead.link}/notice`,
    body: () => ({ form: { notice: 'To the park.', noticeLang: 'en' } }),
  },
  'POST /en/manage/:link/notice/end': { path: ({ ahead }) => `${ahead.link}/notice/end`, body: () => ({ form: {} }) },
  'POST /en/manage/:link/helpers': {
    path: ({ ahead }) => `${ahead.link}/helpers`,
    body: () => ({ form: { key: formKey() } }),
  },
  'POST /en/manage/:link/helpers/:id/revoke': {
    path: ({ ahead, helper }) => `${ahead.link}/helpers/${helper}/revoke`,
    body: () => ({ form: {} }),
  },
  'POST /en/manage/:link/hand-over': {
    path: ({ ahead }) => `${ahead.link}/hand-over`,
    body: () => ({ form: { key: formKey(), handOver: 'on' } }),
  },
  'POST /en/manage/:link/address': {
    path: ({ ahead }) => `${ahead.link}/address`,
    body: () => ({ form: { email: 'another@group.example' } }),
  },
  'POST /en/manage/:link/address/delete': {
    path: ({ ahead }) => `${ahead.link}/address/delete`,
    body: () => ({ form: {} }),
  },
  'POST /en/manage/:link/duplicate': {
    path: ({ ahead }) => `${ahead.link}/duplicate`,
    body: () => ({ form: registration(LATE) }),
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
  'GET /portraits/:slug',
  'GET /kit/:key',
  'GET /share/:slug/:file{[a-z]{2}\\.png}',
  'GET /share/:slug/:file{card-[a-z]{2}\\.png}',
  'GET /tiles/:z/:x/:y',
  'GET /places.json',
  'GET /zones.json',
  'GET /healthz',
  'GET /',
  'GET /:lang/*',
  'GET /en',
  ...['/', '/about', '/safety', '/contact', '/calendar', '/search', '/deleted'].map((path) => `GET /en${path}`),
  ...['/submit', '/submit/past', '/submit/:group{[0-9a-hjkmnp-tv-z]{32}}', '/sign-in', '/sign-in/:link'].map(
    (path) => `GET /en${path}`,
  ),
  ...[
    '',
    '/:slug',
    '/:slug/:date',
    '/:slug/photo',
    '/:slug/gallery',
    '/:slug/reports',
    '/:slug/kit',
    '/:slug/pack.zip',
  ].map((path) => `GET /en/days${path}`),
  ...['/actions/:id', '/actions/:file{[0-9a-z]+\\.ics}', '/groups/:slug', '/countries/:cc'].map(
    (path) => `GET /en${path}`,
  ),
  ...['/cities/:cc/:slug', '/near/:circle', '/kinds/:kind', '/photos/:key', '/photos/:key/remove'].map(
    (path) => `GET /en${path}`,
  ),
  ...['/people', '/people/:slug', '/people/:slug/photos', '/:of{actions|photos}/:id/flag'].map(
    (path) => `GET /en${path}`,
  ),
  ...['', '/answer', '/report', '/photos', '/photos/:key', '/edit', '/cancel', '/withdraw', '/delete'].map(
    (path) => `GET /en/manage/:link${path}`,
  ),
  'GET /en/manage/again',
  // Forms that were sent and are asked for once more lead to the page that they were on.
  ...['/notice', '/notice/end', '/helpers', '/helpers/:id/revoke', '/hand-over', '/address', '/address/delete'].map(
    (path) => `GET /en/manage/:link${path}`,
  ),
  'GET /en/manage/:link/duplicate',
]
