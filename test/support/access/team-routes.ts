import { paths } from '../../../worker/paths.ts'
import { newPasskey } from './bodies.ts'
import { type DeskRoutes, everywhere, item } from './desk-route.ts'
import { DAY } from './scene.ts'

/** Who the coordinators are, and each one's own passkeys. */
export const TEAM_ROUTES: DeskRoutes = {
  'GET /en/desk/passkeys': { needs: null, ...everywhere, path: () => paths.deskPasskeys('en') },
  'POST /en/desk/passkeys/options': {
    ...{ needs: null, ...everywhere, asks: true },
    path: () => paths.deskPasskeys('en', 'options'),
    body: () => ({ json: {} }),
  },
  'POST /en/desk/passkeys': {
    ...{ needs: null, ...everywhere },
    path: () => paths.deskPasskeys('en'),
    body: newPasskey,
  },
  // Nobody has a second passkey, and nobody's session is another's: tests of their own say what these do.
  'POST /en/desk/passkeys/remove': {
    ...{ needs: null, ...everywhere, asks: true },
    path: () => paths.deskPasskeys('en', 'remove'),
    body: () => ({ form: { id: 'x' } }),
  },
  'POST /en/desk/passkeys/end': {
    ...{ needs: null, ...everywhere, asks: true },
    path: () => paths.deskPasskeys('en', 'end'),
    body: () => ({ form: { id: 'x' } }),
  },
  'GET /en/desk/team': { needs: 'team', ...everywhere, path: () => paths.deskTeam('en') },
  'POST /en/desk/team': {
    ...{ needs: 'team', ...everywhere },
    path: () => paths.deskTeam('en'),
    body: (_, { address }) => ({
      form: { name: `Newcomer ${address.slice(0, 8)}`, role: 'translator', country: 'FR' },
    }),
  },
  'GET /en/desk/team/:id{\\d+}': { needs: 'team', ...item, path: ({ member }) => paths.deskTeam('en', member) },
  'POST /en/desk/team/:id{\\d+}': {
    ...{ needs: 'team', ...item },
    path: ({ member }) => paths.deskTeam('en', member),
    body: () => ({ form: { role: 'translator', country: 'DE', language: 'en', day: DAY } }),
  },
  'POST /en/desk/team/:id{\\d+}/link': {
    ...{ needs: 'team', ...item },
    path: ({ member }) => paths.deskTeam('en', member, 'link'),
    body: () => ({ form: {} }),
  },
  'POST /en/desk/team/:id{\\d+}/remove': {
    ...{ needs: 'team', ...item },
    path: ({ member }) => paths.deskTeam('en', member, 'remove'),
    body: () => ({ form: {} }),
  },
}
