/** Goes on with an import while its page is open: what the button does, again and again, until there is nothing to do. */

type Progress = { state: string; done: number; all: number; goesOn: boolean }

const form = document.querySelector<HTMLFormElement>('form[data-goes-on]')
if (form) goOn(form).catch(() => undefined)

async function goOn(form: HTMLFormElement): Promise<void> {
  const bar = document.querySelector<HTMLProgressElement>('progress')
  for (;;) {
    const response = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams(),
      headers: { Accept: 'application/json' },
    })
    // Whoever is no longer signed in is sent to where one signs in, by the page itself.
    if (response.redirected || !response.ok) return location.reload()
    const progress: Progress = await response.json()
    if (!progress.goesOn) return location.reload()
    if (bar) Object.assign(bar, { max: progress.all, value: progress.done })
  }
}
