import layout from '@vladmandic/face-api/model/tiny_face_detector_model-weights_manifest.json' with { type: 'json' }
import type { Box } from '../box.ts'
import {
  combine,
  convolveAndHalve,
  convolveSeparably,
  type Dense,
  largest,
  type Plane,
  type Separable,
} from './layers.ts'

/** The tiny face detector of face-api (MIT): six convolutions, then of every 32 pixels five guesses at a face. */
export interface Network {
  first: Dense
  middle: Separable[]
  last: Dense
}

/** Pixels of a cell of the answer. */
const CELL = 32
/** Width and height of the five guesses, in cells. */
const ANCHORS = [
  [1.603231, 2.094468],
  [6.041143, 7.080126],
  [2.882459, 3.518061],
  [4.266906, 5.178857],
  [9.041765, 10.66308],
] as const
/** Of a guess: where, how large, how sure. */
const ENCODED = 5
/** The middle of all pictures by which it was trained. */
const MEAN = [117.001, 114.697, 97.404] as const
/** A box too many is taken away with a tap, a face too few is seen by everybody: low. */
const SURE_ENOUGH = 0.3
/** Guesses that share more than this are the same face. */
const SAME_FACE = 0.4

/** The network from the bytes of its weights (8 bits each, after the order and scale in its manifest). */
export function readNetwork(bytes: Uint8Array): Network {
  const read = new Map<string, Float32Array>()
  let at = 0
  for (const { name, shape, quantization } of layout[0]?.weights ?? []) {
    const length = shape.reduce((product, side) => product * side, 1)
    const { scale, min } = quantization
    read.set(
      name,
      Float32Array.from(bytes.subarray(at, at + length), (value) => value * scale + min),
    )
    at += length
  }
  const of = (name: string): Float32Array => {
    const values = read.get(name)
    if (!values) throw new Error(`the weights have no ${name}`)
    return values
  }
  if (at !== bytes.length) throw new Error(`the weights are ${bytes.length} bytes, not ${at}`)
  const dense = (layer: string): Dense => ({ filters: of(`${layer}/filters`), bias: of(`${layer}/bias`) })
  const middle = ['conv1', 'conv2', 'conv3', 'conv4', 'conv5'].map((layer) => ({
    depthwise: of(`${layer}/depthwise_filter`),
    pointwise: of(`${layer}/pointwise_filter`),
    bias: of(`${layer}/bias`),
  }))
  return { first: dense('conv0'), middle, last: dense('conv8') }
}

/** The faces in a picture (RGBA, longest side as in side.ts), surest first, in parts of its width and height. */
export function findFaces(
  network: Network,
  { width, height, data }: Pick<ImageData, 'width' | 'height' | 'data'>,
): Box[] {
  let plane = convolveAndHalve(centred(width, height, data), network.first)
  for (const [index, layer] of network.middle.entries())
    plane = largest(convolveSeparably(plane, layer), index < network.middle.length - 1 ? 2 : 1)
  const guesses = guessesIn(combine(plane, network.last)).sort((a, b) => b.sureness - a.sureness)
  const faces: Box[] = []
  for (const { box } of guesses) if (faces.every((face) => shared(face, box) <= SAME_FACE)) faces.push(box)
  return faces.map((box) => ({ x: box.x / width, y: box.y / height, w: box.w / width, h: box.h / height }))
}

function centred(width: number, height: number, data: Uint8ClampedArray): Plane {
  // Filled up to whole cells with the dark that it was trained with.
  const [wide, high] = [Math.ceil(width / CELL) * CELL, Math.ceil(height / CELL) * CELL]
  const values = new Float32Array(wide * high * 3)
  for (let y = 0; y < high; y += 1)
    for (let x = 0; x < wide; x += 1)
      for (let channel = 0; channel < 3; channel += 1) {
        const value = x < width && y < height ? (data[(y * width + x) * 4 + channel] as number) : 0
        values[(y * wide + x) * 3 + channel] = (value - (MEAN[channel] as number)) / 255
      }
  return { width: wide, height: high, channels: 3, values }
}

function guessesIn({ width, height, channels, values }: Plane): { box: Box; sureness: number }[] {
  const guesses: { box: Box; sureness: number }[] = []
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1)
      for (const [index, [wide, high]] of ANCHORS.entries()) {
        const from = (row * width + column) * channels + index * ENCODED
        const [x = 0, y = 0, w = 0, h = 0, sure = 0] = values.subarray(from, from + ENCODED)
        const sureness = sigmoid(sure)
        if (sureness < SURE_ENOUGH) continue
        const size = { w: Math.exp(w) * wide * CELL, h: Math.exp(h) * high * CELL }
        const [middleX, middleY] = [(column + sigmoid(x)) * CELL, (row + sigmoid(y)) * CELL]
        guesses.push({ box: { x: middleX - size.w / 2, y: middleY - size.h / 2, ...size }, sureness })
      }
  return guesses
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value))
}

/** How much of what two boxes cover together both of them cover. */
function shared(a: Box, b: Box): number {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x)
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y)
  const both = Math.max(0, w) * Math.max(0, h)
  return both / (a.w * a.h + b.w * b.h - both)
}
