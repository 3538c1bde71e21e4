import { SaxesParser } from 'saxes'

/** An element as a parser gives it; `text` is all of the text in it. */
export type Parsed = { name: string; uri: string; attributes: Record<string, string>; children: Parsed[]; text: string }

const ATOM = 'http://www.w3.org/2005/Atom'
const XHTML = 'http://www.w3.org/1999/xhtml'

/** A document as a strict parser understands it (XML 1.0, namespaces). Throws on the first thing that is wrong. */
export function parseXml(xml: string): Parsed {
  const parser = new SaxesParser({ xmlns: true })
  const document: Parsed = { name: '', uri: '', attributes: {}, children: [], text: '' }
  const open = [document]
  const add = (text: string) => {
    for (const element of open) element.text += text
  }
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('there is a doctype')
  })
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('opentag', ({ local, uri, attributes }) => {
    const values = Object.entries(attributes).map(([name, { value }]) => [name, value] as const)
    const element = { name: local, uri, attributes: Object.fromEntries(values), children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  const [root] = document.children
  if (!root || document.children.length > 1) throw new Error('there is not one root')
  return root
}

/** The children of a name. */
export function all({ children }: Parsed, name: string): Parsed[] {
  return children.filter((child) => child.name === name)
}

/** The text of the only child of a name; throws where there are none or several. */
export function textOf(parsed: Parsed, name: string): string {
  const [child, ...more] = all(parsed, name)
  if (!child || more.length > 0) throw new Error(`${parsed.name} has not one ${name}`)
  return child.text
}

/** RFC 4151, section 2.1, of the form that we use. */
const TAG_URI = /^tag:[a-z0-9.-]+,\d{4}(-\d{2}(-\d{2})?)?:(?:[\w\-.~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*$/i
/** RFC 3339, section 5.6. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/

/** What of a feed is not as RFC 4287 (section 4.1) wants it, one line each. */
export function atomFaults(xml: string): string[] {
  const feed = parseXml(xml)
  const entries = all(feed, 'entry')
  const ids = entries.map((entry) => all(entry, 'id')[0]?.text ?? '')
  const stamps = entries.map((entry) => all(entry, 'updated')[0]?.text ?? '')
  const links = (of: Parsed, rel: string) => all(of, 'link').filter(({ attributes }) => attributes.rel === rel)
  const kinds = (of: Parsed) =>
    links(of, 'alternate').map(({ attributes: { type, hreflang } }) => `${type} ${hreflang}`)
  const everyPart = [feed, ...entries]
  const complaints: [boolean, string][] = [
    [feed.name !== 'feed' || feed.uri !== ATOM, 'the root is no feed'],
    [feed.children.some(({ uri }) => uri !== ATOM), 'something foreign is in the feed'],
    [everyPart.some((part) => ['id', 'title', 'updated'].some((name) => all(part, name).length !== 1)), 'not one each'],
    [all(feed, 'author').length === 0 || textOf(feed, 'author') === '', 'nobody is the author'],
    [links(feed, 'self').length !== 1, 'it does not name itself'],
    [everyPart.some((part) => links(part, 'alternate').length === 0), 'something has no page'],
    [everyPart.some((part) => new Set(kinds(part)).size !== kinds(part).length), 'two alternates are alike'],
    [everyPart.some((part) => all(part, 'link').some(isPartial)), 'a link is no whole address'],
    [new Set(ids).size !== ids.length, 'an id stands there twice'],
    [[textOf(feed, 'id'), ...ids].some((id) => !TAG_URI.test(id)), 'an id is no tag URI'],
    [[textOf(feed, 'updated'), ...stamps].some((stamp) => !INSTANT.test(stamp)), 'a stamp is none'],
    [stamps.some((stamp, n) => stamp > (stamps[n - 1] ?? stamp)), 'the newest is not first'],
    [stamps.length > 0 && textOf(feed, 'updated') !== stamps[0], 'the feed is not as new as its newest entry'],
    [entries.some((entry) => all(entry, 'summary').length > 1), 'two summaries'],
    [entries.some((entry) => !isDiv(all(entry, 'content'))), 'a content is not one div'],
    [entries.some((entry) => all(entry, 'category').some(({ attributes }) => !attributes.term)), 'a nameless category'],
  ]
  return complaints.filter(([broken]) => broken).map(([, words]) => words)
}

function isPartial({ attributes: { href = '' } }: Parsed): boolean {
  return !/^https:\/\/[^/]+\//.test(href)
}

function isDiv(contents: Parsed[]): boolean {
  const [content, ...more] = contents
  const [div, ...beside] = content?.children ?? []
  const onlyTags = div?.children.every(({ name, uri }) => name === 'p' && uri === XHTML)
  return more.length === 0 && beside.length === 0 && div?.name === 'div' && div.uri === XHTML && Boolean(onlyTags)
}
