/** The file of the gazetteer for a skeleton that the index lists. */
export const skeletonNode = (skeleton: string): string => `skeleton-${skeleton}`

/** The file for what begins with one or two letters, named by their code points: file names are ASCII everywhere. */
export const startNode = (letters: string): string =>
  `start-${[...letters].map((letter) => letter.codePointAt(0)?.toString(16)).join('-')}`
