import type { Box } from './box.ts'
import type { CoverStyle } from './cover.ts'

/** A box, and whether it covers what is under it: what was taken away can be brought back. */
export interface CoverBox extends Box {
  on: boolean
}

/** A photo as it lies on the phone until the site has it. */
export interface KeptPhoto {
  /** The upload key: the site takes a photo once, however often it is sent. */
  key: string
  /** Whose it is: a hash, see owner.ts. */
  owner: string
  /** Milliseconds since 1970. */
  added: number
  /** While it is open, encoded anew; afterwards covered too, and then nothing uncovered is kept. */
  blob: Blob
  boxes: CoverBox[]
  style: CoverStyle
  /** Whether faces have been looked for: how many were found, or null where nobody could look. */
  found: number | null | undefined
  /** Open until somebody has looked at it; then it is sent, or refused and to be put right. What was sent is not kept. */
  state: 'open' | 'queued' | 'refused' | 'sent'
  /** What is said of it, by the names of the form's fields. */
  words: Record<string, string>
  /** What the site objected to, in words; '' where it belongs to no field. */
  errors: Record<string, string>
}

/** The text of another form of the page, by the names of its fields. */
export interface KeptDraft {
  owner: string
  /** Milliseconds since 1970. */
  added: number
  fields: Record<string, string[]>
}
