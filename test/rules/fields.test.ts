import { describe, expect, test } from 'vitest'
import {
  checkbox,
  choice,
  count,
  degrees,
  emailAddress,
  isWebAddress,
  line,
  lines,
  readFields,
  requireFields,
  webAddress,
  words,
} from '../../worker/rules/fields.ts'

/** The value of one field, or its error. */
function read<Schema extends Parameters<typeof readFields>[0][string]>(schema: Schema, given: unknown): unknown {
  const { values, errors } = readFields({ field: schema }, { field: given })
  return errors.field ?? values.field
}

describe('a line', () => {
  const schema = line({ max: 5 })
  test.each([
    [undefined, ''],
    ['  ab  ', 'ab'],
    ['e\u0301'.repeat(5), 'ééééé'],
    ['🔥🔥🔥🔥🔥', '🔥🔥🔥🔥🔥'],
    ['abcdef', { code: 'tooLong', max: 5 }],
    ['a\nb', { code: 'harmful' }],
    ['a\u202eb', { code: 'harmful' }],
    [['a', 'b'], { code: 'notText' }],
    [5, { code: 'notText' }],
  ])('%j is %j', (given, value) => expect(read(schema, given)).toEqual(value))
})

test('several lines keep their breaks', () => {
  expect(read(lines({ max: 10 }), ' a\r\n\r\nb ')).toBe('a\n\nb')
})

test('a choice is one word of the list', () => {
  const schema = choice(['yes', 'no'])
  expect(['yes', '', undefined, 'maybe', ['yes', 'no']].map((given) => read(schema, given))).toEqual([
    'yes',
    null,
    null,
    { code: 'notInList' },
    { code: 'notText' },
  ])
})

test('boxes are ticked or not, and several have one name', () => {
  expect(['on', '', undefined].map((given) => read(checkbox(), given))).toEqual([true, false, false])
  const schema = words({ max: 2 })
  expect([undefined, 'a', ['a', 'b', 'a', ''], ['a', 'b', 'c']].map((given) => read(schema, given))).toEqual([
    [],
    ['a'],
    ['a', 'b'],
    { code: 'tooMany', max: 2 },
  ])
})

test.each([
  ['52.5145', 52.5145],
  ['۵۲٫۵۱۴۵', 52.5145],
  ['-13,25', -13.25],
  ['+90', 90],
  ['', null],
  ['90.0001', { code: 'outOfRange', min: -90, max: 90 }],
  ['1e1', { code: 'notANumber' }],
  ['0x10', { code: 'notANumber' }],
  ['NaN', { code: 'notANumber' }],
  ['52°30', { code: 'notANumber' }],
])('%j degrees are %j', (given, value) => expect(read(degrees({ limit: 90 }), given)).toEqual(value))

test.each([
  ['0', 0],
  ['۱۲۰', 120],
  ['', null],
  ['1001', { code: 'outOfRange', min: 0, max: 1000 }],
  ['-1', { code: 'notANumber' }],
  ['1.5', { code: 'notANumber' }],
  ['99999999999999999999', { code: 'notANumber' }],
])('%j as a count is %j', (given, value) => expect(read(count({ max: 1000 }), given)).toEqual(value))

describe('a web address', () => {
  test.each(['https://example.org', 'http://پارسی.example/آزادی?q=1#x', 'https://192.0.2.1:8443/'])(
    '%s is one',
    (url) => expect(isWebAddress(url)).toBe(true),
  )
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt://example.org/%0aalert(1)',
    'data:text/html,x',
    'ftp://example.org',
    'mailto:a@example.org',
    '//example.org',
    'example.org',
    'https://',
    'https://localhost/x',
    'https://bank.example@evil.example/',
    'https://user:password@example.org/',
    'https://[::1]/',
    '',
  ])('%j is none', (url) => expect(isWebAddress(url)).toBe(false))

  test('is kept as the URL Standard prints it, if it fits as such', () => {
    const schema = webAddress({ max: 60 })
    expect(read(schema, ' HTTPS://Example.ORG:443/a/../ب ')).toBe('https://example.org/%D8%A8')
    expect(read(schema, '')).toBe('')
    expect(read(schema, 'example.org')).toEqual({ code: 'notAUrl' })
    // What would be too long when the form comes back is too long at once.
    expect(read(schema, `https://example.org/${'ب'.repeat(20)}`)).toEqual({ code: 'tooLong', max: 60 })
  })
})

test.each([
  ['group@example.org', 'group@example.org'],
  ['', ''],
  ['group@', { code: 'notAnEmail' }],
  ['a@example.org, b@example.org', { code: 'notAnEmail' }],
  ['a@example.org\r\nBcc: c@example.org', { code: 'harmful' }],
])('%j as an e-mail address is %j', (given, value) => expect(read(emailAddress(), given)).toEqual(value))

test('what no field has is dropped, and what is missing is told once', () => {
  const { values, errors } = readFields(
    { title: line({ max: 3 }), kind: choice(['a']) },
    { title: 'long', status: 'x' },
  )
  expect(values).toEqual({ title: '', kind: null })
  requireFields(['title', 'kind'], values, errors)
  expect(errors).toEqual({ title: { code: 'tooLong', max: 3 }, kind: { code: 'required' } })
})
