/**
 * What the desk answers: the revision that a photo now has (null of one that is gone), or what is wrong, in words; `passkey`
 * where it is done only once a passkey was shown.
 */
export type Answer =
  | { of: 'done'; revision: number | null }
  | { of: 'problem'; sentence: string; fields: boolean; passkey: boolean }

type Told = { revision?: number | null; message?: string; errors?: Record<string, string>; passkey?: boolean }

/** Posts a form as a script does. Who is no longer signed in is sent to where one signs in, by the page itself. */
export async function postForm(action: string, form: FormData): Promise<Answer> {
  const isUpload = [...form.values()].some((value) => value instanceof File)
  const words = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const body = isUpload ? form : new URLSearchParams(words)
  try {
    const response = await fetch(action, { method: 'POST', body, headers: { Accept: 'application/json' } })
    if (response.redirected) location.reload()
    const answer: Told = await response.json()
    if (response.ok) return { of: 'done', revision: answer.revision ?? null }
    const sentences = answer.errors ? Object.values(answer.errors) : [answer.message ?? '']
    const passkey = answer.passkey === true
    return { of: 'problem', sentence: sentences.join(' '), fields: answer.errors !== undefined, passkey }
  } catch {
    // No connection, or no JSON: nothing is known of what has become of it.
    return { of: 'problem', sentence: '', fields: false, passkey: false }
  }
}
