import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import type { Point } from '../rules/location-tier.ts'
import { ActionCard } from '../ui/action-card.tsx'
import { useLocale } from '../ui/locale.ts'
import type { Lists } from './lists.ts'

type ActionListsProps = { lists: Lists; more: string; nothing?: string | undefined; from?: Point | undefined }

/** What is coming, then what happened; `more` is the page that the second list goes on at. */
export const ActionLists: FC<ActionListsProps> = ({ lists, more, nothing, from }) => {
  const { t } = useLocale()
  const { coming, past } = lists
  if (coming.length === 0 && past.length === 0) return <p class="nothing">{nothing ?? t.selection.none}</p>
  return (
    <>
      {[
        { heading: t.home.coming, actions: coming, goesOn: null },
        { heading: t.home.past, actions: past, goesOn: lists.more },
      ].map(({ heading, actions, goesOn }) =>
        actions.length > 0 ? (
          <section>
            <h2>{heading}</h2>
            <ul class="cards">
              {actions.map((action) => (
                <ActionCard action={action} from={from} />
              ))}
            </ul>
            {goesOn ? (
              <p>
                <a class="button quiet" href={paths.further(more, goesOn)}>
                  {t.home.earlier}
                </a>
              </p>
            ) : null}
          </section>
        ) : null,
      )}
    </>
  )
}
