import type { FC } from 'hono/jsx'
import { circleName } from '../cities/names.ts'
import { paths } from '../paths.ts'
import type { Circle } from '../rules/area.ts'
import type { Narrowing } from '../rules/narrowing.ts'
import type { PublicAction } from '../rules/public-action.ts'
import { ActionCard } from '../ui/action-card.tsx'
import { useLocale } from '../ui/locale.ts'
import type { Lists } from './lists.ts'
import { SelectionPage } from './selection-page.tsx'

/** The circles that are offered, in kilometres. */
const WIDTHS_KM = [10, 50, 200] as const

type NearPageProps = { circle: Circle; lists: Lists; farther: PublicAction[]; narrowing: Narrowing }

/** What is near a point: the nearest first, and where that is little, the nearest beyond. */
export const NearPage: FC<NearPageProps> = ({ circle, lists, farther, narrowing }) => {
  const { lang, t } = useLocale()
  return (
    <SelectionPage
      title={t.near.title(circleName(circle, lang))}
      selection={{ of: 'near', ...circle }}
      narrowing={narrowing}
      lists={lists}
      from={circle}
      hidden
      intro={
        <nav aria-label={t.near.widths} class="widths">
          <ul class="inline-list">
            {WIDTHS_KM.map((km) => (
              <li>
                <a
                  href={paths.selection(lang, { of: 'near', ...circle, km }, { ...narrowing, box: null })}
                  aria-current={km === circle.km ? 'page' : undefined}
                >
                  {t.near.within(km)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      }
      nothing={t.near.nothing(circle.km)}
      after={
        farther.length > 0 ? (
          <section>
            <h2>{t.near.farther}</h2>
            <ul class="cards">
              {farther.map((action) => (
                <ActionCard action={action} from={circle} />
              ))}
            </ul>
          </section>
        ) : null
      }
    />
  )
}
