import type { FC } from 'hono/jsx'
import { REFUSED_AT_ONCE } from '../../change/refuse-photos.ts'
import { paths } from '../../paths.ts'
import { Checkbox } from '../../ui/choices.tsx'
import type { Form } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import type { PhotoLists } from './photo-lists.ts'

/** All that wait of one action or day, refused at once: nobody decides on a flood one by one. */
export const RefusePending: FC<{ lists: PhotoLists; form: Form }> = ({ lists: { of, subject, waits }, form }) => {
  const { lang, t, number } = useLocale()
  const words = t.photoDesk.desk
  if (!subject || !waits || waits.count === 0) return null
  return (
    <details class="refuse-pending" open={form.errors.confirm !== undefined}>
      <summary>
        {words.waiting(number(waits.count))}. {words.refuseAll}
      </summary>
      <p>{words.refuseAllHint(number(REFUSED_AT_ONCE))}</p>
      <form
        method="post"
        action={paths.deskPhotos(lang, of === 'day' ? { day: subject } : { action: subject })}
        novalidate
      >
        <input type="hidden" name="until" value={String(waits.until)} />
        <Checkbox form={form} name="confirm" label={words.refuseAllConfirm} />
        <button type="submit" class="button danger">
          {words.refuseAll}
        </button>
      </form>
    </details>
  )
}
