import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import { useLocale } from './locale.ts'

/** The circle that one is shown first: as far as one would travel for a day. Kilometres. */
const FIRST_KM = 50

/** A button to what is near the visitor. A script shows it, for without one nobody can tell where they are. */
export const NearMe: FC = () => {
  const { lang, t } = useLocale()
  return (
    <div class="near-me" data-near={paths.nearTemplate(lang, FIRST_KM)} hidden>
      <button type="button" class="button quiet" data-busy={t.near.locating}>
        {t.near.button}
      </button>
      <p class="visually-hidden" role="status" />
      <p class="fine">{t.near.rounded}</p>
      <p class="error" role="alert" data-denied={t.near.denied} hidden />
    </div>
  )
}
