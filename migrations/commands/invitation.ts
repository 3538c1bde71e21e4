import { base32, hashSecret, RANDOM_BYTES } from '../../worker/rules/secret.ts'

const HOUR_MS = 3_600_000
/** So long a link lasts, as its page says. */
export const LINK_HOURS = 1

/** A sign-in link, before anybody has used it. */
export type Invitation = {
  /** What stands at the end of the link: in no database. */
  secret: string
  /** Makes the coordinator, an owner, if there is none of the name; lets in again who was removed; and lets the link in. */
  sql: string[]
}

/**
 * Why nobody of this name is let in, beside those whom the desk has, as a sentence; null if they are: whoever is there, the first
 * of all, and who is named a new owner.
 */
export function whyNot(name: string, names: readonly string[], { isNewOwner }: { isNewOwner: boolean }): string | null {
  const isThere = names.includes(name)
  if (isNewOwner && isThere) return `${name} is a coordinator already: leave out --new-owner to let them in again.`
  if (isNewOwner || isThere || names.length === 0) return null
  return `No coordinator has the name ${name}; these have: ${names.join(', ')}. To make a new owner, add --new-owner.`
}

/** Invites a coordinator by name with a link that works once, for so many hours. */
export async function invite(name: string, { hours, now }: { hours: number; now: number }): Promise<Invitation> {
  const secret = base32(crypto.getRandomValues(new Uint8Array(RANDOM_BYTES.link)))
  const quoted = `'${name.replaceAll("'", "''")}'`
  const linkHash = await hashSecret(secret)
  return {
    secret,
    sql: [
      `insert into coordinators (name, created_at, role) values (${quoted}, ${now}, 'owner')
        on conflict (name) do update set removed_at = null`,
      `insert into sign_in_links (link_hash, coordinator_id, expires_at)
        select '${linkHash}', id, ${now + hours * HOUR_MS} from coordinators where name = ${quoted}`,
    ],
  }
}
