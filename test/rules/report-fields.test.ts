import { describe, expect, test } from 'vitest'
import { parseReportFields } from '../../worker/rules/report-fields.ts'
import { typedReport } from '../../worker/rules/typed-report.ts'

const TYPED = { text: 'It rained and nobody left.', lang: 'en' }
function read(otherwise: Record<string, string>): unknown {
  const parsed = parseReportFields({ ...TYPED, ...otherwise })
  return parsed.ok ? parsed.value : parsed.error
}

describe('the turnout', () => {
  test('may be left out, and then nobody counted', () => {
    expect(read({})).toEqual({ ...TYPED, turnout: null, links: [] })
    expect(read({ countedBy: 'press' })).toMatchObject({ turnout: null })
  })

  test('is a range, or one number that is both its ends, and somebody counted', () => {
    expect(read({ turnoutFrom: '80', turnoutTo: '۱۲۰', countedBy: 'press' })).toMatchObject({
      turnout: { from: 80, to: 120, countedBy: 'press' },
    })
    expect(read({ turnoutTo: '0', countedBy: 'police' })).toMatchObject({ turnout: { from: 0, to: 0 } })
    expect(read({ turnoutFrom: '80' })).toEqual({ countedBy: { code: 'required' } })
    expect(read({ turnoutFrom: '80', turnoutTo: '79', countedBy: 'press' })).toEqual({
      turnoutTo: { code: 'toBelowFrom' },
    })
    expect(read({ turnoutFrom: '10000001', countedBy: 'press' })).toMatchObject({ turnoutFrom: { code: 'outOfRange' } })
  })
})

describe('the links', () => {
  test('are web addresses, one on a line, each once', () => {
    expect(read({ links: ' https://a.example/x \r\n\r\nhttps://a.example/x\nhttps://b.example' })).toMatchObject({
      links: ['https://a.example/x', 'https://b.example'],
    })
    expect(read({ links: 'https://a.example\njavascript:alert(1)' })).toEqual({ links: { code: 'notAUrl' } })
  })

  test('are ten at most, each as long as it may be', () => {
    const link = (index: number) => `https://a.example/${index}${'x'.repeat(481)}`
    const ten = Array.from({ length: 10 }, (_, index) => link(index))
    expect(ten[0]).toHaveLength(500)
    expect(read({ links: ten.join('\r\n') })).toMatchObject({ links: ten })
    expect(read({ links: `${ten[0]}x` })).toEqual({ links: { code: 'notAUrl' } })
    const eleven = Array.from({ length: 11 }, (_, index) => `https://a.example/${index}`)
    expect(read({ links: eleven.join('\n') })).toEqual({ links: { code: 'tooMany', max: 10 } })
  })
})

test('a report without a text or a language is none', () => {
  expect(read({ text: ' \n ', lang: '' })).toEqual({ text: { code: 'required' }, lang: { code: 'required' } })
})

test('what was reported is what the form shows', () => {
  const parsed = parseReportFields({
    ...TYPED,
    turnoutFrom: '80',
    countedBy: 'press',
    links: 'https://a.example\nhttps://b.example',
  })
  if (!parsed.ok) throw new Error('the test wants a report')
  const { turnout, ...rest } = parsed.value
  const row = {
    id: 'x',
    status: 'published',
    verdictReason: null,
    publishedAt: 1,
    countedBy: turnout?.countedBy ?? null,
  } as const
  const typed = typedReport(
    { ...row, ...rest, texts: [], turnoutFrom: turnout?.from ?? null, turnoutTo: turnout?.to ?? null },
    'fa',
  )
  expect(parseReportFields(typed)).toEqual(parsed)
  expect(typedReport(undefined, 'fa')).toEqual({ lang: 'fa' })
})
