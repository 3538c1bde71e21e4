import type { FC } from 'hono/jsx'
import type { ImportStep } from '../../desk-paths.ts'
import { paths } from '../../paths.ts'
import { useLocale } from '../../ui/locale.ts'

type StepFormProps = { id: string; step: ImportStep; label: string; isBig?: boolean; isAutomatic?: boolean }

/** A button that does something with an import; an automatic one a script presses. */
export const StepForm: FC<StepFormProps> = ({ id, step, label, isBig = false, isAutomatic = false }) => {
  const { lang } = useLocale()
  return (
    <form
      method="post"
      action={paths.deskImportStep(lang, id, step)}
      {...(isAutomatic ? { 'data-goes-on': 'true' } : {})}
    >
      <button type="submit" class={isBig ? 'button big' : 'button quiet'}>
        {label}
      </button>
    </form>
  )
}
