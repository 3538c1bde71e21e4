import type { Context } from 'hono'
import { type AppEnv, factory } from '../../app-env.ts'
import { type Subject, saveTranslation, versionOf } from '../../change/translation.ts'
import { permitted } from '../../middleware/coordinator-only.ts'
import { paths } from '../../paths.ts'
import { isInScope } from '../../rules/coordinator.ts'
import { isTextLang, type TextLang } from '../../rules/languages.ts'
import { isPublicId } from '../../rules/secret.ts'
import {
  type Original,
  parseTranslation,
  translatableAction,
  translatableDay,
  translatableReport,
} from '../../rules/translation.ts'
import { findAction } from '../../store/actions.ts'
import { findDay } from '../../store/days.ts'
import { listUntranslatedActions, listUntranslatedDays, listUntranslatedReports } from '../../store/untranslated.ts'
import { blankForm, type Form, readForm, typedText } from '../../ui/form.ts'
import { TranslationPage } from './translation-page.tsx'
import { TranslationsPage } from './translations-page.tsx'

const DAY_MS = 86_400_000
/** What is older than this is read by nobody new. */
const REPORTS_SINCE_MS = 60 * DAY_MS

/** What is untranslated, and one text beside its translation: all that a translator sees of the desk. */
export const translateRoutes = factory
  .createApp()
  .use(permitted('translate'))
  .get('/', async (c) => {
    const { into } = c.req.query()
    const lang = into && isTextLang(into) ? into : c.var.lang
    return c.render(
      <TranslationsPage
        into={lang}
        {...(await readUntranslated(c, lang))}
        saved={c.req.query('saved') !== undefined}
      />,
    )
  })
  .get('/:of/:id/:into', async (c) => {
    const found = await findSubject(c)
    return found ? page(c, found, null) : c.notFound()
  })
  .post('/:of/:id/:into', async (c) => {
    const found = await findSubject(c)
    if (!found) return c.notFound()
    const { subject, into } = found
    const values = await readForm(c)
    const parsed = parseTranslation(values, subject.original)
    if (!parsed.ok) {
      c.status(400)
      return page(c, found, { values, errors: parsed.error })
    }
    const isSeen = typedText({ values, errors: {} }, 'version') === (await versionOf(subject.original))
    const outcome = isSeen
      ? await saveTranslation(c.var.change, c.var.coordinator.id, subject, { lang: into, words: parsed.value })
      : null
    if (outcome?.ok) return c.redirect(await nextPage(c, into, values.then !== 'list'), 303)
    c.status(409)
    const now = await findSubject(c)
    return now ? page(c, now, { values, errors: {} }, true) : c.notFound()
  })

type Found = { subject: Subject; into: TextLang }

/** What the address names; null where there is nothing public of the name, or it is not the coordinator's. */
async function findSubject(c: Context<AppEnv>): Promise<Found | null> {
  const { of = '', id = '', into = '' } = c.req.param() as Partial<Record<string, string>>
  if (!isTextLang(into)) return null
  const subject = of === 'day' ? await findOfDay(c, id, into) : await findOfAction(c, of, id, into)
  return subject && isInScope(c.var.coordinator, subject.original.belonging) ? { subject, into } : null
}

async function findOfDay(c: Context<AppEnv>, slug: string, into: TextLang): Promise<Subject | null> {
  const day = await findDay(c.var.db, slug)
  const original = day && translatableDay(day, into)
  return day && original ? { original, day } : null
}

async function findOfAction(c: Context<AppEnv>, of: string, id: string, into: TextLang): Promise<Subject | null> {
  if ((of !== 'action' && of !== 'report') || !isPublicId(id)) return null
  const action = await findAction(c.var.db, id)
  const original = action && (of === 'action' ? translatableAction : translatableReport)(action, into)
  return action && original ? { original, action } : null
}

async function page(c: Context<AppEnv>, { subject: { original }, into }: Found, posted: Form | null, stale = false) {
  const form = posted ?? blankForm(original.present?.words ?? {})
  const version = await versionOf(original)
  return c.render(<TranslationPage original={original} into={into} form={form} version={version} stale={stale} />)
}

async function readUntranslated(c: Context<AppEnv>, into: TextLang) {
  const { db, now, coordinator } = c.var
  const { actions = null, reports = null } = c.req.query()
  const asked = { into, scope: coordinator.scope }
  const [ahead, days, told] = await Promise.all([
    listUntranslatedActions(db, { ...asked, after: actions }, now),
    listUntranslatedDays(db, { ...asked, after: null }, new Date(now).toISOString().slice(0, 10)),
    listUntranslatedReports(db, { ...asked, after: reports }, now - REPORTS_SINCE_MS),
  ])
  return { actions: ahead, days, reports: told }
}

/** After one that is saved comes the next: somebody who translates goes on. */
async function nextPage(c: Context<AppEnv>, into: TextLang, goesOn: boolean): Promise<string> {
  const { lang } = c.var
  if (!goesOn) return paths.deskTranslations(lang, { into, saved: true })
  const { actions, days, reports } = await readUntranslated(c, into)
  const next: Pick<Original, 'of' | 'id'> | undefined = [
    ...actions.items.map(({ id }) => ({ of: 'action' as const, id })),
    ...days.map(({ id }) => ({ of: 'day' as const, id })),
    ...reports.items.map(({ id }) => ({ of: 'report' as const, id })),
  ][0]
  return next ? paths.deskTranslation(lang, { ...next, into }) : paths.deskTranslations(lang, { into, saved: true })
}
