import type { FC } from 'hono/jsx'
import { STEP_FREE } from '../../rules/kinds.ts'
import { Checkbox, Choices } from '../choices.tsx'
import { Select, TextArea, TextField } from '../field.tsx'
import { typedText } from '../form.ts'
import { Fold } from '../form-parts.tsx'
import { useLocale } from '../locale.ts'
import { languageOptions } from '../options.ts'
import type { Part } from './part.ts'

/** Who can come in, and where more can be read. */
export const AccessFields: FC<Part> = ({ form }) => {
  const { lang, t } = useLocale()
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
      <Fold form={form} title={t.submit.linkUrl} names={['linkUrl', 'linkLang']}>
        <TextField form={form} name="linkUrl" label={t.submit.linkUrl} hint={t.submit.linkHint} type="url" optional />
        <Select
          form={form}
          name="linkLang"
          label={t.submit.linkLang}
          blank={t.submit.noLanguage}
          options={languageOptions(lang)}
        />
      </Fold>
    </fieldset>
  )
}
