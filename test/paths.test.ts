import { describe, expect, test } from 'vitest'
import { paths } from '../worker/paths.ts'

describe('the same page in another language', () => {
  test.each([
    ['/en/', '/fa/'],
    ['/es/days/june-20-2027?kind=rally', '/fa/days/june-20-2027?kind=rally'],
    ['/de', '/fa'],
    ['/en/days/en/', '/fa/days/en/'],
    // What is no page in a language leads to the first page, not to a page that is not there.
    ['/wp-login.php', '/fa/'],
    ['/english', '/fa/'],
    ['/', '/fa/'],
    ['/feeds/all.ics', '/fa/'],
  ])('of %s', (path, same) => expect(paths.inLanguage(path, 'fa')).toBe(same))
})
