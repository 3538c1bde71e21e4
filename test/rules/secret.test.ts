import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  base32,
  base64url,
  hashSecret,
  hmac,
  isFormKey,
  isPublicId,
  isSecretLink,
  RANDOM_BYTES,
  secretLink,
} from '../../worker/rules/secret.ts'

const KEY = 'a key that only tests know, of 32 bytes at least'
const bytes = (text: string) => new TextEncoder().encode(text)

describe('base 32', () => {
  // RFC 4648, section 10, in Crockford's letters and without padding.
  test.each([
    ['', ''],
    ['f', 'cr'],
    ['fo', 'csqg'],
    ['foo', 'csqpy'],
    ['foob', 'csqpyrg'],
    ['fooba', 'csqpyrk1'],
    ['foobar', 'csqpyrk1e8'],
  ])('of %j is %j', (text, encoded) => expect(base32(bytes(text))).toBe(encoded))

  test('tells any two secrets apart and has no letter that is taken for another', () => {
    const secret = fc.uint8Array({ minLength: 20, maxLength: 20 })
    fc.assert(
      fc.property(secret, secret, (one, other) => {
        expect(base32(one)).toMatch(/^[^ilou]{32}$/)
        expect(base32(one) === base32(other)).toBe(one.every((byte, index) => byte === other[index]))
      }),
    )
  })

  test('has the forms that are looked for in a URL', () => {
    const of = (count: number, fill: number) => base32(new Uint8Array(count).fill(fill))
    for (const fill of [0, 1, 127, 255]) {
      expect(isPublicId(of(RANDOM_BYTES.publicId, fill))).toBe(true)
      expect(isFormKey(of(RANDOM_BYTES.formKey, fill))).toBe(true)
      expect(isSecretLink(of(RANDOM_BYTES.link, fill))).toBe(true)
    }
    const link = of(RANDOM_BYTES.link, 1)
    const wrong = [
      '',
      link.slice(1),
      `${link}0`,
      link.toUpperCase().replace('0', 'A'),
      `${link}\n`,
      `${link.slice(1)}u`,
    ]
    expect(wrong.filter((each) => isSecretLink(each) || isFormKey(each) || isPublicId(each))).toEqual([])
  })
})

test('hashes and keyed hashes are those of the standards', async () => {
  expect(await hashSecret('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0')
  // RFC 4231, test case 2.
  const mac = await hmac('Jefe', 'what do ya want for nothing?')
  expect([...mac].map((byte) => byte.toString(16).padStart(2, '0')).join('')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  )
  expect(base64url(new Uint8Array([251, 255, 254, 1]))).toBe('-__-AQ')
})

describe('a secret link', () => {
  test('is the same for the same form, so that a form posted twice is one action', async () => {
    const link = await secretLink(KEY, '0'.repeat(26))
    expect(isSecretLink(link)).toBe(true)
    expect(await secretLink(KEY, '0'.repeat(26))).toBe(link)
  })

  test('hangs on the form and on the key', async () => {
    const forms = Array.from({ length: 50 }, (_, index) => String(index).padStart(26, '0'))
    const links = await Promise.all([
      ...forms.map((form) => secretLink(KEY, form)),
      ...forms.map((form) => secretLink(`${KEY}!`, form)),
    ])
    expect(new Set(links).size).toBe(100)
  })
})
