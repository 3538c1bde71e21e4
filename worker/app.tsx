import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { jsxRenderer } from 'hono/jsx-renderer'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type AppEnv, factory } from './app-env.ts'
import { calendarPage } from './browse/calendar-routes.tsx'
import { flagging } from './browse/flag-routes.tsx'
import { kitFiles, kitPages } from './browse/kit-routes.tsx'
import { maps } from './browse/map-routes.ts'
import { people, portraits } from './browse/person-routes.tsx'
import { photoPages } from './browse/photo-page-routes.tsx'
import { photoBytes } from './browse/photo-routes.ts'
import { places } from './browse/place-routes.ts'
import { recapPages } from './browse/recap-routes.tsx'
import { browse } from './browse/routes.tsx'
import { search } from './browse/search-routes.tsx'
import { shareImages } from './browse/share-routes.ts'
import { tiles } from './browse/tile-routes.ts'
import { zones } from './browse/zone-routes.ts'
import { deskExports } from './feed/desk-export-routes.ts'
import { feedFormats } from './feed/format-routes.ts'
import { packs } from './feed/pack-routes.ts'
import { actionCalendar, feeds } from './feed/routes.ts'
import { linkAgain } from './manage/again-routes.tsx'
import { duplicate } from './manage/duplicate-routes.tsx'
import { organizerKeys } from './manage/key-routes.tsx'
import { organizerNotices } from './manage/notice-routes.tsx'
import { organizerPhotos } from './manage/photo-routes.tsx'
import { manage } from './manage/routes.tsx'
import { keepUncached } from './middleware/caching.ts'
import { context } from './middleware/context.ts'
import { formLimit } from './middleware/limits.ts'
import { campaign, locale } from './middleware/locale.ts'
import { readableAnywhere } from './middleware/readable-anywhere.ts'
import { sameOrigin } from './middleware/same-origin.ts'
import { sealedVerdicts } from './middleware/sealed-verdicts.ts'
import { sandboxedLetters, sandboxedPictures, securityHeaders } from './middleware/security-headers.ts'
import { deskPhotos } from './moderate/photos/photo-routes.tsx'
import { moderate } from './moderate/routes.tsx'
import { paths } from './paths.ts'
import { report } from './report/routes.tsx'
import { isShipped, isSiteLang, SHIPPED_LANGS } from './rules/languages.ts'
import { signIn } from './sign-in/routes.tsx'
import { schemaVersion } from './store/health.ts'
import { PasskeyNeeded } from './store/held-database.ts'
import { dayPhotos } from './submit/photo-routes.tsx'
import { submit } from './submit/routes.tsx'
import { askForPasskey } from './ui/ask-for-passkey.tsx'
import { wantsJson } from './ui/errors-json.ts'
import { MessagePage } from './ui/message-page.tsx'
import { problemWords } from './ui/problem-words.ts'

/** The whole application. `clock` gives the moment, in milliseconds since 1970 UTC. */
export function createApp(clock: () => number = Date.now) {
  const site = factory
    .createApp()
    .use(campaign)
    .use('/desk/*', sealedVerdicts)
    .use('/sign-in/*', sealedVerdicts)
    .route('/submit', submit)
    .route('/manage', linkAgain)
    .route('/manage', organizerNotices)
    .route('/manage', organizerKeys)
    .route('/manage', duplicate)
    .route('/manage', report)
    .route('/manage', organizerPhotos)
    .route('/days', dayPhotos)
    .route('/manage', manage)
    .get('/deleted', (c) => c.render(<MessagePage title={c.var.t.manage.deleted} text={c.var.t.manage.deletedText} />))
    .route('/desk/export', deskExports)
    .route('/desk', deskPhotos)
    .route('/desk', moderate)
    .route('/sign-in', signIn)
    .route('/actions', actionCalendar)
    .route('/', flagging)
    .route('/search', search)
    .route('/calendar', calendarPage)
    .route('/days', packs)
    .route('/days', kitPages)
    .route('/days', recapPages)
    .route('/photos', photoPages)
    .route('/people', people)
    .route('/', browse)

  const app = factory.createApp()
  app.use(
    locale,
    sandboxedLetters,
    sandboxedPictures,
    securityHeaders,
    jsxRenderer(),
    context(clock),
    sameOrigin,
    formLimit,
  )
  app.use('/feeds/*', readableAnywhere)
  app.route('/feeds', feeds)
  app.route('/feeds', feedFormats)
  app.route('/map', maps)
  app.route('/photos', photoBytes)
  app.route('/portraits', portraits)
  app.route('/kit', kitFiles)
  app.route('/share', shareImages)
  app.route('/tiles', tiles)
  app.route('/places.json', places)
  app.route('/zones.json', zones)
  for (const lang of SHIPPED_LANGS) {
    app.get(`/${lang}`, (c) => c.redirect(paths.home(lang)))
    app.route(`/${lang}/`, site)
  }
  app.get('/healthz', async (c) => c.json({ schema: await schemaVersion(c.var.db) }))
  app.get('/', (c) => {
    // Every visitor is sent elsewhere: a shared cache must not keep one's answer for another.
    keepUncached(c)
    return c.redirect(paths.home(c.var.lang))
  })
  app.get('/:lang/*', (c) => {
    const lang = c.req.param('lang')
    if (!isSiteLang(lang) || isShipped(lang)) return c.notFound()
    const { pathname, search } = new URL(c.req.url)
    return c.redirect(paths.inLanguage(pathname + search, 'en'))
  })
  app.notFound((c) => say(c, 404))
  app.onError((error, c) => {
    if (error instanceof PasskeyNeeded) return askForPasskey(c, error.why)
    if (error instanceof HTTPException) return say(c, error.status, error.message)
    console.error(error)
    return say(c, 500)
  })
  return app
}

/** Says what went wrong: as a page, to scripts that ask for it as JSON, or to programs as a line and a status that calendar programs survive. */
function say(c: Context<AppEnv>, status: ContentfulStatusCode, sentence = ''): Response | Promise<Response> {
  // A page that failed while it was made had been marked as one to keep.
  keepUncached(c)
  const { title, text } = problemWords(c.var.t, status)
  if (/^\/(feeds|map|tiles)(\/|$)|^\/(places|zones)\.json|\.ics$/.test(c.req.path))
    return c.text(sentence || title, status === 500 ? 503 : status)
  if (wantsJson(c)) return c.json({ message: sentence || `${title}. ${text}` }, status)
  c.status(status)
  return c.render(<MessagePage title={title} text={sentence || text} />)
}
