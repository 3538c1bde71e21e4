import type { FC } from 'hono/jsx'
import { languageName, placeName } from '../cities/names.ts'
import { paths } from '../paths.ts'
import { direction } from '../rules/languages.ts'
import { stateOf } from '../rules/map-state.ts'
import type { NamedPerson } from '../rules/person.ts'
import type { PublicAction } from '../rules/public-action.ts'
import { textIn } from '../rules/text-in.ts'
import { ActionFacts } from '../ui/action-facts.tsx'
import { useLocale } from '../ui/locale.ts'
import { MapPanel } from '../ui/map-panel.tsx'
import { NamedPersons } from '../ui/named-persons.tsx'
import { Page } from '../ui/page.tsx'
import { Poster } from '../ui/poster.tsx'
import { Prose } from '../ui/prose.tsx'
import { Subscribe } from '../ui/subscribe.tsx'
import { Versions } from '../ui/versions.tsx'
import { Report } from './report.tsx'

/** One action: what, when, where, who, and afterwards what became of it. */
export const ActionPage: FC<{ action: PublicAction; persons: NamedPerson[] }> = ({ action, persons }) => {
  const { lang, t, now } = useLocale()
  const text = textIn(action.texts, lang)
  const { place, kind } = action
  const point = place?.point
  const calendar = paths.actionCalendar(lang, action.id)
  const page = paths.action(lang, action.id)
  const isAhead = action.status === 'published' && now < action.when.endsAt
  return (
    <Page
      title={text.title}
      description={text.summary}
      feed={{ url: calendar, title: text.title }}
      scripts={isAhead ? ['copy.js'] : []}
      wide
    >
      <article class={`action ${action.status}`}>
        <p class="eyebrow">
          <a href={paths.kind(lang, action.kind)}>{t.kinds[action.kind]}</a>
          {place ? <span>{placeName(place, lang)}</span> : null}
        </p>
        <h1 lang={text.lang} dir={direction(text.lang)}>
          {text.title}
        </h1>
        <NamedPersons persons={persons} />
        <Notices action={action} />
        <div class="action-columns">
          <div>
            {action.poster ? <Poster poster={action.poster} /> : null}
            <Prose text={text.summary} lang={text.lang} />
            <Versions versions={action.texts.map((each) => ({ ...each, text: each.summary }))} />
            {text.lang === lang ? null : <p class="fine">{t.action.original(languageName(text.lang, lang))}</p>}
            {action.report ? <Report report={action.report} /> : null}
          </div>
          <div class="facts-and-map">
            <ActionFacts action={action} />
            {isAhead ? (
              <p class="buttons">
                <a class="button quiet" href={calendar}>
                  {t.subscribe.one}
                </a>
              </p>
            ) : null}
            {point ? <MapPanel point={{ ...point, kind, state: stateOf(action, now) }} /> : null}
          </div>
        </div>
      </article>
      <p class="fine flag-link">
        <a href={paths.flagAction(lang, action.id)} rel="nofollow">
          {t.safetyDesk.flag.link}
        </a>
      </p>
      {isAhead ? (
        <Subscribe
          subscription={{
            holds: t.subscribe.holds.one(text.title),
            only: [],
            feed: calendar,
            page,
            isOneAction: true,
            whole: null,
          }}
        />
      ) : null}
    </Page>
  )
}

const Notices: FC<{ action: PublicAction }> = ({ action }) => {
  const { t } = useLocale()
  return (
    <>
      {action.notice ? (
        <div class="notice alert urgent" role="status">
          <strong>{t.organizers.notice.label}</strong>
          <p class="pre-line" lang={action.notice.lang} dir={direction(action.notice.lang)}>
            {action.notice.text}
          </p>
        </div>
      ) : null}
      {action.status === 'cancelled' ? (
        <div class="notice alert" role="status">
          <strong>{action.cancelledBy === 'organizer' ? t.action.cancelledByOrganizer : t.action.cancelled}</strong>
          {action.cancelReason ? <Prose text={action.cancelReason} /> : null}
        </div>
      ) : null}
      {action.changeWaiting ? <p class="notice">{t.action.changeWaiting}</p> : null}
    </>
  )
}
