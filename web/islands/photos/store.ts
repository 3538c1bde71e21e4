import type { KeptDraft, KeptPhoto } from './kept.ts'

/** What is kept on the phone. Without a database it is kept while the page is open. */
export interface Store {
  /** Whether it outlives the page. */
  lasts: boolean
  photos: (owner: string) => Promise<KeptPhoto[]>
  addPhoto: (photo: KeptPhoto) => Promise<void>
  /** Keeps what has become of a photo that is there; says whether it could. */
  putPhoto: (photo: KeptPhoto) => Promise<boolean>
  removePhoto: (key: string) => Promise<void>
  draft: (owner: string) => Promise<KeptDraft | undefined>
  putDraft: (draft: KeptDraft) => Promise<void>
  removeDraft: (owner: string) => Promise<void>
  /** Forgets all that there is, of every form. */
  forget: () => Promise<void>
}

/** The name of the database in the browser. */
export const STORE_NAME = 'hamseda'
const DAY_MS = 86_400_000
/** A photo that nobody sent in a week is a danger and no help. */
const KEPT_MS = 7 * DAY_MS

/** Opens what is kept, and drops what has been kept too long. */
export async function openStore(now: number): Promise<Store> {
  try {
    const database = await openDatabase()
    await forgetOlder(database, now - KEPT_MS)
    return lasting(database)
  } catch {
    // Some browsers keep nothing in private windows.
    return fleeting()
  }
}

function openDatabase(): Promise<IDBDatabase> {
  const opening = indexedDB.open(STORE_NAME, 1)
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore('photos', { keyPath: 'key' })
    opening.result.createObjectStore('drafts', { keyPath: 'owner' })
  })
  return done(opening)
}

async function forgetOlder(database: IDBDatabase, before: number): Promise<void> {
  const transaction = database.transaction(['photos', 'drafts'], 'readwrite')
  for (const name of ['photos', 'drafts']) {
    const store = transaction.objectStore(name)
    const all: (KeptPhoto | KeptDraft)[] = await done(store.getAll())
    for (const kept of all) if (kept.added < before) store.delete('key' in kept ? kept.key : kept.owner)
  }
  await finished(transaction)
}

function lasting(opened: IDBDatabase): Store {
  const open = reopened(opened)
  const write = async (name: string, change: (store: IDBObjectStore) => unknown): Promise<void> => {
    const transaction = (await open()).transaction(name, 'readwrite')
    await Promise.all([finished(transaction), change(transaction.objectStore(name))])
  }
  const read = async (name: string): Promise<IDBObjectStore> => (await open()).transaction(name).objectStore(name)
  const full = (): void => {
    kept.lasts = false
  }
  const kept: Store = {
    lasts: true,
    photos: async (owner) => {
      const all: KeptPhoto[] = await done((await read('photos')).getAll())
      return all.filter((photo) => photo.owner === owner).sort((a, b) => a.added - b.added)
    },
    // A phone that is full must not stop whoever could still send.
    addPhoto: (photo) => write('photos', (store) => store.put(photo)).catch(full),
    putPhoto: (photo) =>
      write('photos', async (store) => {
        const there: KeptPhoto | undefined = await done(store.get(photo.key))
        // The same form may be open twice: what was forgotten or covered there does not come back from here.
        if (there && (there.state === 'open' || photo.state !== 'open')) store.put(photo)
      }).then(
        () => true,
        () => {
          full()
          return false
        },
      ),
    // One that cannot be removed now is sent again on the next visit: the site takes it once.
    removePhoto: (key) => write('photos', (store) => store.delete(key)).catch(full),
    draft: async (owner) => done((await read('drafts')).get(owner)),
    putDraft: (draft) =>
      write('drafts', (store) => {
        store.put(draft)
        // At once: the page may be about to go, and what is not committed by then is undone. Older browsers have no such word.
        store.transaction.commit?.()
      }).catch(full),
    removeDraft: (owner) => write('drafts', (store) => store.delete(owner)).catch(full),
    forget: async () => {
      await write('photos', (store) => store.clear())
      await write('drafts', (store) => store.clear())
    },
  }
  return kept
}

/** The database; opened anew where the browser has closed it, as phones do while another program is in front. */
function reopened(first: IDBDatabase): () => Promise<IDBDatabase> {
  let closed = false
  let database = Promise.resolve(first)
  const heard = (opened: IDBDatabase): IDBDatabase => {
    closed = false
    opened.addEventListener('close', () => {
      closed = true
    })
    return opened
  }
  heard(first)
  return () => {
    if (closed) database = openDatabase().then(heard)
    return database
  }
}

function fleeting(): Store {
  const photos = new Map<string, KeptPhoto>()
  const drafts = new Map<string, KeptDraft>()
  return {
    lasts: false,
    photos: async (owner) => [...photos.values()].filter((photo) => photo.owner === owner),
    addPhoto: async (photo) => void photos.set(photo.key, photo),
    putPhoto: async () => true,
    removePhoto: async (key) => void photos.delete(key),
    draft: async (owner) => drafts.get(owner),
    putDraft: async (draft) => void drafts.set(draft.owner, draft),
    removeDraft: async (owner) => void drafts.delete(owner),
    forget: async () => {
      photos.clear()
      drafts.clear()
    },
  }
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error))
  })
}
