import ICAL from 'ical.js'

/*
 * What the library would read for minutes or for ever, though it is short: of what strangers write only that is read which ends.
 */

/** Longer names and parameters before a property's value than any program writes: reading them takes the square of their length. */
const HEAD_AT_MOST = 2000
/** No action comes again more seldom than so many days, weeks, months or years. */
const INTERVAL_AT_MOST = 366
/** A zone has changed its clock less often than that since there are clocks. */
const CHANGES_AT_MOST = 200
/** What a rule may say besides, of those whose dates the library looks for one by one until one fits. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  DAILY: ['BYDAY', 'BYMONTH'],
  WEEKLY: ['BYDAY', 'BYMONTH'],
}

/** Whether the names and parameters of all properties of a calendar are short enough to be read. */
export function hasShortHeads(text: string): boolean {
  const unfolded = text.replace(/\r?\n[ \t]/g, '')
  return !new RegExp(`^[^:\\r\\n]{${HEAD_AT_MOST}}`, 'm').test(unfolded)
}

/**
 * Whether what is said of a series ends. What comes every hour or oftener is no action; "every seventh day that is a Monday" and
 * "on the 30th of February" are never, and are looked for without end.
 */
export function isTameSeries(component: ICAL.Component): boolean {
  return rulesOf(component).every(({ freq, interval, parts }) => {
    if (interval > INTERVAL_AT_MOST) return false
    if (freq === 'MONTHLY' || freq === 'YEARLY') return true
    const said = Object.keys(parts)
    const isEveryDay = freq !== 'DAILY' || interval === 1 || !said.includes('BYDAY')
    return isEveryDay && said.every((part) => FITTING[freq]?.includes(part) === true) && freq in FITTING
  })
}

/** Whether a zone changes its clock as zones do: by rules for every year, and few of them. */
export function isTameZone(zone: ICAL.Component): boolean {
  const changes = zone.getAllSubcomponents()
  const isYearly = ({ freq, interval }: ICAL.Recur) => freq === 'YEARLY' && interval === 1
  return changes.length <= CHANGES_AT_MOST && changes.every((change) => rulesOf(change).every(isYearly))
}

function rulesOf(component: ICAL.Component): ICAL.Recur[] {
  return component.getAllProperties('rrule').flatMap((property) => {
    const value: unknown = property.getFirstValue()
    return value instanceof ICAL.Recur ? [value] : []
  })
}
