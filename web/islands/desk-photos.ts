/** Photos at the desk: decided on one by one, by keys, without the page going away; and covered where they stand. */
import './map/trusted-types.ts'
import { offerCovering } from './desk-photos/covering.ts'
import { followKeys } from './desk-photos/keys.ts'
import { openList } from './desk-photos/list.ts'

const element = document.querySelector<HTMLElement>('[data-desk-photos]')
if (element) {
  const list = openList(element)
  offerCovering(list)
  followKeys(list)
  for (const shown of document.querySelectorAll<HTMLElement>('[data-needs-script]')) shown.hidden = false
}
