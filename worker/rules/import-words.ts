import { foldName } from './text-hygiene.ts'

/** How far a file is on its way in: columns to be named, rows to be taken in, to be checked; all checked; live. */
export const IMPORT_STATES = ['columns', 'reading', 'checking', 'checked', 'live'] as const

/** What is known of a row: nothing yet, all is well, something is wrong, it is here already, somebody left it out. */
export const ROW_STATES = ['read', 'right', 'wrong', 'known', 'left-out'] as const
export type RowState = (typeof ROW_STATES)[number]

/** Why a file cannot be read on: a quotation mark that opens and never closes, more rows than one import takes. */
export const IMPORT_FAULTS = ['unclosed', 'tooManyRows'] as const
export type ImportFault = (typeof IMPORT_FAULTS)[number]

/** What parts the cells of a table. */
export const DELIMITERS = [',', ';', '\t'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** The name of whoever brings a table, as its rows are known by it. */
export function sourceKey(source: string): string {
  return foldName(source) || source
}
