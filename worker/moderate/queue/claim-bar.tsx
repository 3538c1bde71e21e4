import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { QueueFilter } from '../../rules/waiting.ts'
import type { Claim } from '../../store/claims.ts'
import { useLocale } from '../../ui/locale.ts'
import { useCoordinator } from '../coordinator.ts'

/** Who has taken something, with a button to take it or to let it go. */
export const ClaimBar: FC<{ item: string; claim: Claim | null; filter: QueueFilter }> = ({ item, claim, filter }) => {
  const { lang, t } = useLocale()
  const { id } = useCoordinator()
  const words = t.queue.claims
  const mine = claim?.coordinatorId === id
  const until = claim ? hourText(claim.until, lang) : ''
  return (
    <form method="post" action={paths.deskClaims(lang, filter)} class={claim && !mine ? 'notice alert claim' : 'claim'}>
      <input type="hidden" name="item" value={item} />
      {claim ? <span>{mine ? words.yours(until) : words.others(claim.name, until)}</span> : null}{' '}
      {mine ? (
        <button type="submit" name="does" value="release" class="button quiet">
          {words.release}
        </button>
      ) : claim ? null : (
        <button type="submit" name="does" value="take" class="button quiet" data-key="t">
          {words.take}
        </button>
      )}
    </form>
  )
}

/** An hour of the next minutes. Who reads it may be anywhere: it says that it is UTC. */
function hourText(at: number, lang: string): string {
  const hour = new Intl.DateTimeFormat(lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' })
  return `${hour.format(at)} UTC`
}
