import type { Child, FC } from 'hono/jsx'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { DeskNav } from './desk-nav.tsx'

/** The frame of every page of the desk. */
export const DeskPage: FC<{
  title: string
  scripts?: ('form.js' | 'copy.js' | 'desk-photos.js' | 'desk-queue.js' | 'desk-import.js' | 'passkeys.js')[]
  /** What is said before the title, as it is about something else. */
  before?: Child
  children: Child
}> = ({ title, scripts = [], before, children }) => {
  const { t } = useLocale()
  return (
    <Page title={`${title} · ${t.desk.title}`} scripts={scripts} hidden wide>
      <DeskNav />
      {before}
      <h1>
        {/* It may be what somebody typed, in a language of the other direction. */}
        <bdi>{title}</bdi>
      </h1>
      {children}
    </Page>
  )
}
