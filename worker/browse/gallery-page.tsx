import type { FC } from 'hono/jsx'
import type { Part } from '../change/recap.ts'
import { paths } from '../paths.ts'
import { direction } from '../rules/languages.ts'
import type { PublicPhoto } from '../rules/public-photo.ts'
import { printRecapPosition } from '../rules/recap.ts'
import { textIn } from '../rules/text-in.ts'
import type { Day } from '../store/days.ts'
import { dateText } from '../ui/date-text.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { DayDates } from './day-card.tsx'
import { Gallery } from './gallery.tsx'

type GalleryPageProps = { day: Day; date: string | null; gallery: Part<PublicPhoto>; isFirst: boolean }

/** A part of a day's photos; a script takes the next parts over from pages like this one. */
export const GalleryPage: FC<GalleryPageProps> = ({ day, date, gallery: { items, more }, isFirst }) => {
  const { lang, t } = useLocale()
  const text = textIn(day.texts, lang)
  return (
    <Page title={t.recap.photosOf(text.title)} scripts={['gallery.js']} wide>
      <DayHead day={day} date={date} heading={t.recap.photos} />
      {isFirst ? null : (
        <p class="gallery-from">
          <a href={paths.gallery(lang, day.slug, { date })}>{t.recap.firstPhotos}</a>
        </p>
      )}
      {items.length === 0 ? <p class="nothing">{t.recap.noPhotos}</p> : <Gallery photos={items} />}
      <p class="gallery-more" data-loading={t.recap.loadingPhotos}>
        {more ? (
          <a class="button quiet" href={paths.gallery(lang, day.slug, { date, after: printRecapPosition(more) })}>
            {t.recap.morePhotos}
          </a>
        ) : null}
      </p>
      <p class="visually-hidden" role="status" data-gallery-status="" />
    </Page>
  )
}

/** The head of a page of part of a day: what it is of, and the way back. */
export const DayHead: FC<{ day: Day; date: string | null; heading: string }> = ({ day, date, heading }) => {
  const { lang } = useLocale()
  const text = textIn(day.texts, lang)
  return (
    <div class="hero part-of-day">
      <p class="eyebrow">
        <a href={date ? paths.dayDate(lang, day.slug, date) : paths.day(lang, day.slug)}>
          <bdi lang={text.lang} dir={direction(text.lang)}>
            {text.title}
          </bdi>
        </a>
        <span>{date ? dateText(date, lang) : <DayDates day={day} />}</span>
      </p>
      <h1>{heading}</h1>
    </div>
  )
}
