/** Lets the page answer before anything more is done: on a slow phone it would stand still for all of it together. */
export function rest(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

/** Gives an element the focus once the page is drawn: before, its layout would be worked out twice. */
export function focusSoon(element: HTMLElement | undefined): void {
  requestAnimationFrame(() => setTimeout(() => element?.focus()))
}
