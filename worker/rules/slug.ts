import { transliterate } from 'transliteration'

const MAX_SLUG = 60

/** Whether somebody may choose this slug for what is new: small letters, digits and single hyphens between them. */
export function isTidySlug(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
}

/** A name of any script as a slug: lower case ASCII words joined by "-"; '' where nothing of it can be written so. */
export function slugOf(name: string): string {
  return transliterate(name)
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG)
    .replace(/^-+|-+$/g, '')
}
