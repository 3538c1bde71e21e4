import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import { useLocale } from './locale.ts'
import { Page } from './page.tsx'

/** A page that says one thing: not found, too large, too often, our fault. */
export const MessagePage: FC<{ title: string; text: string }> = ({ title, text }) => {
  const { lang, t } = useLocale()
  return (
    <Page title={title} hidden>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a class="button quiet" href={paths.home(lang)}>
          {t.back}
        </a>
      </p>
    </Page>
  )
}
