/** An element of a document; what stands in it as a string is text, whatever it holds. */
export type XmlElement = { name: string; attributes: Record<string, string>; children: XmlNode[] }
export type XmlNode = XmlElement | string

/** An element of these attributes and children. Names are ours and are written as they are. */
export function element(name: string, attributes: Record<string, string>, ...children: XmlNode[]): XmlElement {
  return { name, attributes, children }
}

/** A whole document (XML 1.0, UTF-8) that every parser takes and reads back as it was, but for what XML cannot hold. */
export function printXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${printNode(root)}\n`
}

function printNode(node: XmlNode): string {
  if (typeof node === 'string') return escapeText(node)
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
  const opening = `<${node.name}${attributes.join('')}`
  return node.children.length === 0
    ? `${opening}/>`
    : `${opening}>${node.children.map(printNode).join('')}</${node.name}>`
}

/**
 * What no document may hold, not even as a reference (XML 1.0, section 2.2): control characters other than tab, LF and
 * CR, halves of surrogate pairs, U+FFFE and U+FFFF. One of them would cost the reader the whole feed.
 */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Parsers make an LF of each CR that is written as it is (section 2.11). */
function escapeText(text: string): string {
  return text
    .replace(FORBIDDEN, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
    .replaceAll('\r', '&#13;')
}

/** Parsers make a blank of each tab and line break in an attribute (section 3.3.3). */
function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll('\t', '&#9;').replaceAll('\n', '&#10;')
}
