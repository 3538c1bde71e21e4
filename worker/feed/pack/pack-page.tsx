import type { FC } from 'hono/jsx'
import { messages } from '../../messages/messages.ts'
import { paths } from '../../paths.ts'
import { direction } from '../../rules/languages.ts'
import type { PublicAction } from '../../rules/public-action.ts'
import { textIn } from '../../rules/text-in.ts'
import type { Day } from '../../store/days.ts'
import { dateRangeText } from '../../ui/date-text.ts'
import { Prose } from '../../ui/prose.tsx'
import type { PackHead } from '../feed-head.ts'
import { PackedAction, PackedFigure } from './pack-parts.tsx'
import { PACK_STYLES } from './pack-styles.ts'
import type { PackedPhoto } from './packed-photo.ts'

/** What the page of a pack shows. */
export type PackPageProps = {
  day: Day
  head: PackHead
  actions: readonly PublicAction[]
  photos: readonly PackedPhoto[]
  /** The line of what took place, and the moment of making. */
  counts: string[]
  made: string
  files: readonly string[]
}

/** A whole document that opens from a disk: no script, its style inside, links to the files beside it. */
export const PackPage: FC<PackPageProps> = ({ day, head, actions, photos, counts, made, files }) => {
  const { lang, absolute } = head
  const t = messages[lang]
  const text = textIn(day.texts, lang)
  const url = absolute(paths.day(lang, day.slug))
  const took = actions.filter(({ status }) => status === 'published')
  return (
    <html lang={lang} dir={direction(lang)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {/* Of all that it is made of nothing may ever run or ask anybody. */}
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'"
        />
        <meta name="referrer" content="no-referrer" />
        <title>{t.recap.file.title(text.title)}</title>
        {/* A constant of ours: escaped it would be no style. */}
        <style dangerouslySetInnerHTML={{ __html: PACK_STYLES }} />
      </head>
      <body>
        <header>
          <p>
            {day.weekday
              ? t.when.everyWeek(t.weekdays[day.weekday])
              : dateRangeText(day.startsOn, day.endsOn ?? day.startsOn, lang)}
          </p>
          <h1 lang={text.lang} dir={direction(text.lang)}>
            {text.title}
          </h1>
          <p class="counts">{counts.join(' · ')}</p>
          <p class="fine">{t.recap.file.madeOn(made, url)}</p>
        </header>
        {text.call ? (
          <section>
            <h2>{t.day.call}</h2>
            <Prose text={text.call} lang={text.lang} />
          </section>
        ) : null}
        {photos.length > 0 ? (
          <section>
            <h2>{t.recap.photos}</h2>
            <ul class="photos">
              {photos.map((photo) => (
                <PackedFigure photo={photo} lang={lang} />
              ))}
            </ul>
          </section>
        ) : null}
        <section>
          <h2>{t.home.past}</h2>
          {took.map((action) => (
            <PackedAction action={action} head={head} />
          ))}
        </section>
        <section>
          <h2>{t.recap.file.tables}</h2>
          <ul>
            {files.map((file) => (
              <li>
                <a href={file} dir="ltr">
                  {file}
                </a>
              </li>
            ))}
          </ul>
        </section>
      </body>
    </html>
  )
}
