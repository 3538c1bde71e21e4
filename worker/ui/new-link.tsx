import type { FC } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import { useLocale } from './locale.ts'
import { QrCode } from './qr-code.tsx'

/** A secret link that is passed on: to copy, and as a code for a phone's camera. `path` is its own page. */
export const NewLink: FC<{ path: string }> = ({ path }) => {
  const { t } = useLocale()
  const { label, code, copy, copied } = t.organizers.link
  const address = new URL(path, useRequestContext<AppEnv>().req.url).href
  return (
    <section class="keep-link">
      <div class="row">
        <label for="secret-link" class="visually-hidden">
          {label}
        </label>
        <input id="secret-link" type="text" value={address} readonly dir="ltr" autocomplete="off" />
        <button type="button" class="copy button" data-copy="#secret-link" data-copied={copied} hidden>
          {copy}
        </button>
      </div>
      <QrCode text={address} label={code} />
    </section>
  )
}
