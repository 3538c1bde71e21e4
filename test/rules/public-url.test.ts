import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publicUrl } from '../../worker/rules/public-url.ts'
import { RUNS } from '../support/runs.ts'

const byte = fc.integer({ min: 0, max: 255 })
const number = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const group = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16))

/** An address of numbers as somebody may write it who wants it not to be recognised. */
const numeric: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(byte, byte, byte, byte).map((parts) => parts.join('.')),
  fc.tuple(byte, byte, byte, byte).map((parts) => `${parts.join('.')}.`),
  fc.tuple(byte, byte, byte, byte).map((parts) => parts.map((part) => `0x${part.toString(16)}`).join('.')),
  fc.tuple(byte, byte, byte, byte).map((parts) => parts.map((part) => `0${part.toString(8)}`).join('.')),
  fc
    .tuple(byte, byte, byte, byte)
    .map((parts) => parts.join('.').replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))),
  fc.tuple(byte, byte, byte, byte).map((parts) => parts.join('。')),
  fc.tuple(byte, byte, byte, byte).map((parts) => parts.join('.').replace(/\d/g, (digit) => `%3${digit}`)),
  number.map(String),
  number.map((value) => `0x${value.toString(16)}`),
  number.map((value) => `0${value.toString(8)}`),
  fc.tuple(byte, fc.integer({ min: 0, max: 0xffffff })).map((parts) => parts.join('.')),
  fc.array(group, { minLength: 8, maxLength: 8 }).map((groups) => `[${groups.join(':')}]`),
  fc.tuple(byte, byte, byte, byte).map((parts) => `[::ffff:${parts.join('.')}]`),
  fc.tuple(group, group).map((groups) => `[::ffff:${groups.join(':')}]`),
  fc.tuple(group, group).map((groups) => `[64:ff9b::${groups.join(':')}]`),
  fc.constantFrom('[::1]', '[::]', '[fe80::1]', '[fd00::1]', '127.1', '0', '[::ffff:127.0.0.1]', '169.254.169.254'),
)
const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}[a-z0-9]$/)

describe('an address that the site fetches', () => {
  test('is never one of numbers, however they are written', () => {
    fc.assert(
      fc.property(numeric, fc.constantFrom('', '/', '/feed.ics'), (host, path) => {
        expect(publicUrl(`https://${host}${path}`).ok).toBe(false)
      }),
      { numRuns: RUNS },
    )
  })

  test('is never a name of no public place', () => {
    const end = fc.constantFrom(
      'localhost',
      'local',
      'internal',
      'INTERNAL',
      'home.arpa',
      'lan',
      'local.',
      'localhost.',
    )
    fc.assert(
      fc.property(fc.array(label, { maxLength: 3 }), end, (labels, last) => {
        expect(publicUrl(`https://${[...labels, last].join('.')}/`).ok).toBe(false)
      }),
      { numRuns: RUNS },
    )
    fc.assert(
      fc.property(label, (host) => {
        expect(publicUrl(`https://${host}/`).ok).toBe(false)
      }),
      { numRuns: RUNS },
    )
  })

  test('is https, at its own port, with no credentials', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['http', 'ftp', 'file', 'ws', 'data', 'javascript'] }), (url) => {
        expect(publicUrl(url).ok).toBe(false)
      }),
      { numRuns: RUNS },
    )
    for (const url of [
      'https://a.partner.org:8443/',
      'https://a.partner.org:80/',
      'https://user@a.partner.org/',
      'https://:secret@a.partner.org/',
      'https:///etc/passwd',
      '//a.partner.org/',
      `https://a.partner.org/${'a'.repeat(1000)}`,
      '',
    ])
      expect(publicUrl(url).ok, url).toBe(false)
  })

  test('whatever text it is, is refused or has a public name of letters', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `https://${text}`),
          fc.webUrl(),
        ),
        (text) => {
          const url = publicUrl(text)
          if (!url.ok) return
          const { protocol, port, username, password, hostname } = url.value
          expect([protocol, port, username, password]).toEqual(['https:', '', '', ''])
          expect(hostname).toMatch(/^[^[\]:]*\.(?!local\.?$|internal\.?$|localhost\.?$)[a-z][a-z0-9-]*\.?$/)
        },
      ),
      { numRuns: RUNS },
    )
  })

  test.each([
    'https://mobilizon.partner.org/@group/feed/ics',
    'HTTPS://Calendar.Partner.COM:443/a?b=c#d',
    'https://کانون.net/x.ics',
  ])('may be %s', (address) => {
    expect(publicUrl(address).ok).toBe(true)
  })
})
