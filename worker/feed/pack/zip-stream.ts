import { makeZip } from 'client-zip'
import type { PackFile } from './pack.tsx'

/**
 * Files as a ZIP, stored as they are, in a folder; each is asked for when all before it has been taken. Whoever goes away
 * while it is sent ends it: nothing more is asked for, and nothing fails. `at` is the time of the files, milliseconds.
 */
export function zipStream(
  files: AsyncIterable<PackFile>,
  { folder, at }: { folder: string; at: number },
): ReadableStream<Uint8Array> {
  const zip = makeZip(inFolder(files, folder, new Date(at))).getReader()
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { value, done } = await zip.read()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      // The library throws what it is cancelled with, which is no fault.
      cancel: () => zip.cancel().catch(() => undefined),
    },
    { highWaterMark: 0 },
  )
}

async function* inFolder(files: AsyncIterable<PackFile>, folder: string, lastModified: Date) {
  for await (const { name, bytes } of files) yield { name: `${folder}/${name}`, input: bytes, lastModified }
}
