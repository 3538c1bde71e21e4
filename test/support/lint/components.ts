import type { Complain, Line } from './lines.ts'

/** A property: its name, its parameters by name without quotes, its value as it stands there. */
export type Property = { name: string; params: ReadonlyMap<string, string>; value: string; at: number }
/** A component with what is in it, in its order. */
export type Component = { name: string; at: number; properties: Property[]; components: Component[] }

const PARAM = /;([A-Z][A-Z0-9-]*)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)/
/** RFC 5545, section 3.1. Names could be in small letters too; ours never are. */
const CONTENT_LINE = new RegExp(`^([A-Z][A-Z0-9-]*)((?:${PARAM.source})*):(.*)$`, 's')

/** The components that content lines make, the outermost in a component without a name. */
export function readComponents(lines: Line[], complain: Complain): Component {
  const root: Component = { name: '', at: 1, properties: [], components: [] }
  const open = [root]
  for (const line of lines) {
    const property = readProperty(line, complain)
    const inside = open.at(-1)
    if (!property || !inside) continue
    if (property.name === 'BEGIN') {
      const component = { name: property.value, at: line.at, properties: [], components: [] }
      inside.components.push(component)
      open.push(component)
    } else if (property.name === 'END') {
      if (inside === root || inside.name !== property.value) complain('an END has no BEGIN', line.at)
      else open.pop()
    } else {
      if (inside === root) complain('a property is in no component', line.at)
      else if (inside.components.length > 0) complain('a property follows a component', line.at)
      inside.properties.push(property)
    }
  }
  for (const component of open.slice(1)) complain('a component is not closed', component.at)
  return root
}

function readProperty({ text, at }: Line, complain: Complain): Property | null {
  const [matched, name = '', written = ''] = CONTENT_LINE.exec(text) ?? []
  if (matched === undefined) {
    if (text !== '') complain('a line is no property', at)
    return null
  }
  const params = new Map<string, string>()
  for (const [, param = '', value = ''] of written.matchAll(new RegExp(PARAM, 'g'))) {
    if (params.has(param)) complain('a parameter stands there twice', at)
    params.set(param, value.replaceAll('"', ''))
  }
  return { name, params, value: text.slice(name.length + written.length + 1), at }
}

/** The only property of a name, or the first. */
export function propertyOf(component: Component, name: string): Property | undefined {
  return component.properties.find((property) => property.name === name)
}
