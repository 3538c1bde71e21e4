import type { Child, FC } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import { paths } from '../paths.ts'
import { isPermitted, type Permission } from '../rules/coordinator.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'

/** The frame of every page of the desk. */
export const DeskPage: FC<{
  title: string
  scripts?: ('form.js' | 'copy.js' | 'desk-photos.js' | 'desk-queue.js' | 'desk-import.js' | 'passkeys.js')[]
  children: Child
}> = ({ title, scripts = [], children }) => {
  const { lang, t } = useLocale()
  const { coordinator } = useRequestContext<AppEnv>().var
  return (
    <Page title={`${title} · ${t.desk.title}`} scripts={scripts} hidden wide>
      <nav class="desk-nav" aria-label={t.desk.title}>
        <Way to={paths.desk(lang)} needs="look" says={t.desk.queue} />
        <Way to={paths.deskBulk(lang)} needs="verdict" says={t.safetyDesk.bulk.title} />
        <Way to={paths.deskNotices(lang)} needs="look" says={t.organizers.desk.notices} />
        <Way to={paths.deskRegister(lang)} needs="verdict" says={t.organizers.desk.register} />
        <Way to={paths.deskUnreported(lang)} needs="look" says={t.letters.desk.unreported} />
        <Way to={paths.deskOutbox(lang)} needs="look" says={t.letters.desk.title} />
        <Way to={paths.deskPhotos(lang)} needs="look" says={t.photoDesk.desk.title} />
        <Way to={paths.deskGroups(lang)} needs="look" says={t.queue.groups.title} />
        <Way to={paths.deskFlags(lang)} needs="look" says={t.safetyDesk.flag.desk.title} />
        <Way to={paths.deskLog(lang)} needs="look" says={t.safetyDesk.log.title} />
        <Way to={paths.deskDays(lang)} needs="day" says={t.desk.days} />
        <Way to={paths.deskPeople(lang)} needs="day" says={t.persons.desk.title} />
        <Way to={paths.deskTranslations(lang)} needs="translate" says={t.translations.desk.title} />
        <Way to={paths.deskImports(lang)} needs="import" says={t.imports.title} />
        <Way to={paths.deskSources(lang)} needs="import" says={t.sources.title} />
        <Way to={paths.deskExport(lang)} needs="import" says={t.exports.title} />
        <Way to={paths.deskTexts(lang)} needs="settings" says={t.desk.texts} />
        <Way to={paths.deskTeam(lang)} needs="team" says={t.signIn.team.title} />
        <Way to={paths.deskLetters(lang)} needs="look" says={t.organizers.desk.letters} />
        <a href={paths.deskPasskeys(lang)}>{t.signIn.passkeys.title}</a>
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

/** A way to a page of the desk, for those who may go there. */
const Way: FC<{ to: string; needs: Permission; says: string }> = ({ to, needs, says }) => {
  const { coordinator } = useRequestContext<AppEnv>().var
  return isPermitted(coordinator, needs) ? <a href={to}>{says}</a> : null
}
