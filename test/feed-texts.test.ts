import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printAtom } from '../worker/feed/atom.ts'
import { toGeoJson } from '../worker/feed/geojson.ts'
import { toJson } from '../worker/feed/json.ts'
import { element, printXml } from '../worker/feed/xml.ts'
import type { ActionRecord } from '../worker/rules/action-record.ts'
import { fieldsOf, recordOf } from './support/actions.ts'
import { all, atomFaults, parseXml, textOf } from './support/atom.ts'
import { dayOf, dayText, feedOf, geoFaults, headIn } from './support/feeds.ts'

/** What somebody may have put in, past the form or before it knew better. */
const HOSTILE = [
  ']]>',
  '<script>alert(1)</script>',
  '</title></entry></feed>',
  '<!-- --> <!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]> &y; <?php ?>',
  `"double" 'single' \`back\` & &amp; &lt;b&gt; &#0; &nosuch;`,
  '{"status":"published"},\\u0000\\',
  'line\nline\r\nline\rline\ttab',
  'a\u0000b\u0001c\u0008d\u000be\u000cf\u001fg\u007fh\u0085i\u009f',
  'isolate \u2067right\u2069, override \u202eleft\u202c',
  'line\u2028separator\u2029paragraph',
  'noncharacters \ufffe\uffff\ufdd0, \u{1fffe}, replacement \ufffd, mark \ufeff',
  'می‌آییم؛ «نه» به اعدام ✊🏽 👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿',
]

/** What XML 1.0 can hold of a text, found letter by letter, otherwise than the Worker does. */
function inXml(text: string): string {
  return [...text]
    .filter((letter) => {
      const code = letter.codePointAt(0) ?? 0
      if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
      return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff
    })
    .join('')
}

function saying(text: string): ActionRecord {
  const fields = fieldsOf({ tier: 'exact' })
  return recordOf(
    { ...fields, groups: [text] },
    {
      texts: [{ lang: 'en', title: text, summary: text, original: true, outdated: false }],
      venue: text,
      address: text,
      accessNote: text,
      days: [{ day: { slug: 'june-20-2027', texts: [{ lang: 'en', title: text, original: true }] } }],
      status: 'cancelled',
      cancelReason: text,
    },
  )
}

/** Reads a text back out of all three formats. */
function expectReadBack(text: string): void {
  const day = dayOf({ texts: [dayText({ title: text, call: text })] })
  const feed = { ...feedOf([saying(text)], [day]), name: text }
  const head = headIn('en')

  const xml = printAtom(feed, head)
  expect(atomFaults(xml)).toEqual([])
  const atom = parseXml(xml)
  const kept = inXml(text)
  expect(textOf(atom, 'title')).toBe(kept)
  const [action, call] = all(atom, 'entry')
  if (!action || !call) throw new Error('there are not two entries')
  expect([textOf(action, 'title'), textOf(call, 'title')]).toEqual([`Cancelled: ${kept}`, kept])
  expect(all(action, 'category').map(({ attributes }) => attributes.label)).toEqual(['Rally', kept])
  if (text !== '') expect([textOf(action, 'summary'), textOf(call, 'summary')]).toEqual([kept, kept])
  for (const line of kept.split('\n').filter((each) => each.trim() !== ''))
    expect(textOf(action, 'content')).toContain(line)

  const json: unknown = JSON.parse(JSON.stringify(toJson(feed, head)))
  expect(json).toMatchObject({
    title: text,
    days: [{ texts: [{ title: text, call: text }] }],
    actions: [
      {
        texts: [{ title: text, summary: text }],
        place: { venue: text, address: text },
        groups: [{ name: text }],
        access: { note: text },
        cancelled: { reason: text },
        days: [{ titles: [{ title: text }] }],
      },
    ],
  })

  const geojson: unknown = JSON.parse(JSON.stringify(toGeoJson(feed, head)))
  expect(geoFaults(geojson)).toEqual([])
  expect(geojson).toMatchObject({
    features: [
      { properties: { title: text, summary: text } },
      { properties: { title: text, summary: text, venue: text, address: text, groups: [text] } },
    ],
  })
}

describe('a text is read back as it was, and is never anything but text', () => {
  test.each(HOSTILE)('%j', (text) => expectReadBack(text))

  test('whatever it is', () => {
    const word = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme' }))
    const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(''))
    fc.assert(fc.property(text, expectReadBack), { numRuns: 200 })
  })
})

describe('an XML document', () => {
  test('holds any text and attribute, halves of letters apart', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        const text = String.fromCharCode(...units)
        const xml = printXml(element('a', { b: text }, text, element('c', {}), text))
        expect(xml.isWellFormed()).toBe(true)
        const parsed = parseXml(xml)
        expect(parsed.attributes.b).toBe(inXml(text))
        expect(parsed.text).toBe(inXml(text) + inXml(text))
        expect(parsed.children.map(({ name }) => name)).toEqual(['c'])
      }),
      { numRuns: 500 },
    )
  })
})
