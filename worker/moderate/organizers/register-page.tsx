import type { FC } from 'hono/jsx'
import { paths } from '../../paths.ts'
import type { HoursClock } from '../../rules/hours-text.ts'
import type { Day } from '../../store/days.ts'
import { ActionFormFields } from '../../ui/action-form/action-form.tsx'
import { actionFieldLabels } from '../../ui/action-form/labels.ts'
import { Checkbox } from '../../ui/choices.tsx'
import type { Form } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import { NewLink } from '../../ui/new-link.tsx'
import { RegisterForm } from '../../ui/register-form.tsx'
import { DeskPage } from '../desk-page.tsx'

type DeskRegisterPageProps = { form: Form; formKey: string; days: Day[]; clock: HoursClock | null }

/** The form of a group, filled in by a coordinator for somebody who called. */
export const DeskRegisterPage: FC<DeskRegisterPageProps> = ({ form, formKey, days, clock }) => {
  const { lang, t } = useLocale()
  const words = t.organizers.desk
  return (
    <DeskPage title={words.register} scripts={['form.js']}>
      <p class="lead">{words.registerIntro}</p>
      <RegisterForm
        form={form}
        formKey={formKey}
        action={paths.deskRegister(lang)}
        labels={actionFieldLabels(t)}
        emailHint={words.emailHint}
        send={words.registerSend}
        more={<Checkbox form={form} name="publish" label={words.publishAtOnce} />}
      >
        <ActionFormFields form={form} days={days} clock={clock} />
      </RegisterForm>
    </DeskPage>
  )
}

/** The link of what was registered, to be handed over. */
export const DeskRegisteredPage: FC<{ id: string; link: string }> = ({ id, link }) => {
  const { lang, t } = useLocale()
  const words = t.organizers.desk
  return (
    <DeskPage title={words.registered} scripts={['copy.js']}>
      <p class="lead">{words.registeredText}</p>
      <NewLink path={paths.manage(lang, link)} />
      <p class="buttons">
        <a class="button quiet" href={paths.deskAction(lang, id)}>
          {words.see}
        </a>
        <a class="button quiet" href={paths.deskRegister(lang)}>
          {words.register}
        </a>
      </p>
    </DeskPage>
  )
}
