import type { Child, FC } from 'hono/jsx'
import { canRevert } from '../../change/revert.ts'
import type { Messages } from '../../messages/en.ts'
import { paths } from '../../paths.ts'
import type { Lang } from '../../rules/languages.ts'
import type { Seal } from '../../rules/verdict-chain.ts'
import { CONFIDENTIAL_EXPORT } from '../../rules/verdict-words.ts'
import type { LogLine } from '../../store/verdict-log.ts'
import { momentText } from '../../ui/date-text.ts'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'

type LogPageProps = {
  lines: LogLine[]
  head: Seal | null
  deciders: { id: number; name: string }[]
  /** Whose lines are shown, as it stands in the address; '' for everybody. */
  by: string
  /** Where the log goes on, if it does. */
  older: string | null
}

/** Who decided what, the newest first. */
export const LogPage: FC<LogPageProps> = ({ lines, head, deciders, by, older }) => {
  const { lang, t } = useLocale()
  const words = t.safetyDesk.log
  return (
    <DeskPage title={words.title}>
      <p class="lead">{words.intro}</p>
      <p>
        <a class="button quiet" href={paths.deskRevertMany(lang)}>
          {t.safetyDesk.revert.many}
        </a>
      </p>
      <form method="get" action={paths.deskLog(lang)} class="narrow-list">
        <DeciderSelect deciders={deciders} chosen={by} label={words.by} blank={words.everybody} />
        <button type="submit" class="button quiet">
          {words.show}
        </button>
      </form>
      {lines.length === 0 && older === null ? <p class="nothing">{words.empty}</p> : null}
      <LogLines lines={lines} buttons />
      {older ? (
        <p>
          <a class="button quiet" href={older}>
            {words.older}
          </a>
        </p>
      ) : null}
      {head ? (
        <p class="fine log-head">
          {words.head} <code dir="ltr">{head.hash}</code>
        </p>
      ) : null}
    </DeskPage>
  )
}

/** A choice of one coordinator. */
export const DeciderSelect: FC<{
  deciders: { id: number; name: string }[]
  chosen: string
  label: string
  blank: string
}> = ({ deciders, chosen, label, blank }) => (
  <>
    <label for="by">{label}</label>
    <select id="by" name="by">
      <option value="">{blank}</option>
      {deciders.map(({ id, name }) => (
        <option value={String(id)} selected={String(id) === chosen}>
          {name}
        </option>
      ))}
    </select>
  </>
)

/** Lines of the log, each with the way to what it is about; with `buttons`, what can be taken back leads there. */
export const LogLines: FC<{ lines: LogLine[]; buttons?: boolean }> = ({ lines, buttons = false }) => {
  const { lang, t } = useLocale()
  const words = t.safetyDesk
  return (
    <ul class="rows log">
      {lines.map((line) => (
        <li id={`verdict-${line.id}`}>
          <LogSentence line={line} />
          {line.revertedBy !== null ? <span class="tag">{words.log.takenBackBy(line.revertedBy)}</span> : null}
          {buttons && canRevert(line) ? <a href={paths.deskVerdict(lang, line.id)}>{words.revert.button}</a> : null}
        </li>
      ))}
    </ul>
  )
}

/** One line in words: when, who, what, of which thing. */
export const LogSentence: FC<{ line: LogLine; children?: Child }> = ({ line, children }) => {
  const { lang, t } = useLocale()
  const words = t.safetyDesk.log
  const item = itemOf(line, lang)
  return (
    <span>
      <span class="fine">
        {words.line(line.id)} · {momentText(line.at, 'UTC', lang)} ·{' '}
      </span>
      <bdi>{line.coordinator}</bdi> · {sentenceOf(line, t)}
      {item ? (
        <>
          {' · '}
          <a href={item}>{line.title ? <bdi>{line.title}</bdi> : words.open}</a>
        </>
      ) : null}
      {children}
    </span>
  )
}

function sentenceOf(line: LogLine, { safetyDesk: { log } }: Messages): string {
  const { subject, subjectId, decision, reverts, isAlone } = line
  if (subjectId === CONFIDENTIAL_EXPORT) return log.exported
  const said = `${log.subjects[subject]}: ${log.decisions[decision]}`
  if (reverts !== null) return `${said} (${log.takesBack(reverts)})`
  return isAlone ? `${said} (${log.alone})` : said
}

/** Where what a line is about is found at the desk, if anywhere. */
function itemOf({ subject, subjectId }: LogLine, lang: Lang): string | null {
  const run = /^run:(\d+)$/.exec(subjectId)?.[1]
  if (run !== undefined) return paths.deskRun(lang, Number(run))
  switch (subject) {
    case 'action':
    case 'change':
    case 'cancellation':
    case 'report':
    case 'notice':
    case 'link':
      return paths.deskAction(lang, subjectId)
    case 'photo':
      return paths.deskPhotos(lang, { photo: subjectId })
    case 'day':
      return paths.deskDay(lang, subjectId)
    case 'campaign-text':
      return paths.deskTexts(lang)
    case 'person':
      return paths.deskPerson(lang, subjectId)
    case 'group':
      return paths.deskGroups(lang)
    case 'source':
      return paths.deskSources(lang)
    case 'import':
      return paths.deskImport(lang, subjectId)
    case 'translation': {
      const [, of = '', id = '', into = ''] = /^(action|day|report):([^/]+)\/(.+)$/.exec(subjectId) ?? []
      return id ? paths.deskTranslation(lang, { of, id, into }) : null
    }
    default:
      return null
  }
}
