import type { PhotoPurpose, PhotoStatus } from './photo.ts'

/** A photo as whoever holds the secret link of its action sees it. */
export type OrganizerPhoto = {
  key: string
  purpose: PhotoPurpose
  status: PhotoStatus
  lang: string
  caption: string
  description: string
  /** Of the large size, pixels. */
  width: number
  height: number
}

/** Photos as their organizer sees them: of one purpose, without what is known of their files. */
export function toOrganizerPhotos(photos: readonly OrganizerPhoto[], purpose: PhotoPurpose): OrganizerPhoto[] {
  return photos
    .filter((photo) => photo.purpose === purpose)
    .map(({ key, status, lang, caption, description, width, height }) => ({
      ...{ key, purpose, status, lang, caption, description },
      ...{ width, height },
    }))
}
