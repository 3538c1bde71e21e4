import type { FC } from 'hono/jsx'
import { isWebAddress } from '../rules/fields.ts'
import { direction } from '../rules/languages.ts'

const ADDRESS = /(https?:\/\/[^\s<>"'،؛]+[^\s<>"'.,;:!?)\]،؛؟])/u

/**
 * Text that somebody typed: paragraphs where blank lines were, line breaks kept, web addresses as links. A link of a
 * stranger's tells search engines nothing and gets no handle on our window.
 */
export const Prose: FC<{ text: string; lang?: string }> = ({ text, lang }) => (
  <div class="prose" {...(lang ? { lang, dir: direction(lang) } : { dir: 'auto' })}>
    {text.split(/\n{2,}/).map((paragraph) => (
      <p>
        {paragraph.split('\n').map((line, index) => (
          <>
            {index > 0 ? <br /> : null}
            {line.split(ADDRESS).map((part) => (isWebAddress(part) ? <OutsideLink url={part} /> : part))}
          </>
        ))}
      </p>
    ))}
  </div>
)

/** Links out of the site, one below the other; nothing where there are none. */
export const OutsideLinks: FC<{ urls: readonly string[]; class?: string }> = ({ urls, class: name }) =>
  urls.length > 0 ? (
    <ul class={name}>
      {urls.map((url) => (
        <li>
          <OutsideLink url={url} />
        </li>
      ))}
    </ul>
  ) : null

/** A link out of the site, shown without its scheme. */
export const OutsideLink: FC<{ url: string; text?: string }> = ({ url, text }) => (
  <a href={url} rel="nofollow noopener noreferrer ugc" dir="auto">
    {text ?? url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
  </a>
)
