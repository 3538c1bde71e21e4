import type { Complaints, Sources } from './house.ts'

/** Declarations of a style sheet, comments and what stands in brackets apart. */
function declarations(css: string): { property: string; value: string }[] {
  const found = css.replace(/\/\*.*?\*\//gs, '').matchAll(/(?:^|[{;])\s*([a-z-]+)\s*:\s*([^;{}]+)(?=[;}])/gm)
  return [...found].map(([, property = '', value = '']) => ({ property, value: value.trim() }))
}

const PHYSICAL_PROPERTY =
  /^((margin|padding|border|inset|scroll-margin|scroll-padding)-(left|right|top|bottom)\b|(left|right|top|bottom|width|height|(min|max)-(width|height))$|border-(top|bottom)-(left|right)-radius$)/
const SIDE = /\b(left|right)\b/
const SIDED = /^(text-align|float|clear|caption-side)$/
const FOUR_SIDES =
  /^(margin|padding|inset|border-width|border-color|border-style|border-radius|scroll-margin|scroll-padding)$/

/** Declarations that mean one side of the screen, and would be wrong in the other direction of writing. */
export function physicalStyles(sources: Sources): Complaints {
  return Object.entries(sources).flatMap(([path, css]) =>
    declarations(css)
      .filter(({ property, value }) => {
        if (PHYSICAL_PROPERTY.test(property)) return true
        if (SIDED.test(property)) return SIDE.test(value)
        const sides = value.split(/\s+(?![^(]*\))/)
        return FOUR_SIDES.test(property) && sides.length === 4 && sides[1] !== sides[3]
      })
      .map(({ property, value }) => `${path} ${property}: ${value}`),
  )
}

const NAMED =
  /\b(white|black|red|green|blue|yellow|orange|purple|pink|gr[ae]y|silver|navy|teal|maroon|olive|lime|aqua|fuchsia|brown|gold|beige|ivory|crimson|tomato)\b/i
const COLOUR_FUNCTION = /\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(/i
const HEX = /#[0-9a-f]{3,8}\b/i

/** Colours that are named outside the sheet of tokens. */
export function colours(sources: Sources): Complaints {
  return Object.entries(sources).flatMap(([path, css]) =>
    declarations(css)
      .filter(({ value }) => {
        const plain = value.replace(/(["']).*?\1|url\([^)]*\)|var\([^)]*\)/g, '')
        return HEX.test(plain) || COLOUR_FUNCTION.test(plain) || NAMED.test(plain)
      })
      .map(({ property, value }) => `${path} ${property}: ${value}`),
  )
}
