import type { Album } from './album.ts'
import type { Told } from './queue.ts'
import type { Store } from './store.ts'
import type { Words } from './words.ts'

/** What the queue says of photos, on their lines and as `news` above them. */
export function toldBy(album: Album, store: Store, words: Words, news: (sentence: string) => void): Told {
  return {
    progress: (photo, part) => {
      album.card(photo)?.stand('sending')
      album.card(photo)?.progress(part)
    },
    taken: async (photo) => {
      news('')
      await album.drop(photo, true)
    },
    refused: async (photo, answer) => {
      const why = answer.is === 'wrongLink' ? words.wrongLink : (answer.message ?? words.notTaken)
      const errors = answer.is === 'refused' ? answer.errors : {}
      photo.state = 'refused'
      photo.errors = Object.keys(errors).length > 0 ? errors : { '': why }
      await store.putPhoto(photo)
      album.card(photo)?.stand('refused', Object.values(photo.errors).join(' '))
    },
    later: (photo, { message }) => {
      album.card(photo)?.stand(message ? 'asked' : 'later', message)
      if (!navigator.onLine) news(words.offline)
    },
  }
}
