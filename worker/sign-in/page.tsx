import type { FC } from 'hono/jsx'
import { paths } from '../paths.ts'
import { useLocale } from '../ui/locale.ts'
import { Page } from '../ui/page.tsx'

/** Where a coordinator signs in. Opening a link uses nothing up: the button does. */
export const SignInPage: FC<{ link: string | null; state: 'works' | 'none' | 'expired' }> = ({ link, state }) => {
  const { lang, t } = useLocale()
  return (
    <Page title={t.signIn.title} hidden>
      <h1>{t.signIn.title}</h1>
      {state === 'none' ? <p>{t.signIn.noLink}</p> : null}
      {state === 'expired' ? <p class="notice alert">{t.signIn.expired}</p> : null}
      {link && state === 'works' ? (
        <>
          <p>{t.signIn.explain}</p>
          <form method="post" action={paths.signIn(lang, link)}>
            <button type="submit" class="button big">
              {t.signIn.button}
            </button>
          </form>
        </>
      ) : null}
    </Page>
  )
}
