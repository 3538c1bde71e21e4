import type { FC } from 'hono/jsx'
import { Page } from '../ui/page.tsx'
import { Prose } from '../ui/prose.tsx'

/** A page of the campaign's own words: about, safety, contact. */
export const TextPage: FC<{ title: string; text: string; lang: string }> = ({ title, text, lang }) => (
  <Page title={title}>
    <h1>{title}</h1>
    <Prose text={text} lang={lang} />
  </Page>
)
