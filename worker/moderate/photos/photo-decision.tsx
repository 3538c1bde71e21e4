import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { DeskPhoto } from '../../rules/desk-photo.ts'
import { FieldErrorText, TextArea, TextField } from '../../ui/field.tsx'
import type { Form } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import type { PhotoLists } from './photo-lists.ts'

const NAMES = ['caption', 'description', 'credit'] as const

/** What can be decided on a photo, each with its button; `data-key` is the key that presses it. */
export const PhotoDecision: FC<{ photo: DeskPhoto; from: PhotoLists['of']; form: Form }> = ({ photo, from, form }) => {
  const { lang, t } = useLocale()
  const { key, revision, status, preview, requests } = photo
  const words = t.photoDesk.desk
  const labels = t.photoForm
  const wrong = NAMES.some((name) => form.errors[name] !== undefined)
  const typed = form.values.verdict !== undefined
  const { caption, description, credit } = preview
  const filled: Form = typed ? form : { values: { caption, description, credit }, errors: {} }
  return (
    <form method="post" action={paths.deskPhoto(lang, key)} class="decision" novalidate data-decision="">
      <input type="hidden" name="revision" value={String(revision)} />
      <input type="hidden" name="from" value={from} />
      <FieldErrorText form={form} name="verdict" id={`verdict-${key}`} />
      <p class="error" role="alert" data-problem="" hidden />
      <p class="buttons">
        {status === 'pending' ? (
          <>
            <button type="submit" name="verdict" value="publish" class="button big" data-key="a">
              {words.publish}
            </button>
            <button type="submit" name="verdict" value="reject" class="button danger" data-key="r">
              {words.refuse}
            </button>
          </>
        ) : (
          <>
            {status === 'hidden' || requests.length > 0 ? (
              <button type="submit" name="verdict" value="restore" class="button big" data-key="a">
                {status === 'hidden' ? words.restore : words.keep}
              </button>
            ) : null}
            <button
              type="submit"
              name="verdict"
              value="remove"
              class="button danger"
              data-key={from === 'waiting' ? 'r' : undefined}
            >
              {words.remove}
            </button>
          </>
        )}
      </p>
      <details open={wrong} data-correction="">
        <summary>{description ? words.words : words.addDescription}</summary>
        <div lang={preview.lang}>
          <TextArea form={filled} name="caption" id={`caption-${key}`} label={labels.caption} rows={2} optional />
          <TextArea
            form={filled}
            name="description"
            id={`description-${key}`}
            label={labels.description}
            hint={labels.descriptionHint}
            rows={3}
            optional
          />
          <TextField form={filled} name="credit" id={`credit-${key}`} label={labels.credit} optional />
        </div>
        <button type="submit" name="verdict" value="save" class="button quiet">
          {words.save}
        </button>
      </details>
    </form>
  )
}
