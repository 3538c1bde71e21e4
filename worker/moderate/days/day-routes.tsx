import type { Context } from 'hono'
import { type AppEnv, factory } from '../../app-env.ts'
import { dayVersion, saveDay } from '../../change/day.ts'
import { readProgress } from '../../change/day-progress.ts'
import { permitted } from '../../middleware/coordinator-only.ts'
import { paths } from '../../paths.ts'
import { belongingOfDay, isInScope, mayCallDays } from '../../rules/coordinator.ts'
import { type DayField, parseDayFields } from '../../rules/day-fields.ts'
import type { FieldErrors } from '../../rules/field-error.ts'
import { KIT_FILES_A_DAY, type KitFileField } from '../../rules/kit-file.ts'
import { typedDay } from '../../rules/typed-day.ts'
import { type Day, findDay, listDays } from '../../store/days.ts'
import { listKitFiles } from '../../store/kit-files.ts'
import { blankForm, type Form, readForm, typedText } from '../../ui/form.ts'
import { DayFiles } from './day-files.tsx'
import { DayFormPage } from './day-form-page.tsx'
import { DeskDaysPage } from './day-pages.tsx'
import { CountedWithin, Progress } from './day-progress.tsx'
import { DayRace, type DayRaceProps } from './day-race.tsx'

/** A campaign calls a few days a year. */
const DAYS_AT_MOST = 200
/** Of so many, the latest, the list says how far they are. */
const WITH_PROGRESS = 40

/** The days at the desk: who may set them sees how far they are. */
export const dayRoutes = factory
  .createApp()
  .use(permitted('day'))
  .get('/', async (c) => {
    const days = (await listDays(c.var.db, DAYS_AT_MOST)).filter((day) =>
      isInScope(c.var.coordinator, belongingOfDay(day)),
    )
    const latest = days.slice(0, WITH_PROGRESS).map(({ slug }) => slug)
    return c.render(
      <DeskDaysPage
        days={days}
        mayCall={mayCallDays(c.var.coordinator)}
        progress={await readProgress(c.var.db, latest, c.var.coordinator.scope)}
      />,
    )
  })
  .get('/new', (c) => {
    if (!mayCallDays(c.var.coordinator)) return c.notFound()
    return c.render(<DayFormPage form={blankForm({ original: c.var.lang })} edited={null} />)
  })
  .post('/new', async (c) => {
    if (!mayCallDays(c.var.coordinator)) return c.notFound()
    const values = await readForm(c)
    const parsed = parseDayFields(values)
    if (parsed.ok && !isInScope(c.var.coordinator, belongingOfDay(parsed.value))) return c.notFound()
    const refuse = (errors: FieldErrors<DayField>) => {
      c.status(400)
      return c.render(<DayFormPage form={{ values, errors }} edited={null} />)
    }
    if (!parsed.ok) return refuse(parsed.error)
    const saved = await saveDay(c.var.change, c.var.coordinator.id, null, parsed.value)
    if (!saved.ok) return refuse({ slug: { code: 'slugTaken' } })
    return c.redirect(paths.day(c.var.lang, parsed.value.slug), 303)
  })
  .get('/:slug/edit', async (c) => {
    const day = await findTheirs(c)
    return day ? dayPage(c, day, { form: blankForm(typedDay(day)) }) : c.notFound()
  })
  .post('/:slug/edit', async (c) => {
    const day = await findTheirs(c)
    if (!day) return c.notFound()
    const values = { ...(await readForm(c)), slug: day.slug }
    const parsed = parseDayFields(values)
    const version = typedText(blankForm(values), 'version')
    if (!parsed.ok) {
      c.status(400)
      return dayPage(c, day, { form: { values, errors: parsed.error }, version })
    }
    const outcome = await saveDay(c.var.change, c.var.coordinator.id, { day, version }, parsed.value)
    const now = outcome.ok ? null : await findTheirs(c)
    if (!outcome.ok) {
      c.status(409)
      if (!now) return c.notFound()
      const race = { typed: typedDay(parsed.value), stored: typedDay(now) }
      return dayPage(c, now, { form: blankForm(values), race })
    }
    return c.redirect(paths.day(c.var.lang, day.slug), 303)
  })

/** The day that the address names; null where there is none, or it is not the coordinator's. */
export async function findTheirs(c: Context<AppEnv>): Promise<Day | null> {
  const day = await findDay(c.var.db, c.req.param('slug') ?? '')
  return day && isInScope(c.var.coordinator, belongingOfDay(day)) ? day : null
}

type DayPageParts = {
  form: Form<DayField>
  /** The version with which what was typed began; where it is left out, what is stored now. */
  version?: string
  race?: DayRaceProps | null
  file?: Form<KitFileField>
}

/** The page of a day at the desk: how far it is, its texts and dates, its files. */
export async function dayPage(
  c: Context<AppEnv>,
  day: Day,
  { form, version, race = null, file = blankForm({ lang: c.var.lang }) }: DayPageParts,
) {
  const [files, progress] = await Promise.all([
    listKitFiles(c.var.db, day.slug, KIT_FILES_A_DAY),
    readProgress(c.var.db, [day.slug], c.var.coordinator.scope),
  ])
  const own = progress.get(day.slug)
  return c.render(
    <DayFormPage
      form={form}
      edited={{ slug: day.slug, version: version ?? (await dayVersion(day)) }}
      above={
        <>
          {race ? <DayRace {...race} /> : null}
          <CountedWithin />
          {own ? <Progress progress={own} /> : null}
        </>
      }
    >
      <DayFiles slug={day.slug} files={files} form={file} />
    </DayFormPage>,
  )
}
