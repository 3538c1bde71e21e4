import type { Child, FC } from 'hono/jsx'
import { languageName } from '../cities/names.ts'
import { paths } from '../paths.ts'
import type { PublicAction } from '../rules/public-action.ts'
import { textIn } from '../rules/text-in.ts'
import { jalaliText, momentText, whenDateText, whenHoursText, zoneText } from './date-text.ts'
import { useLocale } from './locale.ts'
import { PlaceText } from './place-text.tsx'
import { OutsideLink, Prose } from './prose.tsx'

/** The facts of an action as the public sees them: on its page, and as the preview at the desk and for its organizer. */
export const ActionFacts: FC<{ action: PublicAction }> = ({ action }) => {
  const { lang, t, now } = useLocale()
  const { link, groups, days, access } = action
  const accessKnown = access.stepFree !== null || access.signLanguage || access.note !== null
  return (
    <dl class="facts">
      <WhenFact action={action} />
      <WhereFact action={action} />
      {accessKnown || (action.status !== 'cancelled' && now < action.when.endsAt) ? (
        <Fact name={t.access.heading}>
          {accessKnown ? <Access action={action} /> : <span class="fine">{t.access.unknown}</span>}
        </Fact>
      ) : null}
      {groups.length > 0 ? (
        <Fact name={t.action.who}>
          <ul class="plain">
            {groups.map(({ name, slug }) => (
              <li>
                <bdi>{slug ? <a href={paths.group(lang, slug)}>{name}</a> : name}</bdi>
                {slug ? null : <span class="fine"> ({t.action.unverified})</span>}
              </li>
            ))}
          </ul>
        </Fact>
      ) : null}
      {days.length > 0 ? (
        <Fact name={t.action.day}>
          <ul class="plain">
            {days.map(({ slug, titles }) => (
              <li>
                <a href={paths.day(lang, slug)}>{textIn(titles, lang).title}</a>
              </li>
            ))}
          </ul>
        </Fact>
      ) : null}
      {link ? (
        <Fact name={t.action.link}>
          <OutsideLink url={link.url} />
          {link.lang ? <span class="fine"> {t.action.linkIn(languageName(link.lang, lang))}</span> : null}
        </Fact>
      ) : null}
    </dl>
  )
}

/** One fact of a description list. */
export const Fact: FC<{ name: string; children: Child }> = ({ name, children }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const WhenFact: FC<{ action: PublicAction }> = ({ action: { when, place } }) => {
  const { lang, t } = useLocale()
  const hours = whenHoursText(when, lang)
  const jalali = when.precision === 'day' ? jalaliText(when.startsLocal, lang) : null
  return (
    <Fact name={t.action.when}>
      <time datetime={when.precision === 'day' ? when.startsLocal : when.startsLocal.slice(0, 7)} class="strong">
        {whenDateText(when, lang, t)}
      </time>
      {jalali ? <div>{jalali}</div> : null}
      {hours ? (
        <div>
          <span class="strong">{hours}</span> <span class="fine">{zoneText(when, lang)}</span>
          {place?.tier === 'country' && when.zone === 'UTC' ? <p class="fine">{t.when.utcBecauseCountry}</p> : null}
        </div>
      ) : when.precision === 'day' ? (
        <div>{t.when.allDay}</div>
      ) : null}
    </Fact>
  )
}

const WhereFact: FC<{ action: PublicAction }> = ({ action }) => {
  const { lang, t } = useLocale()
  const { place, attendance, joinUrl, revealsAt, when } = action
  return (
    <Fact name={t.action.where}>
      {place ? <PlaceText place={place} /> : null}
      {attendance === 'in-person' ? null : (
        <div>
          <span class="tag">{t.attendance[attendance]}</span>{' '}
          {joinUrl ? <OutsideLink url={joinUrl} text={t.action.join} /> : revealsAt ? t.action.joinLater : null}
        </div>
      )}
      {revealsAt && place && place.tier !== 'exact' ? (
        <p class="fine">{t.where.revealed(momentText(revealsAt, when.zone, lang))}</p>
      ) : null}
    </Fact>
  )
}

const Access: FC<{ action: PublicAction }> = ({ action: { access } }) => {
  const { t } = useLocale()
  const { stepFree, signLanguage, note } = access
  return (
    <>
      {stepFree ? (
        <div>
          {t.access.stepFree}: <span class="strong">{t.access.stepFreeValues[stepFree]}</span>
        </div>
      ) : null}
      {signLanguage ? <div>{t.access.signLanguage}</div> : null}
      {note ? <Prose text={note} /> : null}
    </>
  )
}
