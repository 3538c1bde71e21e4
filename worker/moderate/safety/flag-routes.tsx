import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type AppEnv, factory } from '../../app-env.ts'
import { dismissFlags } from '../../change/flag.ts'
import { permitted } from '../../middleware/coordinator-only.ts'
import { paths } from '../../paths.ts'
import { toDeskAction } from '../../rules/desk-action.ts'
import { type FlagSummary, flaggedItem, parseFlagged, parseSeenFlag, type SeenFlag } from '../../rules/flag.ts'
import { ALONE_AT_MOST } from '../../rules/run.ts'
import { listActionsNamed } from '../../store/actions.ts'
import { type FlagPosition, listFlags } from '../../store/flags.ts'
import { listPhotosNamed } from '../../store/photos.ts'
import { readForm, typedText } from '../../ui/form.ts'
import { inScope } from '../in-scope.ts'
import { readDeskPhotos } from '../photos/desk-photos.ts'
import type { FlaggedThing } from './flagged-thing.tsx'
import { FlagsPage } from './flags-page.tsx'

/** What visitors say is wrong: as many at once as one coordinator may dismiss. */
export const flagRoutes = factory
  .createApp()
  .get('/', permitted('look'), async (c) => {
    const { db, lang, coordinator } = c.var
    const after = parsePosition(c.req.query('after') ?? '')
    const found = await listFlags(db, { scope: coordinator.scope, after, limit: ALONE_AT_MOST + 1 })
    const flags = found.slice(0, ALONE_AT_MOST)
    const last = found.length > ALONE_AT_MOST ? flags.at(-1) : undefined
    const next = last ? paths.deskFlags(lang, `${last.count}~${last.item}`) : null
    return c.render(<FlagsPage flags={flags} things={await readThings(c, flags)} next={next} />)
  })
  .post('/', permitted('verdict'), async (c) => {
    const { item = [] } = await readForm(c)
    const named = [item].flat().slice(0, ALONE_AT_MOST)
    return dismiss(
      c,
      named.flatMap((each) => parseSeenFlag(each) ?? []),
    )
  })
  .post('/:item', permitted('verdict'), async (c) => {
    const { item } = c.req.param()
    const seen = typedText({ values: await readForm(c), errors: {} }, 'seen')
    // Where no form says what was seen, it is what there is now.
    return dismiss(c, parseFlagged(item) ? [{ item, newestAt: parseSeenFlag(seen)?.newestAt ?? c.var.now }] : [])
  })

/** What flags of a page are about, each by its item. */
async function readThings(
  { var: { db, now } }: Context<AppEnv>,
  flags: readonly FlagSummary[],
): Promise<Map<string, FlaggedThing>> {
  const named = flags.flatMap(({ item }) => parseFlagged(item) ?? [])
  const [records, photos] = await Promise.all([
    listActionsNamed(
      db,
      named.flatMap((of) => ('action' in of ? of.action : [])),
    ),
    listPhotosNamed(
      db,
      named.flatMap((of) => ('photo' in of ? of.photo : [])),
    ).then((rows) => readDeskPhotos(db, rows, now)),
  ])
  return new Map<string, FlaggedThing>([
    ...records.map((record) => [flaggedItem({ action: record.id }), { action: toDeskAction(record, now) }] as const),
    ...photos.map((photo) => [flaggedItem({ photo: photo.key }), { photo }] as const),
  ])
}

async function dismiss(c: Context<AppEnv>, seen: readonly SeenFlag[]) {
  const subjects = seen.map((each) => ({ ...each, subject: 'flag' as const, subjectId: each.item }))
  const mine = await inScope(c, subjects)
  if (mine.length === 0) return c.notFound()
  const outcome = await dismissFlags(c.var.change, c.var.coordinator, mine)
  if (!outcome.ok) throw new HTTPException(409)
  return c.redirect(paths.deskFlags(c.var.lang), 303)
}

function parsePosition(text: string): FlagPosition | null {
  const [, count = '', item = ''] = /^(\d{1,15})~([a-z]+:[0-9a-z]{1,40})$/.exec(text) ?? []
  return item === '' ? null : { count: Number(count), item }
}
