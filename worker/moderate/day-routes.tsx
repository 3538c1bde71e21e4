import type { Context } from 'hono'
import { type AppEnv, factory } from '../app-env.ts'
import { saveDay } from '../change/day.ts'
import { readProgress } from '../change/day-progress.ts'
import { permitted } from '../middleware/coordinator-only.ts'
import { paths } from '../paths.ts'
import { belongingOfDay, isInScope, mayCallDays } from '../rules/coordinator.ts'
import { type DayField, parseDayFields } from '../rules/day-fields.ts'
import { KIT_FILES_A_DAY, type KitFileField } from '../rules/kit-file.ts'
import { typedDay } from '../rules/typed-day.ts'
import { type Day, findDay, listDays } from '../store/days.ts'
import { listKitFiles } from '../store/kit-files.ts'
import { blankForm, type Form, readForm } from '../ui/form.ts'
import { DayFiles } from './day-files.tsx'
import { DayFormPage } from './day-form-page.tsx'
import { DeskDaysPage } from './day-pages.tsx'
import { Progress } from './day-progress.tsx'

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
        progress={await readProgress(c.var.db, latest)}
      />,
    )
  })
  .get('/new', (c) => {
    if (!mayCallDays(c.var.coordinator)) return c.notFound()
    return c.render(<DayFormPage form={blankForm({ original: c.var.lang })} slug={null} />)
  })
  .post('/new', async (c) => {
    if (!mayCallDays(c.var.coordinator)) return c.notFound()
    const values = await readForm(c)
    const parsed = parseDayFields(values)
    if (parsed.ok && !isInScope(c.var.coordinator, belongingOfDay(parsed.value))) return c.notFound()
    const taken = parsed.ok && (await findDay(c.var.db, parsed.value.slug)) !== null
    if (!parsed.ok || taken) {
      c.status(400)
      const errors = parsed.ok ? ({ slug: { code: 'slugTaken' } } as const) : parsed.error
      return c.render(<DayFormPage form={{ values, errors }} slug={null} />)
    }
    await saveDay(c.var.change, c.var.coordinator.id, parsed.value)
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
    if (!parsed.ok) {
      c.status(400)
      return dayPage(c, day, { form: { values, errors: parsed.error } })
    }
    await saveDay(c.var.change, c.var.coordinator.id, parsed.value)
    return c.redirect(paths.day(c.var.lang, day.slug), 303)
  })

/** The day that the address names; null where there is none, or it is not the coordinator's. */
export async function findTheirs(c: Context<AppEnv>): Promise<Day | null> {
  const day = await findDay(c.var.db, c.req.param('slug') ?? '')
  return day && isInScope(c.var.coordinator, belongingOfDay(day)) ? day : null
}

/** The page of a day at the desk: how far it is, its texts and dates, its files. */
export async function dayPage(
  c: Context<AppEnv>,
  day: Day,
  { form, file = blankForm({ lang: c.var.lang }) }: { form: Form<DayField>; file?: Form<KitFileField> },
) {
  const [files, progress] = await Promise.all([
    listKitFiles(c.var.db, day.slug, KIT_FILES_A_DAY),
    readProgress(c.var.db, [day.slug]),
  ])
  const own = progress.get(day.slug)
  return c.render(
    <DayFormPage form={form} slug={day.slug} above={own ? <Progress progress={own} /> : null}>
      <DayFiles slug={day.slug} files={files} form={file} />
    </DayFormPage>,
  )
}
