import type { FC } from 'hono/jsx'
import { languageName } from '../cities/names.ts'
import { paths } from '../paths.ts'
import { direction } from '../rules/languages.ts'
import { fitWithin, PHOTO_LIMITS } from '../rules/photo.ts'
import { textIn } from '../rules/text-in.ts'
import { present } from '../rules/translations.ts'
import type { Day, DayText } from '../store/days.ts'
import type { KitFile } from '../store/kit-files.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { DayHead } from './gallery-page.tsx'
import { PALM_SIZE } from './palm-card.ts'
import { CARD_SIZE } from './share-card.ts'
import { Slogans } from './slogans.tsx'

/** What a day gives groups: slogans, a text to copy, cards, pictures and files. */
export const KitPage: FC<{ day: Day; files: KitFile[] }> = ({ day, files }) => {
  const { lang, t } = useLocale()
  const words = t.dayKit
  const text = textIn(day.texts, lang)
  const others = present(day.texts).filter((each) => each !== text && (each.suggestion || each.slogans))
  return (
    <Page title={words.of(text.title)} description={words.lead} scripts={['copy.js']}>
      <DayHead day={day} date={null} heading={words.title} />
      <p class="lead">{words.lead}</p>
      <Texts text={text} />
      {others.map((other) => (
        <details class="kit-language">
          <summary>{languageName(other.lang, lang)}</summary>
          <Texts text={other} />
        </details>
      ))}
      <section>
        <h2>{words.card}</h2>
        <figure class="kit-card">
          <a href={paths.palmCard(lang, day.slug)} download={`${day.slug}-${lang}.png`}>
            <img src={paths.palmCard(lang, day.slug)} {...PALM_SIZE} loading="lazy" alt={words.getCard} />
          </a>
          <figcaption>
            <a class="button quiet" href={paths.palmCard(lang, day.slug)} download={`${day.slug}-${lang}.png`}>
              {words.getCard}
            </a>
            <p class="fine">{words.pages}</p>
          </figcaption>
        </figure>
      </section>
      <section>
        <h2>{words.picture}</h2>
        <a href={paths.shareImage(lang, day.slug)}>
          <img
            class="kit-picture"
            src={paths.shareImage(lang, day.slug)}
            {...CARD_SIZE}
            loading="lazy"
            alt={text.title}
          />
        </a>
      </section>
      {files.length > 0 ? (
        <section>
          <h2>{words.files}</h2>
          <KitFiles files={files} />
        </section>
      ) : null}
    </Page>
  )
}

const Texts: FC<{ text: DayText }> = ({ text }) => {
  const { t } = useLocale()
  const id = `kit-text-${text.lang}`
  return (
    <>
      <Slogans text={text} />
      {text.suggestion ? (
        <section>
          <h2>{t.dayKit.suggestion}</h2>
          <p class="kit-text pre-line" id={id} lang={text.lang} dir={direction(text.lang)}>
            {text.suggestion}
          </p>
          <button type="button" class="copy button quiet" data-copy={`#${id}`} data-copied={t.manage.copied} hidden>
            {t.manage.copy}
          </button>
        </section>
      ) : null}
    </>
  )
}

const KitFiles: FC<{ files: KitFile[] }> = ({ files }) => {
  const { lang, number, t } = useLocale()
  const megabytes = (bytes: number) => t.dayKit.megabytes(number(Math.max(0.1, Math.round(bytes / 104_857.6) / 10)))
  return (
    <ul class="kit-files">
      {files.map(({ key, kind, title, lang: written, bytes, width, height }) => (
        <li>
          <a href={paths.kitFile(key)}>
            {width !== null && height !== null ? (
              <img
                src={paths.kitFile(key, 'small')}
                {...fitWithin({ width, height }, PHOTO_LIMITS.smallSide)}
                loading="lazy"
                alt=""
              />
            ) : null}
            <span lang={written} dir={direction(written)}>
              {title}
            </span>
          </a>
          <span class="fine">
            {kind === 'pdf' ? 'PDF' : 'WebP'} · {megabytes(bytes)} · {languageName(written, lang)}
          </span>
        </li>
      ))}
    </ul>
  )
}
