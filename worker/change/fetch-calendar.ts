import { publicUrl } from '../rules/public-url.ts'

/** The world outside, as a function: tests bring their own. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>
/** What came of asking for a calendar; a failure is a word of ours, and says nothing of what came. */
export type Fetched =
  | { of: 'unchanged' }
  | { of: 'calendar'; text: string; etag: string | null; lastModified: string | null }
  | { of: 'failed'; failure: FetchFailure }
export const FETCH_FAILURES = ['address', 'redirects', 'status', 'unreachable', 'too-large', 'no-calendar'] as const
export type FetchFailure = (typeof FETCH_FAILURES)[number]

/** Bytes of a calendar, counted as they come. */
const MAX_BYTES = 2 * 1024 * 1024
/** For all of it, redirects too. */
const TIME_OUT_MS = 10_000
const MAX_REDIRECTS = 3
/** A mark of theirs longer than this is not kept. */
const MAX_MARK = 200

/** Asks for a calendar, and only for what has changed since the marks that are given. Every address on the way is looked at. */
export async function fetchCalendar(
  fetcher: Fetch,
  address: string,
  { etag, lastModified }: { etag: string | null; lastModified: string | null },
): Promise<Fetched> {
  const headers = new Headers({ Accept: 'text/calendar, text/plain;q=0.5' })
  if (etag) headers.set('If-None-Match', etag)
  if (lastModified) headers.set('If-Modified-Since', lastModified)
  const signal = AbortSignal.timeout(TIME_OUT_MS)
  try {
    let next = address
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const url = publicUrl(next)
      if (!url.ok) return failed('address')
      const response = await fetcher(url.value.href, { headers, redirect: 'manual', signal })
      const location = response.headers.get('Location')
      if (![301, 302, 303, 307, 308].includes(response.status) || !location)
        return await readAnswer(response, etag ?? lastModified)
      await response.body?.cancel()
      next = URL.canParse(location, url.value.href) ? new URL(location, url.value.href).href : ''
    }
    return failed('redirects')
  } catch (error) {
    // No connection, no name, no answer in time: whatever it was, there is nothing to read.
    console.error(error instanceof Error ? error.name : 'a fetch failed')
    return failed('unreachable')
  }
}

async function readAnswer(response: Response, asked: string | null): Promise<Fetched> {
  if (response.status === 304 && asked) return { of: 'unchanged' }
  if (response.status !== 200) {
    await response.body?.cancel()
    return failed('status')
  }
  const text = await readText(response)
  if (text === null) return failed('too-large')
  // Many servers say text/plain of one, and HTML of an error with status 200: what it is shows at its ends.
  const trimmed = text.trim()
  if (!/^BEGIN:VCALENDAR\b/i.test(trimmed) || !/\nEND:VCALENDAR$/i.test(trimmed)) return failed('no-calendar')
  return { of: 'calendar', text: trimmed, etag: mark(response, 'ETag'), lastModified: mark(response, 'Last-Modified') }
}

async function readText({ body }: Response): Promise<string | null> {
  if (!body) return ''
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    // Leaving the loop cancels the rest.
    if (bytes > MAX_BYTES) return null
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function mark(response: Response, name: string): string | null {
  const value = response.headers.get(name)
  return value && value.length <= MAX_MARK ? value : null
}

function failed(failure: FetchFailure): Fetched {
  return { of: 'failed', failure }
}
