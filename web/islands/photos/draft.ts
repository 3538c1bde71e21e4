import { make } from './make.ts'
import { ownerOf } from './owner.ts'
import type { Store } from './store.ts'
import type { Words } from './words.ts'

/** A form whose text is kept on the phone until the site has it. */
export interface Draft {
  forget: () => Promise<void>
}

/** What becomes of a form: it is sent, and the site leads on to an address; or refused, and the page comes again. */
interface DraftEvents {
  sent: (next: string) => void
  refused: () => void
}

/**
 * Keeps what is typed into a form, and fills it in again on return. What the site refuses is shown as by any form. Registered before other scripts ask what becomes of a press.
 */
export async function keepDraft(
  form: HTMLFormElement,
  store: Store,
  words: Words,
  { sent, refused }: DraftEvents,
): Promise<Draft> {
  const owner = await ownerOf(form)
  // Whoever asks before a page is left need not ask for this one.
  if (store.lasts) form.dataset.kept = ''
  const line = make('p', 'photo-news')
  line.setAttribute('role', 'status')
  form.prepend(line)

  // As fast as the phone writes, and no moment later: what is begun while a page goes is undone by some browsers.
  let isChanged = false
  let saving: Promise<void> | undefined
  const saveChanges = async (): Promise<void> => {
    while (isChanged) {
      isChanged = false
      await store.putDraft({ owner, added: Date.now(), fields: fieldsOf(form) })
    }
    saving = undefined
  }
  const save = (): Promise<void> => {
    isChanged = true
    saving ??= saveChanges()
    return saving
  }
  form.addEventListener('input', save)
  let busy = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (busy) return
    busy = true
    await save()
    line.textContent = ''
    const answer = await post(form)
    busy = false
    if (answer === null) {
      line.textContent = words.reportLater
      line.scrollIntoView({ block: 'center' })
    } else if (answer.redirected && answer.ok) {
      isChanged = false
      await store.removeDraft(owner)
      sent(answer.url)
    } else {
      // The site changes nothing that it refuses: sent once more, the page comes with the errors in it.
      refused()
      form.submit()
    }
  })

  const kept = await store.draft(owner)
  if (kept && JSON.stringify(kept.fields) !== JSON.stringify(fieldsOf(form)) && !form.querySelector('.error-summary')) {
    fill(form, kept.fields)
    line.textContent = words.draftBack
  }
  return {
    forget: async () => {
      isChanged = false
      await store.removeDraft(owner)
      form.reset()
      line.textContent = ''
    },
  }
}

/** The site's answer to a form; null where there is no line. */
function post(form: HTMLFormElement): Promise<Response | null> {
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  return fetch(form.action, { method: 'POST', body }).catch(() => null)
}

function fieldsOf(form: HTMLFormElement): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string') fields[name] = [...(fields[name] ?? []), value]
  return fields
}

function fill(form: HTMLFormElement, fields: Record<string, string[]>): void {
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
    'input:not([type="hidden"]), textarea, select',
  )) {
    const values = fields[field.name] ?? []
    if (field instanceof HTMLInputElement && ['radio', 'checkbox'].includes(field.type))
      field.checked = values.includes(field.value)
    else field.value = values[0] ?? ''
  }
}
