import type { FC } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import { paths } from '../paths.ts'
import { googleCalendar, inFormat, OTHER_FORMATS, type OtherFormat, outlookCalendar, webcal } from './calendar-links.ts'
import { useLocale } from './locale.ts'
import { QrCode } from './qr-code.tsx'
import type { Subscription } from './subscription.ts'

/** Of services that read a calendar in the place of their users: they learn nothing of the page that led there. */
const TELL_NOTHING = 'noreferrer noopener'

/** How to have what a page shows in one's own calendar, whatever program that is. */
export const Subscribe: FC<{ subscription: Subscription }> = ({ subscription }) => {
  const { lang, t } = useLocale()
  const { holds, only, feed, whole, isOneAction } = subscription
  const address = useAddress(feed)
  const { campaign } = useRequestContext<AppEnv>().var
  const name = [campaign.name ?? t.siteName, holds].join(': ')
  return (
    <section class="subscribe" id="subscribe" aria-labelledby="subscribe-heading">
      <h2 id="subscribe-heading">{t.subscribe.heading}</h2>
      <div class="subscribe-columns">
        <div>
          <p class="subscribe-holds">{holds}</p>
          {only.length > 0 ? (
            <ul class="plain tags">
              {only.map((part) => (
                <li class="tag">{part}</li>
              ))}
            </ul>
          ) : null}
          {whole ? (
            <p class="fine">
              {t.subscribe.ofTheView} <a href={paths.subscribePanel(whole.page)}>{whole.holds}</a>
            </p>
          ) : null}
          <p>{isOneAction ? t.subscribe.explainOne : t.subscribe.explain}</p>
          <p class="buttons">
            <a class="button big" href={webcal(address)}>
              {t.subscribe.subscribe}
            </a>
          </p>
          <p class="fine">{t.subscribe.hourly}</p>
          <p>
            <a href={paths.calendar(lang)}>{t.subscribe.stepByStep}</a>
          </p>
        </div>
        <div class="subscribe-ways">
          <h3>{t.subscribe.inService}</h3>
          <p class="buttons">
            <a class="button quiet" href={googleCalendar(address)} rel={TELL_NOTHING}>
              Google Calendar
            </a>
            <a class="button quiet" href={outlookCalendar(address, name)} rel={TELL_NOTHING}>
              Outlook
            </a>
          </p>
          <p class="fine">{t.subscribe.servicesKnow}</p>
          <h3 id="feed-address-heading">{t.subscribe.address}</h3>
          <FeedAddress id="feed-address" feed={feed} />
          <PhoneCode subscription={subscription} />
          <Files subscription={subscription} />
        </div>
      </div>
    </section>
  )
}

/** The address of a feed, to be selected or, where the script is there, copied; `id` is its own on the page. */
export const FeedAddress: FC<{ id: string; feed: string; of?: string }> = ({ id, feed, of }) => {
  const { t } = useLocale()
  return (
    <p class="feed-address">
      <code id={id} dir="ltr">
        {useAddress(feed).href}
      </code>
      <button
        type="button"
        class="copy button quiet"
        data-copy={`#${id}`}
        data-copied={t.manage.copied}
        aria-label={of && `${t.manage.copy}: ${of}`}
        hidden
      >
        {t.manage.copy}
      </button>
    </p>
  )
}

/** The whole address of a path of the site. */
export function useAddress(path: string): URL {
  return new URL(path, useRequestContext<AppEnv>().req.url)
}

/**
 * The way from this screen to a phone. The code holds the https address of this very panel. A feed's own would be worse:
 * as `https:` phones fetch it once and never again, so that no cancellation arrives, and of `webcal:` most of those that
 * are not of Apple know nothing. A page opens on all of them, and there one tap subscribes.
 */
const PhoneCode: FC<{ subscription: Subscription }> = ({ subscription: { page, holds } }) => {
  const { t } = useLocale()
  return (
    <details class="phone-code">
      <summary>{t.subscribe.onPhone}</summary>
      <div>
        <QrCode text={useAddress(paths.subscribePanel(page)).href} label={t.subscribe.codeLabel(holds)} />
        <p class="fine">{t.subscribe.codeHint}</p>
      </div>
    </details>
  )
}

/** The same as files: the calendar once, and what other programs than calendars read. */
const Files: FC<{ subscription: Subscription }> = ({ subscription: { feed, isOneAction } }) => {
  const { t } = useLocale()
  // The keys of an object written out above.
  const formats = isOneAction ? [] : (Object.keys(OTHER_FORMATS) as OtherFormat[])
  return (
    <ul class="inline-list feed-files">
      <li>
        <a href={feed}>{t.subscribe.download}</a>
      </li>
      {formats.map((format) => (
        <li>
          <a href={inFormat(feed, format)}>{OTHER_FORMATS[format]}</a>
        </li>
      ))}
    </ul>
  )
}
