/** Makes a long form kinder: nothing typed is lost, nothing is sent twice, the first error is found, and the place. */
import { followVenue } from './form/venue.ts'
import { forgetOld } from './photos/forget-old.ts'

for (const form of document.querySelectorAll<HTMLFormElement>('form[method="post"]')) {
  guardTypedText(form)
  sendOnce(form)
}
focusFirstError()
followVenue()
forgetOld()

/** Asks before the page is left with something typed that was not sent. */
function guardTypedText(form: HTMLFormElement): void {
  let unsaved = false
  form.addEventListener('input', () => {
    unsaved = true
  })
  form.addEventListener('submit', () => {
    unsaved = false
  })
  window.addEventListener('beforeunload', (event) => {
    // A form whose text is kept on the device loses nothing.
    if (unsaved && !('kept' in form.dataset)) event.preventDefault()
  })
}

/** Ignores a second press while the first is on its way; a page that comes back may send again. */
function sendOnce(form: HTMLFormElement): void {
  const buttons = form.querySelectorAll<HTMLButtonElement>('button:not([type]), button[type="submit"]')
  const disable = (disabled: boolean): void => {
    for (const button of buttons) button.disabled = disabled
  }
  form.addEventListener('submit', (event) => {
    // In a moment: a button that is disabled now would not send its own name and value, and others may send it themselves.
    setTimeout(() => disable(!event.defaultPrevented))
  })
  window.addEventListener('pageshow', () => disable(false))
}

/** Moves the focus to what went wrong: the summary if there is one, else the first field. */
function focusFirstError(): void {
  const summary = document.querySelector<HTMLElement>('.error-summary')
  if (summary && !summary.hasAttribute('tabindex')) summary.tabIndex = -1
  const target = summary ?? document.querySelector<HTMLElement>('[aria-invalid="true"]')
  target?.focus()
}
