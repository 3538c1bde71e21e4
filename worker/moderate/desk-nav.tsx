import type { FC } from 'hono/jsx'
import { useRequestContext } from 'hono/jsx-renderer'
import type { AppEnv } from '../app-env.ts'
import { paths } from '../paths.ts'
import { isPermitted, type Permission } from '../rules/coordinator.ts'
import { useLocale } from '../ui/locale.ts'

/**
 * The ways through the desk, each for those who may go it: what cannot wait stands in sight, the rest behind one press, or a
 * phone would show nothing but ways.
 */
export const DeskNav: FC = () => {
  const { lang, t } = useLocale()
  const { coordinator } = useRequestContext<AppEnv>().var
  return (
    <nav class="desk-nav" aria-label={t.desk.title}>
      <Way to={paths.desk(lang)} needs="look" says={t.desk.queue} />
      <Way to={paths.deskNotices(lang)} needs="look" says={t.organizers.desk.notices} />
      <Way to={paths.deskPhotos(lang)} needs="look" says={t.photoDesk.desk.title} />
      <Way to={paths.deskFlags(lang)} needs="look" says={t.safetyDesk.flag.desk.title} />
      <Way to={paths.deskTranslations(lang)} needs="translate" says={t.translations.desk.title} />
      <details>
        <summary>{t.desk.more}</summary>
        <div class="desk-ways">
          <Way to={paths.deskBulk(lang)} needs="verdict" says={t.safetyDesk.bulk.title} />
          <Way to={paths.deskRegister(lang)} needs="verdict" says={t.organizers.desk.register} />
          <Way to={paths.deskUnreported(lang)} needs="look" says={t.letters.desk.unreported} />
          <Way to={paths.deskGroups(lang)} needs="look" says={t.queue.groups.title} />
          <Way to={paths.deskLog(lang)} needs="look" says={t.safetyDesk.log.title} />
          <Way to={paths.deskOutbox(lang)} needs="look" says={t.letters.desk.title} />
          <Way to={paths.deskDays(lang)} needs="day" says={t.desk.days} />
          <Way to={paths.deskPeople(lang)} needs="day" says={t.persons.desk.title} />
          <Way to={paths.deskImports(lang)} needs="import" says={t.imports.title} />
          <Way to={paths.deskSources(lang)} needs="import" says={t.sources.title} />
          <Way to={paths.deskExport(lang)} needs="import" says={t.exports.title} />
          <Way to={paths.deskTexts(lang)} needs="settings" says={t.desk.texts} />
          <Way to={paths.deskTeam(lang)} needs="team" says={t.signIn.team.title} />
          <Way to={paths.deskLetters(lang)} needs="look" says={t.organizers.desk.letters} />
          <Way to={paths.deskPasskeys(lang)} needs={null} says={t.signIn.passkeys.title} />
        </div>
      </details>
      <form method="post" action={paths.signOut(lang)}>
        <span class="fine">{t.desk.signedInAs(coordinator.name)}</span>{' '}
        <button type="submit" class="link">
          {t.desk.signOut}
        </button>
      </form>
    </nav>
  )
}

/** A way to a page of the desk, for those who may go there; it says so where one is there already. */
const Way: FC<{ to: string; needs: Permission | null; says: string }> = ({ to, needs, says }) => {
  const { req, var: seen } = useRequestContext<AppEnv>()
  if (needs !== null && !isPermitted(seen.coordinator, needs)) return null
  return (
    <a href={to} {...(req.path === to ? { 'aria-current': 'page' } : {})}>
      {says}
    </a>
  )
}
