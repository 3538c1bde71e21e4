import { readdir, readFile } from 'node:fs/promises'

/** Whether the system tells what a process has used. */
export const TELLS_CPU_TIME = process.platform === 'linux'

/**
 * A function that gives the time, in milliseconds, that a process has been on a CPU so far, all its threads together:
 * those of the garbage collector and the compiler too. Linux alone tells it in nanoseconds
 * (/proc/PID/task/TID/schedstat); of a thread that is gone, the last that was seen counts.
 */
export function cpuTimeOf(pid: number): () => Promise<number> {
  const seen = new Map<string, number>()
  return async () => {
    for (const thread of await readdir(`/proc/${pid}/task`)) {
      const line = await readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => null)
      const [nanoseconds] = line?.split(' ') ?? []
      if (nanoseconds !== undefined) seen.set(thread, Number(nanoseconds))
    }
    return [...seen.values()].reduce((sum, each) => sum + each, 0) / 1e6
  }
}
