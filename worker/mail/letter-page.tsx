import type { FC } from 'hono/jsx'
import { direction, type Lang } from '../rules/languages.ts'
import { withoutHarm } from '../rules/text-hygiene.ts'
import type { Paragraph } from './paragraphs.ts'

/** Mail programs know no style sheets, and nothing may be fetched: a few inline styles that work in light and dark. */
const STYLES = {
  body: 'margin:0;padding:16px;font-family:sans-serif;font-size:16px;line-height:1.6',
  frame: 'max-width:36em;margin:0 auto',
  quote: 'margin:0 0 16px;padding:0 12px;border-inline-start:4px solid #888888',
  paragraph: 'margin:0 0 16px',
  // A link is longer than a phone is wide.
  address: 'word-break:break-all',
  list: 'margin:0 0 16px;padding-inline-start:20px',
  footer: 'margin:24px 0 0;padding:12px 0 0;border-top:1px solid #888888;font-size:14px',
} as const

/**
 * A letter as HTML: a document of its own that loads nothing, whoever shows it. It says what the plain text says, in the same
 * order; an address is its own words, so that nobody is led elsewhere than they read.
 */
export function letterPage(
  { subject, lang }: { subject: string; lang: Lang },
  paragraphs: readonly Paragraph[],
): string {
  const page = (
    <html lang={lang} dir={direction(lang)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{subject}</title>
      </head>
      <body style={STYLES.body}>
        <div lang={lang} dir={direction(lang)} style={STYLES.frame}>
          {paragraphs.map((paragraph) => (
            <Part paragraph={paragraph} />
          ))}
        </div>
      </body>
    </html>
  )
  return `<!doctype html>${page}`
}

const Part: FC<{ paragraph: Paragraph }> = ({ paragraph }) => {
  switch (paragraph.is) {
    case 'text':
      return (
        <p style={STYLES.paragraph}>
          <Lines text={paragraph.text} />
        </p>
      )
    case 'quote':
      // Whoever wrote it may have gone from one language to another: each line has a direction of its own.
      return (
        <div style={STYLES.paragraph}>
          {paragraph.label}
          <blockquote style={STYLES.quote}>
            {withoutHarm(paragraph.text)
              .split('\n')
              .map((line) => (line === '' ? <br /> : <div dir="auto">{line}</div>))}
          </blockquote>
        </div>
      )
    case 'link':
      return (
        <p style={STYLES.paragraph}>
          {paragraph.label}
          <br />
          <Address url={paragraph.url} />
        </p>
      )
    case 'list':
      return (
        <ul style={STYLES.list}>
          {paragraph.items.map(({ name, value, url }) => (
            <li>
              {url ? (
                <>
                  <bdi>{name}</bdi>
                  <br />
                  <Address url={url} />
                </>
              ) : (
                `${name}: ${value}`
              )}
            </li>
          ))}
        </ul>
      )
    case 'footer':
      return (
        <p style={STYLES.footer}>
          <Lines text={paragraph.text} />
        </p>
      )
  }
}

const Address: FC<{ url: string }> = ({ url }) => (
  <a href={url} dir="ltr" style={STYLES.address}>
    {url}
  </a>
)

const Lines: FC<{ text: string }> = ({ text }) => (
  <>
    {text.split('\n').map((line, at) => (
      <>
        {at > 0 ? <br /> : null}
        {line}
      </>
    ))}
  </>
)
