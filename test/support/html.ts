const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** Escaped text as a browser shows it. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}

/** The texts of the elements that the element of this id is described by (WAI-ARIA, aria-describedby). */
export function describedBy(html: string, id: string): string[] {
  const tag = new RegExp(`<[a-z]+ [^>]*\\bid="${id}"[^>]*>`).exec(html)?.[0] ?? ''
  const ids = /aria-describedby="([^"]*)"/.exec(tag)?.[1]?.split(' ') ?? []
  return ids.map((each) => unescapeHtml(new RegExp(`<p [^>]*id="${each}"[^>]*>([^<]*)</p>`).exec(html)?.[1] ?? ''))
}

/** What stands in the fields of a page's forms, by name: typed texts, chosen options, ticked boxes. */
export function fieldsOf(html: string): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  const put = (name: string, value: string) => {
    fields[name] = [...(fields[name] ?? []), unescapeHtml(value)]
  }
  for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
    const { name, value = '', type = '' } = attributes(tag)
    const box = type === 'checkbox' || type === 'radio'
    if (name !== undefined && (!box || / checked=""/.test(tag))) put(name, value)
  }
  for (const [, tag = '', text = ''] of html.matchAll(/(<textarea [^>]*>)([^<]*)<\/textarea>/g))
    put(attributes(tag).name ?? '', text)
  for (const [, tag = '', options = ''] of html.matchAll(/(<select [^>]*>)([\s\S]*?)<\/select>/g)) {
    const [, chosen = ''] = /<option value="([^"]*)" selected="">/.exec(options) ?? []
    put(attributes(tag).name ?? '', chosen)
  }
  return fields
}

function attributes(tag: string): Record<string, string | undefined> {
  return Object.fromEntries([...tag.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
}

/** What is chosen in the lists of a page's forms, by their names; '' where nothing is. */
export function selectedIn(page: string): Record<string, string> {
  const selects = [...page.matchAll(/<select[^>]*? name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)]
  return Object.fromEntries(
    selects.map(([, name = '', options = '']) => [name, /value="([^"]*)" selected/.exec(options)?.[1] ?? '']),
  )
}
