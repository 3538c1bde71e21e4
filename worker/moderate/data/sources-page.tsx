import type { FC } from 'hono/jsx'
import { FETCH_FAILURES } from '../../change/fetch-calendar.ts'
import type { SourceStep } from '../../desk-paths.ts'
import type { Messages } from '../../messages/en.ts'
import { paths } from '../../paths.ts'
import type { Day } from '../../store/days.ts'
import type { SkippedEvent } from '../../store/skipped-events.ts'
import type { ListedSource, Source } from '../../store/sources.ts'
import { momentText } from '../../ui/date-text.ts'
import { FileField, TextField } from '../../ui/field.tsx'
import type { Form } from '../../ui/form.ts'
import { ErrorSummary } from '../../ui/form-parts.tsx'
import { useLocale } from '../../ui/locale.ts'
import { DeskPage } from '../desk-page.tsx'
import { DefaultFields } from './import-defaults.tsx'
import { SkippedEvents } from './skipped-events.tsx'

/** Why a source was not added. */
export type SourceFault = keyof Messages['sources']['faults']

type SourcesPageProps = {
  sources: ListedSource[]
  days: Day[]
  form: Form
  fault: SourceFault | null
  /** Whether the reader may trust sources. */
  trusts: boolean
  /** What of them could not be taken. */
  skipped: SkippedEvent[]
}

/** The calendars of partners: how each is, what can be done with it, and a form for another. */
export const SourcesPage: FC<SourcesPageProps> = ({ sources, days, form, fault, trusts, skipped }) => {
  const { lang, t } = useLocale()
  const words = t.sources
  const s = t.submit
  const labels = { name: words.name, url: words.url, lang: s.lang, tier: s.tier, kind: s.kind, zone: s.zone }
  return (
    <DeskPage title={words.title} scripts={['form.js']}>
      <p class="lead">{words.intro}</p>
      {sources.length === 0 ? <p class="nothing">{words.none}</p> : null}
      <ul class="cards sources">
        {sources.map((source) => (
          <SourceCard
            source={source}
            trusts={trusts}
            skipped={skipped.filter(({ sourceId }) => sourceId === source.id)}
          />
        ))}
      </ul>
      <h2>{words.add}</h2>
      <form method="post" action={paths.deskSources(lang)} enctype="multipart/form-data" class="long-form" novalidate>
        <ErrorSummary form={form} labels={labels} />
        {fault ? (
          <p class="error" role="alert">
            {words.faults[fault]}
          </p>
        ) : null}
        <TextField form={form} name="name" label={words.name} />
        <TextField form={form} name="url" label={words.url} hint={words.urlHint} inputmode="url" dir="ltr" />
        <FileField form={form} name="file" label={words.file} accept=".ics,text/calendar" />
        <DefaultFields form={form} days={days} />
        <p>
          <button type="submit" class="button big">
            {words.add}
          </button>
        </p>
      </form>
    </DeskPage>
  )
}

type SourceCardProps = { source: ListedSource; trusts: boolean; skipped: SkippedEvent[] }

const SourceCard: FC<SourceCardProps> = ({ source, trusts, skipped }) => {
  const { lang, t } = useLocale()
  const words = t.sources
  const { name, url, paused, trusted, hasLeft, events, readAt, dueAt } = source
  const failure = FETCH_FAILURES.find((known) => known === source.failure)
  return (
    <li class="decision">
      <h3 dir="auto">{name}</h3>
      <p class="fine" dir="ltr">
        {url ?? words.onceAsFile}
      </p>
      <p class="tags">
        {trusted ? <span class="tag">{words.trusted}</span> : null}
        {hasLeft ? <span class="tag">{words.hasLeft}</span> : null}
        {paused ? <span class="tag">{words.paused}</span> : null}
        <span class="tag">{words.events(events)}</span>
      </p>
      {failure ? <p class="error">{words.failures[failure]}</p> : null}
      <SkippedEvents events={skipped} isLookedAt={url !== null} />
      {url ? (
        <p class="fine">
          {readAt === null ? words.neverRead : `${words.readAt}: ${momentText(readAt, 'UTC', lang)}`}
          {paused ? '' : ` · ${words.nextAt}: ${momentText(dueAt, 'UTC', lang)}`}
        </p>
      ) : null}
      <div class="buttons">
        {url ? <Step of={source} step="look" label={words.look} /> : null}
        {url ? (
          <Step of={source} step={paused ? 'resume' : 'pause'} label={paused ? words.resume : words.pause} />
        ) : null}
        {trusts && url ? (
          <Step of={source} step={trusted ? 'distrust' : 'trust'} label={trusted ? words.distrust : words.trust} />
        ) : null}
        <Step of={source} step="remove" label={words.remove} />
      </div>
      <p class="hint">{words.removeHint}</p>
    </li>
  )
}

const Step: FC<{ of: Source; step: SourceStep; label: string }> = ({ of: { id, name }, step, label }) => {
  const { lang } = useLocale()
  return (
    <form method="post" action={paths.deskSource(lang, id, step)}>
      <button type="submit" class="button quiet">
        {label}
        <span class="visually-hidden"> ({name})</span>
      </button>
    </form>
  )
}
