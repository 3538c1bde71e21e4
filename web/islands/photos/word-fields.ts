import { make } from './make.ts'

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** What is said of one photo alone; the rest may be the same for all. */
const OF_ONE = ['caption', 'description']
const SAID_ANEW = [...OF_ONE, 'consent']

/** The fields of the form for one photo, which go with whatever photo is open. */
export interface WordFields {
  element: HTMLElement
  /** Whether there is a field of this name. */
  has: (name: string) => boolean
  read: () => Record<string, string>
  /** Fills in what is said of a photo, and what is wrong with it; gives what belongs to no field. */
  write: (words: Record<string, string>, errors: Record<string, string>) => string
}

/** The fields inside an element of the plain form. `changed` is called with every letter. */
export function wordFields(element: HTMLElement, changed: () => void): WordFields {
  element.addEventListener('input', changed)
  const fields = (): Field[] => [...element.querySelectorAll<Field>('input, textarea, select')]
  return {
    element,
    has: (name) => fields().some((field) => field.name === name),
    read: () => {
      const words: Record<string, string> = {}
      for (const field of fields()) {
        if (field instanceof HTMLInputElement && field.type === 'radio' && !field.checked) words[field.name] ??= ''
        else words[field.name] = field.value
      }
      return words
    },
    write: (words, errors) => {
      for (const old of element.querySelectorAll('.error')) old.remove()
      for (const field of fields()) {
        const word = words[field.name] ?? ''
        if (field instanceof HTMLInputElement && field.type === 'radio') field.checked = field.value === word
        else field.value = word
        mark(field, errors[field.name])
      }
      const names = new Set(fields().map(({ name }) => name))
      const others = Object.entries(errors).filter(([name]) => !names.has(name))
      return others.map(([, sentence]) => sentence).join(' ')
    },
  }
}

/** What a new photo has of the words of another: nobody says the same of who is on it without looking. */
export function forNext(words: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).filter(([name]) => !SAID_ANEW.includes(name)))
}

/** What the site takes no photo without, in the order of the form. */
const REQUIRED = ['consent', 'city', 'lang']

/** The names of what has to be said and is not. */
export function missingIn(words: Record<string, string>, fields: Pick<WordFields, 'has'>): string[] {
  return REQUIRED.filter((name) => fields.has(name) && !words[name]?.trim())
}

/** What may be the same for all. */
export function forAll(words: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).filter(([name]) => !OF_ONE.includes(name)))
}

/** Says an error beside its field and ties it to it (WCAG 3.3.1). */
function mark(field: Field, error: string | undefined): void {
  const around = field.closest<HTMLElement>('.field')
  const id = `${field.name}-error`
  const described = (field.getAttribute('aria-describedby') ?? '').split(' ').filter((each) => each && each !== id)
  if (error) described.push(id)
  around?.classList.toggle('wrong', Boolean(error))
  field.toggleAttribute('aria-invalid', false)
  if (error) field.setAttribute('aria-invalid', 'true')
  if (described.length > 0) field.setAttribute('aria-describedby', described.join(' '))
  else field.removeAttribute('aria-describedby')
  if (!error || !around) return
  const fold = around.closest('details')
  if (fold) fold.open = true
  if (around.querySelector('.error')) return
  const line = make('p', 'error', error)
  line.id = id
  around.querySelector('label, legend')?.after(line)
}
