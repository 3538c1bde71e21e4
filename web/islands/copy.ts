/** Shows the copy buttons, which need this script, and lets them copy the input that each names. */

/** Milliseconds for which a button says that it has copied. */
const SAID_FOR = 3000

for (const button of document.querySelectorAll<HTMLButtonElement>('button.copy')) {
  const input = document.querySelector<HTMLInputElement>(button.dataset.copy ?? '')
  if (!input) continue
  const label = button.textContent
  let timer = 0
  button.setAttribute('aria-live', 'polite')
  button.hidden = false
  button.addEventListener('click', async () => {
    // Selected first: where the clipboard is refused, Ctrl+C is all that is left to do.
    input.select()
    const copied = await navigator.clipboard?.writeText(input.value).then(
      () => true,
      () => false,
    )
    if (!copied) return
    button.textContent = button.dataset.copied ?? label
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      button.textContent = label
    }, SAID_FOR)
  })
}
