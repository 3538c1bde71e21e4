/** The least that each table takes. */

/** A row as it is put into a table, by its columns. */
export type Row = Record<string, string | number | null>
export const DAY: Row = { id: 1, slug: 'a-day', starts_on: '2027-06-20', ends_on: '2027-06-20', published_at: 1 }
export const ACTION: Row = {
  ...{ id: '0123456789', status: 'published', kind: 'rally', attendance: 'in-person', all_day: 0 },
  ...{ starts_local: '2027-06-20T15:00', ends_local: '2027-06-20T17:00', zone: 'Europe/Berlin' },
  ...{ starts_at: 10, ends_at: 20, date_precision: 'day', country: 'DE', city_name: 'Berlin', tier: 'exact' },
  ...{ sign_language: 0, published_at: 1, created_at: 1, public_starts: '2027-06-20T15:00' },
  ...{ public_ends_on: '2027-06-20', public_ends_at: 20 },
}
export const LETTER: Row = {
  ...{ action_id: '0123456789', letter: 'published', created_at: 1, status: 'waiting', due_at: 1 },
}
export const ORGANIZER_LINK: Row = {
  ...{ action_id: '0123456789', link_hash: 'x'.repeat(43), kind: 'co-organizer', made_at: 1 },
}
export const NOTICE: Row = {
  ...{ id: 'notice0000', action_id: '0123456789', status: 'published', lang: 'en', text: 'We moved.' },
  ...{ created_at: 1, published_at: 1 },
}
export const TEXT: Row = { action_id: '0123456789', lang: 'en', title: 'Rally', summary: '', original: 1 }
export const REPORT: Row = {
  ...{ id: 'report0000', action_id: '0123456789', status: 'published', lang: 'en', text: 'x' },
  ...{ links: '[]', created_at: 1, published_at: 1 },
}
export const VERDICT: Row = {
  ...{ id: 1, at: 1, coordinator_id: 1, subject: 'action', subject_id: '0123456789' },
  ...{ decision: 'publish', snapshot_hash: 'x' },
}

export const PHOTO = {
  key: '0123456789abcdefghjkmnpqrs',
  upload_hash: 'x',
  object: 'object-of-the-test',
  purpose: 'report',
  action_id: '0123456789',
  status: 'pending',
  lang: 'en',
  caption: '',
  description: '',
  credit: '',
  consent: 'nobody',
  licence: 'cc-by-4.0',
  width: 4,
  height: 3,
  bytes: 100,
  sha256: 'x',
  created_at: 1,
}

export const IMPORT = {
  id: '0123456789',
  source: 'x',
  state: 'columns',
  coordinator_id: 1,
  bytes: 1,
  delimiter: ',',
  header: '{}',
  read_to: 0,
  taken: 0,
  checked_to: 0,
  created_at: 1,
}
