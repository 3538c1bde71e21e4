/** Numbers from 0 up to 1, the same ones for the same seed on every machine. */
export type Random = () => number

/** A stream of numbers from a whole number: steps of a fixed odd size round 2^32, each scrambled bit by bit. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    // The golden ratio of 2^32: the steps fall as evenly as steps can.
    state = (state + 0x9e3779b9) >>> 0
    const once = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
    return ((twice ^ (twice >>> 16)) >>> 0) / 2 ** 32
  }
}

/** A whole number from `from` to `to`, both included. */
export function wholeNumber(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1))
}

/** Two independent numbers of the normal distribution with mean 0 and deviation 1 (Box and Muller). */
export function normalPair(random: Random): [number, number] {
  // 1 - x is never 0, of which there is no logarithm.
  const radius = Math.sqrt(-2 * Math.log(1 - random()))
  const angle = 2 * Math.PI * random()
  return [radius * Math.cos(angle), radius * Math.sin(angle)]
}

/** One of several, all as likely. Throws where there is none. */
export function pick<T>(random: Random, from: readonly T[]): T {
  const chosen = from[wholeNumber(random, 0, from.length - 1)]
  if (chosen === undefined) throw new Error('there is nothing to pick from')
  return chosen
}

/** Makes a function that gives one of several, each as often as its weight says. Throws where there is none. */
export function weighted<T>(from: readonly (readonly [T, number])[]): (random: Random) => T {
  const values = from.map(([value]) => value)
  let total = 0
  const upTo = from.map(([, weight]) => {
    total += weight
    return total
  })
  return (random) => {
    const at = random() * total
    let [low, high] = [0, upTo.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((upTo[middle] ?? 0) > at) high = middle
      else low = middle + 1
    }
    const chosen = values[low]
    if (chosen === undefined) throw new Error('there is nothing to choose from')
    return chosen
  }
}
