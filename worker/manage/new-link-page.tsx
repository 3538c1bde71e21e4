import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import { useLocale } from '../ui/locale.ts'
import { NewLink } from '../ui/new-link.tsx'
import { Page } from '../ui/page.tsx'

type NewLinkPageProps = {
  title: string
  text: string
  /** The link that is passed on. */
  link: string
  /** The page to go back to; none where the link that was open has died. */
  back: string | null
}

/** A link that was just made for somebody else. It answers the post itself: it must stand in no history of this browser. */
export const NewLinkPage: FC<NewLinkPageProps> = ({ title, text, link, back }) => {
  const { lang, t } = useLocale()
  return (
    <Page title={title} scripts={['copy.js']} hidden>
      <h1>{title}</h1>
      <p class="lead">{text}</p>
      <NewLink path={paths.manage(lang, link)} />
      {back ? (
        <p>
          <a class="button quiet" href={back}>
            {t.organizers.link.back}
          </a>
        </p>
      ) : null}
    </Page>
  )
}
