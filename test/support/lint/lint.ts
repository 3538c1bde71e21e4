import { ALLOWED } from './allowed.ts'
import { type Component, readComponents } from './components.ts'
import { type Complain, readLines } from './lines.ts'
import { extension } from './values.ts'
import { lintWhole } from './whole.ts'

/**
 * What no calendar of ours may have, on octets as they are sent: the defects that made programs drop events, and those
 * that they pass in silence. One sentence each, with the line where it is; none for a calendar that is as it should be.
 */
export function lint(octets: Uint8Array): string[] {
  const complaints = new Set<string>()
  const complain: Complain = (what, line) => complaints.add(`${what} (line ${line})`)
  const root = readComponents(readLines(octets, complain), complain)
  const [calendar, ...others] = root.components
  if (!calendar || others.length > 0) complain('it is not one calendar', 1)
  lintComponent(root, complain)
  if (calendar) lintWhole(calendar, complain)
  return [...complaints]
}

/** The same of a calendar as text, which is sent as UTF-8. */
export function lintText(calendar: string): string[] {
  return lint(new TextEncoder().encode(calendar))
}

function lintComponent(component: Component, complain: Complain): void {
  const { properties = {}, components = [] } = ALLOWED[component.name] ?? {}
  const count = new Map<string, number>()
  for (const property of component.properties) {
    const { name, at } = property
    count.set(name, (count.get(name) ?? 0) + 1)
    const rule = properties[name]
    if (!rule && !name.startsWith('X-')) complain(`${name} has no place in ${component.name}`, at)
    const wrong = (rule?.check ?? extension)(property)
    if (wrong) complain(wrong, at)
  }
  for (const [name, { least, most }] of Object.entries(properties)) {
    const times = count.get(name) ?? 0
    if (times < least) complain(`${component.name} lacks ${name}`, component.at)
    if (times > most) complain(`${component.name} has ${name} ${times} times`, component.at)
  }
  for (const inner of component.components) {
    if (!components.includes(inner.name)) complain(`${inner.name} has no place in ${component.name || 'it'}`, inner.at)
    lintComponent(inner, complain)
  }
}
