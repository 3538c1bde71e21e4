/** An element of a class with what is in it. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.append(...children)
  return element
}

/** A button that does something on the page. */
export function button(className: string, label: string, press: () => void): HTMLButtonElement {
  const element = make('button', className, label)
  element.type = 'button'
  element.addEventListener('click', press)
  return element
}

/** Writes a line that is read out when it changes, and only then. */
export function say(line: Element, text: string): void {
  if (line.textContent !== text) line.textContent = text
}
