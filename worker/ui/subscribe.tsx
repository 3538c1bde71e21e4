import type { FC } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import { useLocale } from './locale.ts'

/** How to have a calendar in one's own program: one tap where a program knows `webcal:`, the address for the others. */
export const Subscribe: FC<{ feed: string; explain: string }> = ({ feed, explain }) => {
  const { t } = useLocale()
  const address = new URL(feed, useRequestContext<AppEnv>().req.url)
  return (
    <section class="subscribe">
      <h2>{t.subscribe.heading}</h2>
      <p>{explain}</p>
      <p class="buttons">
        <a class="button" href={`webcal://${address.host}${feed}`}>
          {t.subscribe.subscribe}
        </a>
        <a class="button quiet" href={feed}>
          {t.subscribe.download}
        </a>
      </p>
      <p class="address">
        <span>{t.subscribe.address}</span> <code dir="ltr">{address.href}</code>
      </p>
    </section>
  )
}
