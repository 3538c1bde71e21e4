import type { Child, FC } from 'hono/jsx'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'
import { DeskNav } from './desk-nav.tsx'

/** The frame of every page of the desk. */
export const DeskPage: FC<{
  title: string
  scripts?: ('form.js' | 'copy.js' | 'desk-photos.js' | 'desk-queue.js' | 'desk-import.js' | 'passkeys.js')[]
  children: Child
}> = ({ title, scripts = [], children }) => {
  const { t } = useLocale()
  return (
    <Page title={`${title} · ${t.desk.title}`} scripts={scripts} hidden wide>
      <DeskNav />
      <h1>{title}</h1>
      {children}
    </Page>
  )
}
