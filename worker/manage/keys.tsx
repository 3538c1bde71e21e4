import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import { SHARED_LINKS_AT_MOST } from '../rules/organizer-link.ts'
import type { HelperLink } from '../store/organizer-links.ts'
import { Checkbox } from '../ui/choices.tsx'
import { dateText } from '../ui/date-text.ts'
import { TextField } from '../ui/field.tsx'
import type { Form } from '../ui/form.ts'
import { useLocale } from '../ui/locale.ts'

type KeysProps = {
  link: string
  form: Form
  helpers: readonly HelperLink[]
  hasAddress: boolean
  /** Makes that a form posted twice makes one link. */
  formKey: string
}

/** Who else can open the action, and how its organizer can be written to: for the organizer's own link alone. */
export const Keys: FC<KeysProps> = (props) => (
  <div class="steps keys">
    <Address {...props} />
    <Helpers {...props} />
    <HandOver {...props} />
  </div>
)

const Address: FC<KeysProps> = ({ link, form, hasAddress }) => {
  const { lang, t } = useLocale()
  const words = t.organizers.address
  return (
    <details id="address" open={form.errors.email !== undefined}>
      <summary>{words.heading}</summary>
      <p>{hasAddress ? words.left : words.none}</p>
      {hasAddress ? (
        <form method="post" action={paths.manage(lang, link, 'address/delete')}>
          <button type="submit" class="button quiet">
            {words.delete}
          </button>
        </form>
      ) : (
        <form method="post" action={paths.manage(lang, link, 'address')} novalidate>
          <TextField form={form} name="email" label={words.email} type="email" autocomplete="email" />
          <button type="submit" class="button">
            {words.save}
          </button>
        </form>
      )}
    </details>
  )
}

const Helpers: FC<KeysProps> = ({ link, helpers, formKey }) => {
  const { lang, t } = useLocale()
  const words = t.organizers.helpers
  return (
    <details id="helpers" open={helpers.length > 0}>
      <summary>{words.heading}</summary>
      <p>{words.intro}</p>
      <ul class="rows">
        {helpers.map(({ id, madeAt }, at) => (
          <li>
            {words.item(at + 1, dateText(new Date(madeAt).toISOString().slice(0, 10), lang))}{' '}
            <form method="post" action={paths.manageHelper(lang, link, id)} class="inline">
              <button type="submit" class="button quiet">
                {words.revoke}
              </button>
            </form>
          </li>
        ))}
      </ul>
      {helpers.length < SHARED_LINKS_AT_MOST ? (
        <form method="post" action={paths.manage(lang, link, 'helpers')}>
          <input type="hidden" name="key" value={formKey} />
          <button type="submit" class="button">
            {words.make}
          </button>
        </form>
      ) : (
        <p class="fine">{words.full}</p>
      )}
    </details>
  )
}

const HandOver: FC<KeysProps> = ({ link, form, formKey }) => {
  const { lang, t } = useLocale()
  const words = t.organizers.handOver
  return (
    <details id="hand-over" open={form.errors.handOver !== undefined}>
      <summary>{words.heading}</summary>
      <p>{words.intro}</p>
      <form method="post" action={paths.manage(lang, link, 'hand-over')} novalidate>
        <input type="hidden" name="key" value={formKey} />
        <Checkbox form={form} name="handOver" label={words.confirm} />
        <button type="submit" class="button danger">
          {words.send}
        </button>
      </form>
    </details>
  )
}
