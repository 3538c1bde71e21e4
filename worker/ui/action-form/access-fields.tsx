import type { FC } from 'hono/jsx'
import { STEP_FREE } from '../../rules/kinds.ts'
import { Checkbox, Choices } from '../choices.tsx'
import { TextArea } from '../field.tsx'
import { typedText } from '../form.ts'
import { useLocale } from '../locale.ts'
import type { Part } from './part.ts'

/** Who can come in. */
export const AccessFields: FC<Part> = ({ form }) => {
  const { t } = useLocale()
  return (
    <fieldset class="part">
      <legend>{t.submit.access}</legend>
      <Choices
        form={form}
        name="stepFree"
        label={t.access.stepFree}
        type="radio"
        options={[
          ...STEP_FREE.map((value) => ({ value, label: t.access.stepFreeValues[value] })),
          { value: '', label: t.submit.stepFreeUnknown },
        ]}
        chosen={[typedText(form, 'stepFree')]}
      />
      <Checkbox form={form} name="signLanguage" label={t.access.signLanguage} />
      <TextArea
        form={form}
        name="accessNote"
        label={t.submit.accessNote}
        hint={t.submit.accessNoteHint}
        rows={2}
        optional
      />
    </fieldset>
  )
}
