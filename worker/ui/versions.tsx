import type { FC } from 'hono/jsx'
import { languageName } from '../cities/names.ts'
import { direction } from '../rules/languages.ts'
import { textIn, type Version } from '../rules/text-in.ts'
import { useLocale } from './locale.ts'
import { Prose } from './prose.tsx'

type Told = Version & { title?: string; text: string }

/**
 * What stands under a text that there is in several languages: of a translation that it is one, and the original behind it; of
 * an original the translation of an older version of it, if that is all there is in the reader's language.
 */
export const Versions: FC<{ versions: readonly Told[] }> = ({ versions }) => {
  const { lang, t } = useLocale()
  const words = t.translations
  const shown = textIn(versions, lang)
  const original = versions.find((version) => version.original)
  const older = versions.find((version) => version.lang === lang && version.outdated)
  if (!shown.original && original)
    return (
      <div class="versions">
        <p class="fine">{words.byCampaign}</p>
        <Folded version={original} heading={words.seeOriginal(languageName(original.lang, lang))} />
      </div>
    )
  if (!older) return null
  return (
    <div class="versions">
      <Folded version={older} heading={words.seeOlder(languageName(older.lang, lang))} />
    </div>
  )
}

const Folded: FC<{ version: Told; heading: string }> = ({ version, heading }) => (
  <details>
    <summary>{heading}</summary>
    {version.title ? (
      <p lang={version.lang} dir={direction(version.lang)}>
        <strong>{version.title}</strong>
      </p>
    ) : null}
    <Prose text={version.text} lang={version.lang} />
  </details>
)
