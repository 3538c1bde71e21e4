/*
 * Where a PDF says who made it, with what and when, beside what is seen on its pages (ISO 32000-2): what is left out of it.
 */

/** Keys that are left out wherever they stand. */
const EVERYWHERE = [
  // XMP, and what programs keep for themselves, paths of the author's disk among it (14.3.2, 14.5).
  ...['Metadata', 'PieceInfo', 'LastModified', 'CreatorInfo'],
  // Info, wherever a program puts it besides (14.3.3).
  ...['Author', 'Creator', 'Producer'],
  // Files that are attached, articles with their authors, signatures, and forms of another kind (7.11.4, 12.4.3, 12.7.5.5, K).
  ...['AF', 'EmbeddedFiles', 'Collection', 'Threads', 'Perms', 'DSS', 'XFA', 'ByteRange'],
  // What acts by itself: whoever opens it would be seen doing so (12.6).
  ...['OpenAction', 'AA', 'JavaScript', 'JS'],
] as const

/** Of notes on a page: whose they are, when they were made, and their own names (12.5.6.2). Their words are seen. */
const OF_NOTES = ['T', 'M', 'NM', 'CreationDate', 'Popup'] as const
/** Of what a signature says (12.8.1): the certificate in it names somebody. */
const OF_SIGNATURES = [
  'Contents',
  'Cert',
  'Name',
  'Location',
  'Reason',
  'ContactInfo',
  'Reference',
  'Prop_Build',
] as const

/** What of a dictionary says which one it is, as PDF writes names. */
export type DictKind = { type: string; subtype: string; isOnPage: boolean; isSigned: boolean }

/** The keys that are left out of a dictionary of a kind. A widget's `T` is the name of a form's field, and nobody's. */
export function tracesIn({ type, subtype, isOnPage, isSigned }: DictKind): readonly string[] {
  const isNote = (isOnPage || type === '/Annot') && subtype !== '/Widget'
  return [
    ...EVERYWHERE,
    ...(isNote ? OF_NOTES : []),
    ...(isSigned || type === '/Sig' || type === '/DocTimeStamp' ? OF_SIGNATURES : []),
  ]
}
