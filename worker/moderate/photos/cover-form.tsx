import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { DeskPhoto } from '../../rules/desk-photo.ts'
import { FileField } from '../../ui/field.tsx'
import type { Form } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import type { PhotoLists } from './photo-lists.ts'

/** Covers parts of a photo: the island puts its tool here, and without scripts a picture covered elsewhere can be sent. */
export const CoverForm: FC<{ photo: DeskPhoto; from: PhotoLists['of']; form: Form }> = ({ photo, from, form }) => {
  const { lang, t } = useLocale()
  const { key, revision } = photo
  const words = t.photoDesk.desk
  return (
    <details class="cover" open={form.errors.photo !== undefined} data-cover="">
      <summary>{words.cover}</summary>
      <form
        method="post"
        action={paths.deskPhotoCover(lang, key)}
        enctype="multipart/form-data"
        data-bytes={paths.deskPhoto(lang, key, { revision })}
      >
        <input type="hidden" name="revision" value={String(revision)} />
        <input type="hidden" name="from" value={from} />
        <p class="hint">{words.coverHow}</p>
        <p>
          <a href={paths.deskPhoto(lang, key, { revision })} download={`${key}.webp`}>
            {words.download}
          </a>
        </p>
        <FileField
          form={form}
          name="photo"
          id={`file-${key}`}
          label={words.coverFile}
          accept="image/jpeg,image/png,image/webp"
        />
        <button type="submit" class="button">
          {words.coverSend}
        </button>
      </form>
    </details>
  )
}
