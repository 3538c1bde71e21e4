import { openStore, STORE_NAME } from './store.ts'

/** Drops what has been kept on this device too long, on whatever page somebody comes back. Makes no store where none is. */
export async function forgetOld(): Promise<void> {
  // Older browsers do not tell, and some keep nothing in private windows.
  const databases = (await globalThis.indexedDB?.databases?.().catch(() => [])) ?? []
  if (databases.some(({ name }) => name === STORE_NAME)) await openStore(Date.now())
}
