import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeDeskLetter } from '../../worker/mail/desk-letter.ts'
import { type Letter, writeLetter, writeLinks } from '../../worker/mail/letter.ts'
import { direction, type Lang, SHIPPED_LANGS } from '../../worker/rules/languages.ts'
import { type ActionLetter, LETTERS } from '../../worker/rules/letter.ts'
import { WAITING_KINDS } from '../../worker/rules/waiting.ts'
import { fieldsOf, recordOf } from '../support/actions.ts'
import { unescapeHtml } from '../support/html.ts'
import { RUNS } from '../support/runs.ts'
import { UNITS } from '../support/typed.ts'

const SENDER = { siteUrl: 'https://hamseda.example', name: 'Hamseda' }
const LINK = '0123456789abcdefghjkmnpqrstvwxyz'

/** What somebody would type to have a letter load something, run something, or look like another one. */
const HARM = [
  '<script>alert(1)</script>',
  '<img src=https://evil.example/x.png>',
  '"><a href="https://evil.example">',
  "' style='background:url(https://evil.example/y)'",
  '</p></body></html>',
  '<!--',
  '&lt;b&gt;&amp;',
  '\u202e',
  '\n',
  '$&',
]
const typed = fc.array(fc.constantFrom(...UNITS, ...HARM), { maxLength: 60 }).map((parts) => `x${parts.join('')}`)
const kinds = LETTERS.filter((kind): kind is ActionLetter => kind !== 'something-waits')

/** A letter of a kind about an action that is called so, with a reason. */
function letterOf(kind: ActionLetter, lang: Lang, title: string, reason: string): Letter {
  const record = recordOf(fieldsOf(), { verdictReason: reason, cancelReason: reason })
  record.texts = [{ lang: 'en', title, summary: title, original: true, outdated: false }]
  if (kind === 'link-again') return writeLinks([{ record, link: LINK }], lang, SENDER)
  return writeLetter(kind, { record, question: reason }, { email: 'a@b.example', link: LINK, lang }, SENDER)
}

/** The tags of a letter, each with its attributes. */
function tagsOf(html: string): string[] {
  return [...html.matchAll(/<\/?[a-z!][^>]*>/gi)].map(([tag]) => tag)
}

/** The words of a letter as a reader sees them. */
function wordsOf(html: string): string {
  const [, body = ''] = /<body[^>]*>([\s\S]*)<\/body>/.exec(html) ?? []
  return unescapeHtml(body.replace(/<[^>]*>/g, ' '))
}

const squeezed = (text: string) => text.replaceAll(/^-- $/gm, '').replace(/\s+/g, '')

describe('a letter as HTML', () => {
  test('loads nothing, runs nothing, and leads to the site alone, whatever anybody typed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.constantFrom(...SHIPPED_LANGS),
        typed,
        typed,
        (kind, lang, title, reason) => {
          const { html } = letterOf(kind, lang, title, reason)
          const tags = tagsOf(html)
          const names = new Set(tags.map((tag) => /^<\/?!?([a-z0-9]+)/i.exec(tag)?.[1]?.toLowerCase()))
          const known = [
            'doctype',
            'html',
            'head',
            'meta',
            'title',
            'body',
            'div',
            'p',
            'br',
            'a',
            'ul',
            'li',
            'bdi',
            'blockquote',
          ]
          expect([...names].filter((name) => name === undefined || !known.includes(name))).toEqual([])
          for (const tag of tags) {
            expect(tag).not.toMatch(/\s(src|srcset|background|poster|data|action|on\w+)\s*=|url\(|@import|javascript:/i)
            const [, href] = /\shref="([^"]*)"/.exec(tag) ?? []
            if (href !== undefined) expect(href).toMatch(/^https:\/\/hamseda\.example\//)
          }
          expect(html).not.toContain('<!--')
        },
      ),
      { numRuns: RUNS },
    )
  })

  test('says what the plain text says, in the same order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.constantFrom(...SHIPPED_LANGS),
        typed,
        typed,
        (kind, lang, title, reason) => {
          const { html, text } = letterOf(kind, lang, title, reason)
          expect(squeezed(wordsOf(html))).toBe(squeezed(text))
        },
      ),
      { numRuns: RUNS },
    )
  })

  test.each(SHIPPED_LANGS)('is in %s and in its direction', (lang) => {
    for (const kind of kinds)
      expect(letterOf(kind, lang, 'Rally', 'Why').html).toMatch(
        new RegExp(`^<!doctype html><html lang="${lang}" dir="${direction(lang)}">`),
      )
  })

  test('lets each line that somebody wrote have its own direction', () => {
    const { html } = letterOf('question', 'fa', 'Rally', 'در کدام میدان؟\n\nWhich one?')
    for (const line of ['در کدام میدان؟', 'Which one?']) expect(html).toContain(`<div dir="auto">${line}</div>`)
  })

  test('gives the reason of what was refused or cancelled, and of nothing else', () => {
    const record = recordOf(fieldsOf(), { verdictReason: 'Canary verdict', cancelReason: 'Canary cancellation' })
    const quoted = kinds.flatMap((kind) => {
      if (kind === 'link-again') return []
      const { text } = writeLetter(kind, { record }, { email: 'a@b.example', link: LINK, lang: 'en' }, SENDER)
      return [...text.matchAll(/Canary (\w+)/g)].map(([, which]) => `${kind}: ${which}`)
    })
    expect(quoted).toEqual(['rejected: verdict', 'change-rejected: verdict', 'cancelled: cancellation'])
  })

  test.each(SHIPPED_LANGS)('to a coordinator says the same in both forms: %s', (lang) => {
    const counts = WAITING_KINDS.map((kind, at) => ({ kind, waits: at }))
    const { html, text, subject } = writeDeskLetter({ counts, head: 'hash-of-the-test' }, lang, SENDER)
    expect(squeezed(wordsOf(html))).toBe(squeezed(text))
    expect(text).toContain('hash-of-the-test')
    expect(subject).toContain(new Intl.NumberFormat(lang).format(28))
  })
})
