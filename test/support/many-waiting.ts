/** Countries of the many that wait: as many as ever took part in a day. */
export const COUNTRIES_WAITING = 60
const LANGS = ['en', 'fa', 'es', 'de', 'fr']
const DAYS = 'abcdefghijklmnop'.split('').map((letter) => `day-${letter}`)
const HOUR_MS = 3_600_000

/** The code of a country by its number, two capitals that some country may or may not have. */
export function countryOf(number: number): string {
  return String.fromCharCode(65 + (number % 26), 65 + Math.floor(number / 26))
}

/** Statements after which so many actions wait at `now` (milliseconds), by turns of 60 countries, 5 languages and 16 days, a third of them over. */
export function manyWaiting(count: number, now: number): string[] {
  const numbers = `with recursive n (i) as (select 0 union all select i + 1 from n where i < ${count - 1})`
  const id = "printf('%010d', i)"
  const at = `${now} + (i % 900 - 300) * ${HOUR_MS}`
  const country = `char(65 + (i % ${COUNTRIES_WAITING}) % 26, 65 + (i % ${COUNTRIES_WAITING}) / 26)`
  return [
    ...DAYS.map(
      (slug, index) => `insert into days (id, slug, starts_on, ends_on, published_at)
        values (${index + 1}, '${slug}', '2027-06-20', '2027-06-20', 1)`,
    ),
    `insert into day_texts (day_id, lang, title, call, original)
      select days.id, lang.value, 'The day ' || slug, '', lang.value = 'en' from days, json_each('["en", "fa"]') as lang`,
    `insert into actions (id, status, kind, attendance, all_day, starts_local, ends_local, zone, starts_at, ends_at,
        date_precision, country, city_name, tier, sign_language, created_at, published_at, public_starts,
        public_ends_on, public_ends_at, cancelled_by)
      ${numbers} select ${id}, iif(i % 50 = 0, 'cancelled', 'pending'), 'rally', 'in-person', 0, '2027-06-20T15:00',
        '2027-06-20T17:00', 'Europe/Berlin', ${at}, ${at} + 2 * ${HOUR_MS}, 'day', ${country}, 'Town ' || (i % 977), 'exact', 0,
        1, 1, '2027-06-20T15:00', '2027-06-20', ${at}, iif(i % 50 = 0, 'organizer', null) from n`,
    `insert into action_texts (action_id, lang, title, summary, original)
      ${numbers} select ${id}, json_extract('${JSON.stringify(LANGS)}', '$[' || (i % 7 % 5) || ']'), 'Rally ' || i, 'x', 1 from n`,
    `insert into action_days (action_id, day_id) ${numbers} select ${id}, 1 + i % 31 % 16 from n where i % 5 > 0`,
    `insert into action_groups (action_id, position, name) ${numbers} select ${id}, 0, 'Group ' || (i % 300) from n`,
  ]
}
