import type { ReportRecord } from './action-record.ts'
import type { FormValues } from './typed-action.ts'

/** The latest report as somebody would type it, to be mended; a blank one in the page's language where there is none. */
export function typedReport(report: ReportRecord | undefined, lang: string): FormValues {
  if (!report) return { lang }
  return {
    text: report.text,
    lang: report.lang,
    turnoutFrom: report.turnoutFrom === null ? '' : String(report.turnoutFrom),
    turnoutTo: report.turnoutTo === null ? '' : String(report.turnoutTo),
    countedBy: report.countedBy ?? '',
    links: report.links.join('\n'),
  }
}
