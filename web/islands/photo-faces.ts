/** Finds faces beside the page, in a web worker that can reach nobody: its response forbids it every connection. */
import type { Box } from './photos/box.ts'
import { findFaces, type Network, readNetwork } from './photos/faces/network.ts'
import { LOOKED_AT_SIDE } from './photos/faces/side.ts'
import type { FaceQuestion } from './photos/finder.ts'
import { pixelsOf } from './photos/pixels.ts'
import { answerAll } from './photos/worker-talk.ts'

let network: Network | undefined

answerAll<FaceQuestion, Box[]>(async (question) => {
  if ('weights' in question) {
    network = readNetwork(new Uint8Array(question.weights))
    return []
  }
  if (!network) throw new Error('the weights come first')
  const { picture } = question
  return findFaces(network, picture instanceof Blob ? await pixelsOf(picture, LOOKED_AT_SIDE) : picture)
})
