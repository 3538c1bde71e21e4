import { expect, test } from 'vitest'
import { fromRoot, only, rule } from './support/rule.ts'
import { colours, physicalStyles } from './support/styles.ts'

const sheets = fromRoot(
  import.meta.glob<string>('../web/styles/*.css', { query: '?raw', import: 'default', eager: true }),
)

test('the style sheets are read', () => {
  expect(Object.keys(sheets)).toContain('web/styles/tokens.css')
})

rule(
  'colours stand in tokens.css alone',
  colours,
  only(sheets, (path) => path !== 'web/styles/tokens.css'),
  {
    'web/styles/a.css (hex)': 'a { color: #fff; }',
    'web/styles/b.css (function)': 'a {\n  border: 1px solid rgb(0 0 0 / 20%);\n}',
    'web/styles/c.css (name)': 'a:hover { background: White }',
  },
)

/** Leaflet places everything by the left and the top edge, in every direction of writing. */
const BY_LEAFLET = ['web/styles/map.css left: 0', 'web/styles/map.css top: 0']
rule(
  'styles mean the start and the end of a line, not left and right',
  (sources) => physicalStyles(sources).filter((complaint) => !BY_LEAFLET.includes(complaint)),
  sheets,
  {
    'web/styles/a.css (margin)': 'a { margin-left: 1rem; }',
    'web/styles/b.css (padding)': 'a { color: var(--ink); padding-right: 1rem }',
    'web/styles/c.css (place)': 'a { left: 0; }',
    'web/styles/d.css (text)': 'a { text-align: left; }',
    'web/styles/e.css (border)': 'a { border-left: 1px solid; }',
    'web/styles/f.css (size)': 'a { max-width: 10rem; }',
    'web/styles/g.css (four sides)': 'a { padding: 0 1rem 0 0; }',
  },
)
