/**
 * The arithmetic of the network: plain loops, fast enough on a phone, and no engine of a megabyte to be loaded first.
 * Each index is inside by its loop, which TypeScript cannot see: hence the casts to number.
 */

/** A picture, or what a layer makes of it: by row, column and channel. */
export interface Plane {
  width: number
  height: number
  channels: number
  values: Float32Array
}

/** Weights of a convolution of the whole depth, by row, column, channel in and channel out. */
export interface Dense {
  filters: Float32Array
  bias: Float32Array
}

/** Weights of a convolution in two steps: by row, column and channel, then by channel in and channel out. */
export interface Separable {
  depthwise: Float32Array
  pointwise: Float32Array
  bias: Float32Array
}

const SIDE = 3
/** What is left of a negative value (leaky ReLU). */
const LEAK = 0.1

function leaky(value: number): number {
  return value > 0 ? value : value * LEAK
}

/** A 3×3 convolution without a border, leaky, and of each 2×2 the largest: row by row, for the whole would not fit a phone. */
export function convolveAndHalve(plane: Plane, { filters, bias }: Dense): Plane {
  const { width, height, channels, values } = plane
  const size = { width: width - SIDE + 1, height: height - SIDE + 1 }
  const halved = blank(Math.ceil(size.width / 2), Math.ceil(size.height / 2), bias.length)
  halved.values.fill(Number.NEGATIVE_INFINITY)
  const inputs = SIDE * SIDE * channels
  const columns = transposed(filters, inputs, bias.length)
  const around = new Float32Array(size.width * inputs)
  const row = new Float32Array(size.width * bias.length)
  const across = SIDE * channels
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1)
      for (let down = 0; down < SIDE; down += 1) {
        const from = ((y + down) * width + x) * channels
        const to = x * inputs + down * across
        for (let at = 0; at < across; at += 1) around[to + at] = values[from + at] as number
      }
    combineRow(around, columns, bias, row, size.width)
    for (let x = 0; x < size.width; x += 1) {
      const place = ((y >> 1) * halved.width + (x >> 1)) * bias.length
      for (let to = 0; to < bias.length; to += 1) {
        const value = row[x * bias.length + to] as number
        if (value > (halved.values[place + to] as number)) halved.values[place + to] = value
      }
    }
  }
  return halved
}

/** A 3×3 convolution of each channel by itself, then of all channels at each place, leaky. The size stays. */
export function convolveSeparably(plane: Plane, { depthwise, pointwise, bias }: Separable): Plane {
  const { width, height, channels } = plane
  const result = blank(width, height, bias.length)
  const columns = transposed(pointwise, channels, bias.length)
  const row = new Float32Array(width * channels)
  for (let y = 0; y < height; y += 1) {
    convolveRow(plane, depthwise, y, row)
    combineRow(row, columns, bias, result.values.subarray(y * width * bias.length), width)
  }
  return result
}

/** All channels at each place, weighed. */
export function combine(plane: Plane, { filters, bias }: Dense): Plane {
  const { width, height, channels, values } = plane
  const result = blank(width, height, bias.length)
  for (let place = 0; place < width * height; place += 1)
    for (let to = 0; to < bias.length; to += 1) {
      let sum = bias[to] as number
      for (let from = 0; from < channels; from += 1)
        sum += (values[place * channels + from] as number) * (filters[from * bias.length + to] as number)
      result.values[place * bias.length + to] = sum
    }
  return result
}

/** Of each 2×2 the largest value; `step` 2 halves the size, 1 keeps it. */
export function largest(plane: Plane, step: 1 | 2): Plane {
  const { width, height, channels, values } = plane
  const result = blank(Math.ceil(width / step), Math.ceil(height / step), channels)
  result.values.fill(Number.NEGATIVE_INFINITY)
  for (let y = 0; y < result.height; y += 1)
    for (let x = 0; x < result.width; x += 1)
      for (const [right, down] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const) {
        if (x * step + right >= width || y * step + down >= height) continue
        const from = ((y * step + down) * width + x * step + right) * channels
        const to = (y * result.width + x) * channels
        for (let at = 0; at < channels; at += 1) {
          const value = values[from + at] as number
          if (value > (result.values[to + at] as number)) result.values[to + at] = value
        }
      }
  return result
}

function blank(width: number, height: number, channels: number): Plane {
  return { width, height, channels, values: new Float32Array(width * height * channels) }
}

function transposed(matrix: Float32Array, rows: number, columns: number): Float32Array {
  return new Float32Array(matrix.length).map((_, at) => matrix[(at % rows) * columns + Math.floor(at / rows)] as number)
}

function convolveRow({ width, height, channels, values }: Plane, weights: Float32Array, y: number, row: Float32Array) {
  row.fill(0)
  for (let down = 0; down < SIDE; down += 1) {
    const from = y + down - 1
    if (from < 0 || from >= height) continue
    for (let right = 0; right < SIDE; right += 1) {
      const weight = (down * SIDE + right) * channels
      for (let x = Math.max(0, 1 - right); x < Math.min(width, width + 1 - right); x += 1) {
        const source = (from * width + x + right - 1) * channels
        const target = x * channels
        for (let at = 0; at < channels; at += 1)
          row[target + at] =
            (row[target + at] as number) + (values[source + at] as number) * (weights[weight + at] as number)
      }
    }
  }
}

/** Four channels at a time: each value is then read once for all four. All layers have a multiple of four. */
function combineRow(row: Float32Array, columns: Float32Array, bias: Float32Array, into: Float32Array, width: number) {
  const channels = row.length / width
  for (let to = 0; to < bias.length; to += 4) {
    const a = to * channels
    const b = a + channels
    const c = b + channels
    const d = c + channels
    for (let x = 0; x < width; x += 1) {
      const from = x * channels
      let first = bias[to] as number
      let second = bias[to + 1] as number
      let third = bias[to + 2] as number
      let fourth = bias[to + 3] as number
      for (let at = 0; at < channels; at += 1) {
        const value = row[from + at] as number
        first += value * (columns[a + at] as number)
        second += value * (columns[b + at] as number)
        third += value * (columns[c + at] as number)
        fourth += value * (columns[d + at] as number)
      }
      const place = x * bias.length + to
      into[place] = leaky(first)
      into[place + 1] = leaky(second)
      into[place + 2] = leaky(third)
      into[place + 3] = leaky(fourth)
    }
  }
}
