/** What a reader says that it has: tags without quotes and without what marks them weak, or anything (`*`). */
export type EntityTags = '*' | string[]

/** Programs send one. More are somebody's who wants us to look for them. */
const TAGS_AT_MOST = 20

/**
 * The entity-tags of If-None-Match (RFC 9110, section 13.1.2), which are compared weakly. What is no tag is left out; so is one
 * with a comma in it, which none of ours has.
 */
export function parseEntityTags(header: string | undefined): EntityTags {
  const parts = (header ?? '').split(',', TAGS_AT_MOST).map((part) => part.trim())
  if (parts.length === 1 && parts[0] === '*') return '*'
  return parts.flatMap((part) => /^(?:W\/)?"([^"\s]*)"$/.exec(part)?.[1] ?? [])
}

/** Whether a reader has what this tag stands for. */
export function hasTag(had: EntityTags, tag: string): boolean {
  return had === '*' || had.includes(tag)
}
