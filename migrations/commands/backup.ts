import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** What lies beside the files of an export, as `manifest.json`. */
export type Manifest = {
  /** Raised when an older `restore` could no longer read it. */
  format: 1
  exportedAt: string
  /** The migrations that the database had had, and SHA-256 of all that it was made of. */
  migrations: string[]
  fingerprint: string
  /** By name: how many rows, and SHA-256 of `tables/{name}.jsonl`, a JSON list for each row, in the order of its key. */
  tables: Record<string, { rows: number; columns: string[]; sha256: string }>
  /** The last number that each table of numbers has given. */
  counters: Record<string, number>
  /** The objects of the bucket, each a file of `objects/`, with what the bucket says of it. */
  objects: StoredObject[]
}
/** An object of the bucket: its key, its file, and SHA-256 of its bytes. */
export type StoredObject = {
  key: string
  file: string
  bytes: number
  sha256: string
  metadata: { http: R2HTTPMetadata; custom: Record<string, string> }
}

/** The two things that a site keeps. */
export type Stores = Pick<Env, 'DB' | 'PRIVATE'>

/** Why an export or a restore did not take place, for who ran it. */
export class BackupRefused extends Error {}

/** SHA-256 of a file, hexadecimal. */
export async function sumOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}
