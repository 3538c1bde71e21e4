import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type AppEnv, factory } from '../../app-env.ts'
import { namePersonsOfAction, namePersonsOfDay } from '../../change/name-persons.ts'
import { givePortrait, removePerson, savePerson } from '../../change/person.ts'
import { permitted } from '../../middleware/coordinator-only.ts'
import { paths } from '../../paths.ts'
import { TOO_HEAVY } from '../../photos/recognise.ts'
import { belongingOf, belongingOfDay, belongingOfPerson, isInScope, mayCallDays } from '../../rules/coordinator.ts'
import type { FieldErrors } from '../../rules/field-error.ts'
import type { Person } from '../../rules/person.ts'
import { type PersonField, parsePersonFields, typedPerson } from '../../rules/person-fields.ts'
import { base32, isPublicId, RANDOM_BYTES } from '../../rules/secret.ts'
import type { FormValues } from '../../rules/typed-action.ts'
import { findAction } from '../../store/actions.ts'
import { findDay } from '../../store/days.ts'
import { findPerson, listOwnPersons, listPersons, listPersonsOfDay, NAMED_AT_MOST } from '../../store/persons.ts'
import { blankForm, readForm, typedBoxes, typedText } from '../../ui/form.ts'
import { readUpload, type Upload } from '../../ui/upload.ts'
import { NamePersonsPage } from './name-persons-page.tsx'
import { DeskPeoplePage, PersonFormPage } from './person-pages.tsx'

/** A person is spoken for everywhere: who is limited to some countries or days changes nobody. */
const wholeCampaign = factory.createMiddleware(async function wholeCampaignMiddleware(c, next) {
  return mayCallDays(c.var.coordinator) ? next() : c.notFound()
})

/** Persons at the desk: who they are, and whom a day or an action is for. */
export const personRoutes = factory
  .createApp()
  .use('/people/*', permitted('day'))
  .use('/people', permitted('day'))
  .use('/days/:slug/people', permitted('day'))
  .use('/actions/:id/people', permitted('verdict'))
  .use('/people/*', wholeCampaign)
  .get('/people', async (c) => {
    const persons = await listPersons(c.var.db)
    const own = persons.filter(({ names }) => isInScope(c.var.coordinator, belongingOfPerson(names)))
    return c.render(<DeskPeoplePage persons={own} />)
  })
  .get('/people/new', (c) => c.render(<PersonFormPage form={blankForm({ original: c.var.lang })} person={null} />))
  .post('/people/new', async (c) => {
    const upload = await readUpload(c)
    return save(c, null, upload === 'tooHeavy' ? {} : upload.values, upload)
  })
  .get('/people/:slug/edit', async (c) => {
    const person = await findBySlug(c)
    return person ? c.render(<PersonFormPage form={blankForm(typedPerson(person))} person={person} />) : c.notFound()
  })
  .post('/people/:slug/edit', async (c) => {
    const person = await findBySlug(c)
    if (!person) return c.notFound()
    const upload = await readUpload(c)
    const typed = upload === 'tooHeavy' ? typedPerson(person) : upload.values
    const revision = Number(typedText(blankForm(typed), 'revision') || -1)
    return save(c, { ...person, revision }, { ...typed, slug: person.slug }, upload)
  })
  .post('/people/:slug/delete', async (c) => {
    const person = await findBySlug(c)
    if (!person) return c.notFound()
    const outcome = await removePerson(c.var.change, c.var.coordinator.id, person)
    if (!outcome.ok) throw new HTTPException(409)
    return c.redirect(paths.deskPeople(c.var.lang), 303)
  })
  .get('/days/:slug/people', async (c) => {
    const { db, lang, t } = c.var
    const day = await dayInScope(c)
    if (!day) return c.notFound()
    const [persons, named] = await Promise.all([listPersons(db), listPersonsOfDay(db, day.slug)])
    const chosen = named.map(({ slug }) => slug)
    const action = paths.deskDayPeople(lang, day.slug)
    return c.render(<NamePersonsPage title={t.persons.desk.forDay} {...{ action, persons, chosen }} />)
  })
  .post('/days/:slug/people', async (c) => {
    const day = await dayInScope(c)
    if (!day) return c.notFound()
    const outcome = await namePersonsOfDay(c.var.change, c.var.coordinator.id, day.slug, await readChosen(c))
    if (!outcome.ok) throw new HTTPException(409)
    return c.redirect(paths.day(c.var.lang, day.slug), 303)
  })
  .get('/actions/:id/people', async (c) => {
    const { db, lang, t } = c.var
    const record = await actionInScope(c)
    if (!record) return c.notFound()
    const [persons, chosen] = await Promise.all([listPersons(db), listOwnPersons(db, record.id)])
    const shown = { action: paths.deskActionPeople(lang, record.id), persons, chosen, revision: record.revision }
    return c.render(<NamePersonsPage title={t.persons.desk.forAction} {...shown} />)
  })
  .post('/actions/:id/people', async (c) => {
    const record = await actionInScope(c)
    if (!record) return c.notFound()
    const values = await readForm(c)
    const seen = { ...record, revision: Number(typedText(blankForm(values), 'revision') || -1) }
    const chosen = typedBoxes(blankForm(values), 'persons').slice(0, NAMED_AT_MOST)
    const outcome = await namePersonsOfAction(c.var.change, c.var.coordinator.id, seen, chosen)
    if (!outcome.ok) throw new HTTPException(409)
    return c.redirect(paths.deskAction(c.var.lang, record.id), 303)
  })

