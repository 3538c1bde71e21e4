import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import { type FlagSummary, printSeenFlag } from '../../rules/flag.ts'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'
import { FlagNote } from './flag-note.tsx'
import { type FlaggedThing, FlaggedThingCard } from './flagged-thing.tsx'

type FlagsPageProps = {
  flags: FlagSummary[]
  /** What they are about, by their items, as far as it is still there. */
  things: ReadonlyMap<string, FlaggedThing>
  /** Where the list goes on, if it does. */
  next: string | null
}

/** What is flagged, the most often flagged first; all of a page can be dismissed at once, since a flood is of hundreds. */
export const FlagsPage: FC<FlagsPageProps> = ({ flags, things, next }) => {
  const { lang, t } = useLocale()
  const words = t.safetyDesk.flag.desk
  return (
    <DeskPage title={words.title}>
      <p class="lead">{words.intro}</p>
      {flags.length === 0 ? <p class="nothing">{words.empty}</p> : null}
      <ul class="rows flags">
        {flags.map((flag) => {
          const thing = things.get(flag.item)
          return (
            <li>
              {thing ? <FlaggedThingCard thing={thing} /> : null}
              <FlagNote flag={flag} linked />
            </li>
          )
        })}
      </ul>
      {flags.length > 1 ? (
        <form method="post" action={paths.deskFlags(lang)}>
          {flags.map((flag) => (
            <input type="hidden" name="item" value={printSeenFlag(flag)} />
          ))}
          <button type="submit" class="button">
            {words.dismissAll(flags.length)}
          </button>
        </form>
      ) : null}
      {next ? (
        <p>
          <a class="button quiet" href={next} rel="next">
            {words.next}
          </a>
        </p>
      ) : null}
    </DeskPage>
  )
}
