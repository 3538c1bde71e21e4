import type { FC } from 'hono/jsx'
import { sloganLines } from '../rules/day-text.ts'
import { direction } from '../rules/languages.ts'
import type { DayText } from '../store/days.ts'
import { useLocale } from '../ui/locale.ts'

/** What people may write on their signs; nothing where there is none. */
export const Slogans: FC<{ text: DayText }> = ({ text }) => {
  const { t } = useLocale()
  const slogans = sloganLines(text.slogans)
  if (slogans.length === 0) return null
  return (
    <section class="slogans">
      <h2>{t.dayKit.slogans}</h2>
      <ul lang={text.lang} dir={direction(text.lang)}>
        {slogans.map((slogan) => (
          <li>{slogan}</li>
        ))}
      </ul>
    </section>
  )
}
