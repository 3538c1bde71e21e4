import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'

/** What is said to who asked that a photo be removed, the first time and every other. */
export const RemovalThanksPage: FC<{ hidden: boolean }> = ({ hidden }) => {
  const { lang, t } = useLocale()
  const words = t.photoDesk.removal
  return (
    <Page title={words.thanks} hidden>
      <h1>{words.thanks}</h1>
      <p>{hidden ? words.hidden : words.waits}</p>
      <p>
        <a class="button quiet" href={paths.home(lang)}>
          {t.back}
        </a>
      </p>
    </Page>
  )
}
