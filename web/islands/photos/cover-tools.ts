import type { CoverStyle } from './cover.ts'
import { button, make } from './make.ts'
import type { CoveredPhoto, Stage } from './stage.ts'
import type { Words } from './words.ts'

const STYLES: CoverStyle[] = ['solid', 'mosaic']

/** What one covers with, beside a stage, and how. */
export function coverTools(
  photo: Pick<CoveredPhoto, 'style'>,
  stage: Pick<Stage, 'add' | 'refresh'>,
  words: Pick<Words, 'add' | 'style' | 'styles' | 'how' | 'howKeys'>,
  changed: () => void,
): HTMLElement[] {
  const choices = STYLES.map((style) => {
    const input = Object.assign(make('input', ''), { type: 'radio', name: 'cover-style', value: style })
    input.checked = photo.style === style
    input.addEventListener('change', () => {
      photo.style = style
      stage.refresh()
      changed()
    })
    return make('label', 'choice', input, make('span', '', words.styles[style]))
  })
  return [
    make(
      'div',
      'photo-tools',
      button('button quiet', words.add, stage.add),
      make('fieldset', 'photo-styles', make('legend', '', words.style), ...choices),
    ),
    make('p', 'hint', words.how),
    make('p', 'hint photo-keys', words.howKeys),
  ]
}
