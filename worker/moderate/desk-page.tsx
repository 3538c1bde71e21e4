import type { Child, FC } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import { paths } from '../paths.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'

/** The frame of every page of the desk. */
export const DeskPage: FC<{
  title: string
  scripts?: ('form.js' | 'desk-photos.js' | 'copy.js')[]
  children: Child
}> = ({ title, scripts = [], children }) => {
  const { lang, t } = useLocale()
  const { coordinator } = useRequestContext<AppEnv>().var
  return (
    <Page title={`${title} · ${t.desk.title}`} scripts={scripts} hidden wide>
      <nav class="desk-nav" aria-label={t.desk.title}>
        <a href={paths.desk(lang)}>{t.desk.queue}</a>
        <a href={paths.deskNotices(lang)}>{t.organizers.desk.notices}</a>
        <a href={paths.deskRegister(lang)}>{t.organizers.desk.register}</a>
        <a href={paths.deskUnreported(lang)}>{t.letters.desk.unreported}</a>
        <a href={paths.deskOutbox(lang)}>{t.letters.desk.title}</a>
        <a href={paths.deskPhotos(lang)}>{t.photoDesk.desk.title}</a>
        <a href={paths.deskDays(lang)}>{t.desk.days}</a>
        <a href={paths.deskTexts(lang)}>{t.desk.texts}</a>
        <a href={paths.deskLetters(lang)}>{t.organizers.desk.letters}</a>
        <form method="post" action={paths.signOut(lang)}>
          <span class="fine">{t.desk.signedInAs(coordinator.name)}</span>{' '}
          <button type="submit" class="link">
            {t.desk.signOut}
          </button>
        </form>
      </nav>
      <h1>{title}</h1>
      {children}
    </Page>
  )
}
