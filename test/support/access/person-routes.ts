import { paths } from '../../../worker/paths.ts'
import type { Scope } from '../../../worker/rules/coordinator.ts'
import { type DeskRoutes, item } from './desk-route.ts'
import { CALLED, CANARY_PERSON, DAY, PERSON } from './scene.ts'

/** A person is spoken for everywhere, in the languages of what is told of them. */
const told = { needs: 'day', of: 'item', own: { language: ['en'] } } as const
const isOwn = ({ country, day, language }: Scope) => !country && !day && !language?.includes('fa')
const person = { original: 'en', name_en: 'Another name' }

/** Persons, and whom a day or an action is for. */
export const PERSON_ROUTES: DeskRoutes = {
  'GET /en/desk/people': {
    ...{ needs: 'day', of: 'list', own: { language: ['en'] }, tells: CANARY_PERSON },
    path: () => paths.deskPeople('en'),
    isOwn: ({ country, day }) => !country && !day,
  },
  'GET /en/desk/people/new': {
    ...told,
    isOwn: ({ country, day }) => !country && !day,
    path: () => paths.deskNewPerson('en'),
  },
  'POST /en/desk/people/new': {
    ...{ ...told, isOwn },
    path: () => paths.deskNewPerson('en'),
    body: () => ({ file: { ...person, slug: 'a-new-person' } }),
  },
  'GET /en/desk/people/:slug/edit': { ...told, isOwn, path: () => paths.deskPerson('en', PERSON) },
  'POST /en/desk/people/:slug/edit': {
    ...{ ...told, isOwn },
    path: () => paths.deskPerson('en', PERSON),
    body: () => ({ file: { ...person, revision: '0' } }),
  },
  'POST /en/desk/people/:slug/delete': {
    ...{ ...told, isOwn },
    path: () => paths.deskPerson('en', PERSON, 'delete'),
    body: () => ({ form: {} }),
  },
  'GET /en/desk/days/:slug/people': {
    ...{ needs: 'day', of: 'item', own: CALLED },
    path: () => paths.deskDayPeople('en', DAY),
  },
  'POST /en/desk/days/:slug/people': {
    ...{ needs: 'day', of: 'item', own: CALLED },
    path: () => paths.deskDayPeople('en', DAY),
    body: () => ({ form: { persons: PERSON } }),
  },
  'GET /en/desk/actions/:id/people': {
    ...{ needs: 'verdict', ...item },
    path: ({ pending }) => paths.deskActionPeople('en', pending.id),
  },
  'POST /en/desk/actions/:id/people': {
    ...{ needs: 'verdict', ...item },
    path: ({ pending }) => paths.deskActionPeople('en', pending.id),
    body: () => ({ form: { persons: PERSON, revision: '0' } }),
  },
}
