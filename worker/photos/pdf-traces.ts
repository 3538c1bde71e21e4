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
  // Where pictures lay on the author's disk, and the pages of the web that it was made of (14.11.7, 14.10).
  ...['OPI', 'SpiderInfo'],
  // What acts by itself: whoever opens it would be seen doing so (12.6).
  ...['OpenAction', 'AA', 'JavaScript', 'JS'],
] as const

/** Of a file that hangs on a note or the like: what is in it, its name and its path (7.11.3). */
const OF_FILES = ['EF', 'RF', 'F', 'UF', 'Win', 'Mac', 'Unix', 'DOS', 'Desc'] as const
/** Actions that lead to a file on the author's disk, such as a link between two of them (12.6.4); an address of the web is none. */
const LEADS_TO_FILES = ['/Launch', '/GoToR', '/GoToE', '/ImportData', '/Thread']
const ON_DISK = /^\s*(file:|[a-z]:[\\/]|\\\\)/i

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
export type DictKind = {
  type: string
  subtype: string
  isOnPage: boolean
  isSigned: boolean
  /** Whether it is a file that hangs on something. */
  isFile: boolean
  /** What an action does, and the address that it leads to; '' where it is none. */
  action: string
  address: string
}

/** The keys that are left out of a dictionary of a kind. A widget's `T` is the name of a form's field, and nobody's. */
export function tracesIn(kind: DictKind): readonly string[] {
  const { type, subtype, isOnPage, isSigned, isFile, action, address } = kind
  const isNote = (isOnPage || type === '/Annot') && subtype !== '/Widget'
  return [
    ...EVERYWHERE,
    ...(isNote ? OF_NOTES : []),
    ...(isFile || LEADS_TO_FILES.includes(action) ? OF_FILES : []),
    ...(ON_DISK.test(address) ? ['URI'] : []),
    ...(isSigned || type === '/Sig' || type === '/DocTimeStamp' ? OF_SIGNATURES : []),
  ]
}
