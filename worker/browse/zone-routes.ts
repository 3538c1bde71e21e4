import { factory } from '../app-env.ts'
import { zonesInCell } from '../cities/zone.ts'
import { noStore } from '../middleware/caching.ts'
import { parseZoneCell } from '../rules/zone-cell.ts'

/** For whoever writes a program: the form itself asks for nothing else. */
export const NOT_A_CELL = 'Time zones are given for squares of a quarter of a degree alone.'

/**
 * `/zones.json?lat=…&lon=…`: the IANA zones that meet in a cell of rules/zone-cell.ts, as JSON. An address ends in logs and
 * histories, and a pin may stand where nobody shall know: so only the corner of a wide cell is taken, anything finer is
 * refused, and the form asks only where a country has several clocks.
 */
export const zones = factory
  .createApp()
  .use(noStore)
  .get('/', (c) => {
    const cell = parseZoneCell(c.req.query())
    return cell ? c.json(zonesInCell(cell)) : c.text(NOT_A_CELL, 400)
  })