/** Saves what was typed, then the portrait that was chosen; every error beside its field, with nothing lost. */
async function save(c: Context<AppEnv>, seen: Person | null, values: FormValues, upload: Upload | 'tooHeavy') {
  const { change, coordinator, lang } = c.var
  const parsed = parsePersonFields(values)
  const errors: FieldErrors<PersonField> = {
    ...(parsed.ok ? {} : parsed.error),
    ...(upload === 'tooHeavy' ? { photo: TOO_HEAVY } : {}),
  }
  const refuse = (wrong: FieldErrors<PersonField>) => {
    c.status(400)
    return c.render(<PersonFormPage form={{ values, errors: wrong }} person={seen} />)
  }
  if (!parsed.ok || upload === 'tooHeavy') return refuse(errors)
  if (!isInScope(coordinator, belongingOfPerson(parsed.value.texts))) return c.notFound()
  const { slug } = parsed.value
  const outcome = await savePerson(change, coordinator.id, seen, parsed.value)
  if (!outcome.ok && outcome.error === 'repeated') return refuse({ slug: { code: 'slugTaken' } })
  const now = await findPerson(c.var.db, slug)
  if (!outcome.ok || !now) {
    c.status(409)
    return c.render(<PersonFormPage form={{ values, errors: {} }} person={now} stale />)
  }
  if (upload.photo) {
    // The portrait is a deed of its own, for which the passkey may be asked: then the words are saved already.
    const rest = { ...values, revision: String(now.revision) }
    c.set('posted', { values: rest, file: { field: 'photo', wasChosen: true }, to: paths.deskPerson(lang, slug) })
    const object = base32(c.var.random(RANDOM_BYTES.formKey))
    const given = await givePortrait(
      change,
      c.env.IMAGES,
      { coordinatorId: coordinator.id, person: now },
      { bytes: upload.photo, object },
    )
    if (!given.ok && typeof given.error === 'object') {
      c.status(400)
      return c.render(<PersonFormPage form={{ values, errors: { photo: given.error } }} person={now} />)
    }
  }
  return c.redirect(paths.person(lang, slug), 303)
}

/** The person that a path names, if they are the coordinator's. */
async function findBySlug(c: Context<AppEnv>): Promise<Person | null> {
  const person = await findPerson(c.var.db, c.req.param('slug') ?? '')
  return person && isInScope(c.var.coordinator, belongingOfPerson(person.texts)) ? person : null
}

async function dayInScope(c: Context<AppEnv>) {
  const day = await findDay(c.var.db, c.req.param('slug') ?? '')
  return day && isInScope(c.var.coordinator, belongingOfDay(day)) ? day : null
}

async function actionInScope(c: Context<AppEnv>) {
  const id = c.req.param('id') ?? ''
  const record = isPublicId(id) ? await findAction(c.var.db, id) : null
  return record && isInScope(c.var.coordinator, belongingOf(record)) ? record : null
}

async function readChosen(c: Context<AppEnv>): Promise<string[]> {
  return typedBoxes(blankForm(await readForm(c)), 'persons').slice(0, NAMED_AT_MOST)
}
