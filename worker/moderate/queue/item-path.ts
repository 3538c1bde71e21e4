import { paths } from '../../paths.ts'
import type { Lang } from '../../rules/languages.ts'
import type { QueuePart } from '../../rules/path-parts.ts'
import type { WaitingItem } from '../../store/waiting.ts'

/** The page on which something that waits is decided; the queue, where it has none. */
export function itemPath(
  lang: Lang,
  { photoKey, actionId }: Pick<WaitingItem, 'photoKey' | 'actionId'>,
  part: QueuePart,
): string {
  if (photoKey !== null) return paths.deskPhotos(lang, { photo: photoKey })
  return actionId === null ? paths.desk(lang, part) : paths.deskAction(lang, actionId, part)
}
