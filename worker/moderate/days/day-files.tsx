import type { FC } from 'hono/jsx'
import { languageName } from '../../cities/names.ts'
import { paths } from '../../paths.ts'
import { KIT_FILES_A_DAY, type KitFileField } from '../../rules/kit-file.ts'
import { direction } from '../../rules/languages.ts'
import type { KitFile } from '../../store/kit-files.ts'
import { FileField, Select, TextField } from '../../ui/field.tsx'
import type { Form } from '../../ui/form.ts'
import { useLocale } from '../../ui/locale.ts'
import { languageOptions } from '../../ui/options.ts'

const ACCEPTED = 'application/pdf,image/png,image/jpeg,image/webp'

type DayFilesProps = { slug: string; files: KitFile[]; form: Form<KitFileField> }

/** The files of a day's kit: each to be removed, and one to be added. */
export const DayFiles: FC<DayFilesProps> = ({ slug, files, form }) => {
  const { lang, t } = useLocale()
  const words = t.dayKit.desk
  return (
    <section id="files" class="kit-desk">
      <h2>{words.files}</h2>
      <p class="fine">
        {words.ofKit(files.length, KIT_FILES_A_DAY)} · <a href={paths.kit(lang, slug)}>{t.dayKit.title}</a>
      </p>
      <ul class="rows">
        {files.map(({ key, title, kind, lang: written }) => (
          <li>
            <a href={paths.kitFile(key)} lang={written} dir={direction(written)}>
              {title}
            </a>
            <span class="fine">
              {kind === 'pdf' ? 'PDF' : 'WebP'} · {languageName(written, lang)}
            </span>
            <form method="post" action={paths.deskDayFiles(lang, slug, key)}>
              <button type="submit" class="link" aria-label={words.fileOf(title)}>
                {words.remove}
              </button>
            </form>
          </li>
        ))}
      </ul>
      {files.length < KIT_FILES_A_DAY ? (
        <form
          method="post"
          action={paths.deskDayFiles(lang, slug)}
          enctype="multipart/form-data"
          class="long-form"
          novalidate
        >
          <FileField form={form} name="photo" label={words.file} hint={words.filesHint} accept={ACCEPTED} />
          <TextField form={form} name="title" id="file-title" label={words.fileTitle} />
          <Select
            form={form}
            name="lang"
            id="file-lang"
            label={words.fileLang}
            blank={t.submit.choose}
            options={languageOptions(lang)}
          />
          <p>
            <button type="submit" class="button">
              {words.send}
            </button>
          </p>
        </form>
      ) : (
        <p class="notice">{words.full}</p>
      )}
    </section>
  )
}
