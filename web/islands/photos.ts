/** Photos from a phone: many at once, faces covered before anything leaves it, and nothing lost with the connection. */
import './map/trusted-types.ts'
import { type Draft, keepDraft } from './photos/draft.ts'
import { make } from './photos/make.ts'
import { openStore } from './photos/store.ts'
import { openTool, type Tool } from './photos/tool.ts'
import type { Words } from './photos/words.ts'

const form = document.querySelector<HTMLFormElement>('form[data-photo-form]')
// Without a secure connection there is neither a hash nor anything that were safe to keep.
if (form && window.isSecureContext) open(form)

async function open(photoForm: HTMLFormElement): Promise<void> {
  const words: Words = JSON.parse(photoForm.dataset.words ?? '{}')
  const store = await openStore(Date.now())
  let tool: Tool | null = null
  let draft: Draft | undefined
  const report = document.querySelector<HTMLFormElement>('form[data-report-form]')
  if (report)
    draft = await keepDraft(report, store, words, {
      sent: (next) => {
        if (!tool?.waiting()) return location.assign(next)
        // Photos go on only while this page is open.
        const link = Object.assign(make('a', '', words.goOn), { href: next })
        tool.tell(words.reportSent, words.allSent, link)
        photoForm.closest('section')?.scrollIntoView()
      },
      refused: () => tool?.comesAgain(),
    })
  tool = await openTool(photoForm, store, async () => {
    await draft?.forget()
    await store.forget()
  })
}
