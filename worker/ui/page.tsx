import type { Child, FC } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import { messages } from '../messages/messages.ts'
import { paths } from '../paths.ts'
import { SHIPPED_LANGS } from '../rules/languages.ts'
import { assets } from './assets.ts'
import { useLocale } from './locale.ts'
import { type SharedPicture, Sharing } from './sharing.tsx'

/** The islands that a page can use. */
type Script =
  | 'near-me.js'
  | 'form.js'
  | 'copy.js'
  | 'photos.js'
  | 'gallery.js'
  | 'desk-photos.js'
  | 'desk-queue.js'
  | 'desk-import.js'
  | 'passkeys.js'

type PageProps = {
  title: string
  description?: string | undefined
  /** The calendar of what the page shows, and the same as Atom where there is one. */
  feed?: { url: string; title: string; atom?: string } | undefined
  /** Which island scripts the page uses. */
  scripts?: Script[]
  /** The picture that stands for the page where it is shared. */
  share?: SharedPicture | undefined
  /** What no search engine should keep. */
  hidden?: boolean
  /** Wide pages give the map its room. */
  wide?: boolean
  children: Child
}

/** Parts of a page: the view of a map, and what comes further down a list. There are as many as anybody asks for. */
const PARTS = ['box', 'after']

/** The document around every page: head, header, main, footer. */
export const Page: FC<PageProps> = ({
  title,
  description,
  feed,
  share,
  scripts = [],
  hidden = false,
  wide = false,
  children,
}) => {
  const { lang, dir, t } = useLocale()
  const { req, var: context } = useRequestContext<AppEnv>()
  const name = context.campaign.name ?? t.siteName
  const isPart = PARTS.some((part) => req.query(part))
  return (
    <html lang={lang} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title === name ? name : `${title} · ${name}`}</title>
        {description ? <meta name="description" content={description} /> : null}
        {hidden || isPart ? <meta name="robots" content="noindex, nofollow" /> : <Alternates />}
        {share ? <Sharing title={title} description={description ?? ''} site={name} picture={share} /> : null}
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link
          rel="preload"
          href={assets[lang === 'fa' ? 'font-arabic' : 'font-latin']}
          as="font"
          type="font/woff2"
          crossorigin=""
        />
        <link rel="stylesheet" href={assets['app.css']} />
        {feed ? <link rel="alternate" type="text/calendar" href={feed.url} title={feed.title} /> : null}
        {feed?.atom ? <link rel="alternate" type="application/atom+xml" href={feed.atom} title={feed.title} /> : null}
        {scripts.map((script) => (
          <script type="module" src={assets[script]} />
        ))}
      </head>
      <body>
        <a class="skip" href="#content">
          {t.nav.skip}
        </a>
        <Header name={name} />
        <main id="content" class={wide ? 'wide' : ''}>
          {children}
        </main>
        <Footer name={name} />
      </body>
    </html>
  )
}

function usePathAndQuery(): string {
  const url = new URL(useRequestContext<AppEnv>().req.url)
  return url.pathname + url.search
}

/** The same page in the other languages, for search engines, which want whole addresses. */
const Alternates: FC = () => {
  const { url } = useRequestContext<AppEnv>().req
  const here = usePathAndQuery()
  return (
    <>
      {SHIPPED_LANGS.map((lang) => (
        <link rel="alternate" hreflang={lang} href={new URL(paths.inLanguage(here, lang), url).href} />
      ))}
    </>
  )
}

const Header: FC<{ name: string }> = ({ name }) => {
  const { lang, t } = useLocale()
  return (
    <header class="site-header">
      <a class="wordmark" href={paths.home(lang)}>
        {name}
      </a>
      <nav aria-label={t.nav.main} class="ways">
        <a href={paths.home(lang)}>{t.nav.home}</a>
        <a href={paths.days(lang)}>{t.nav.days}</a>
      </nav>
      <Languages />
      <a class="button" href={paths.submit(lang)}>
        {t.nav.submit}
      </a>
    </header>
  )
}

/** The other languages, where a reader who cannot read this one finds them: at the top. */
const Languages: FC = () => {
  const { lang, t } = useLocale()
  const here = usePathAndQuery()
  return (
    <nav aria-label={t.nav.language} class="languages">
      {SHIPPED_LANGS.filter((each) => each !== lang).map((each) => (
        <a href={paths.inLanguage(here, each)} hreflang={each} lang={each}>
          {messages[each].languageName}
        </a>
      ))}
    </nav>
  )
}

const Footer: FC<{ name: string }> = ({ name }) => {
  const { lang, t } = useLocale()
  const source = useRequestContext<AppEnv>().env.SOURCE_URL
  return (
    <footer class="site-footer">
      <nav aria-label={t.nav.more}>
        <a href={paths.calendar(lang)}>{t.calendarPage.nav}</a>
        <a href={paths.people(lang)}>{t.persons.title}</a>
        <a href={paths.about(lang)}>{t.nav.about}</a>
        <a href={paths.safety(lang)}>{t.nav.safety}</a>
        <a href={paths.contact(lang)}>{t.nav.contact}</a>
        {source ? <a href={source}>{t.nav.source}</a> : null}
        <a href={paths.desk(lang)} rel="nofollow">
          {t.nav.desk}
        </a>
      </nav>
      <p class="credits">
        {name}. {t.credits}
      </p>
    </footer>
  )
}
