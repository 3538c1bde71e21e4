import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** A folder for the tests of one file, which goes with them. */
export function folderForTests(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hamseda-readers-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  return folder
}

/** Whether a program runs and gives no error; where it does not, its tests are skipped and this says what to do. */
export function isInstalled(command: string, args: string[], aptPackage: string): boolean {
  const installed = spawnSync(command, args, { stdio: 'ignore' }).status === 0
  if (!installed) console.warn(`${aptPackage} is not installed, and not tried: apt-get install ${aptPackage}`)
  return installed
}

/** What a program said and how it ended; it sees nothing of whose machine this is but the folder. */
export async function run(
  command: string,
  args: string[],
  { home, input = '' }: { home: string; input?: string },
): Promise<{ code: number | null; output: string; errors: string }> {
  const child = spawn(command, args, {
    cwd: home,
    env: { PATH: process.env.PATH, HOME: home, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
  })
  child.stdin.end(input)
  const [code, output, errors] = await Promise.all([
    new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve)),
    textOf(child.stdout),
    textOf(child.stderr),
  ])
  return { code, output, errors }
}

async function textOf(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

/** What Python says of Casablanca in June 2027. */
const MOROCCO =
  'import datetime, zoneinfo; print(datetime.datetime(2027, 6, 20, tzinfo=zoneinfo.ZoneInfo("Africa/Casablanca")))'

/** Whether the machine's zone data are of September 2026 or later. */
export function machineKnowsMoroccoOf2026(): boolean {
  return spawnSync(PYTHON, ['-c', MOROCCO], { encoding: 'utf8' }).stdout.includes('+00:00')
}

/** Debian's Python first: others on the machine do not see its packages. */
export const PYTHON =
  ['/usr/bin/python3', 'python3'].find(
    (python) => spawnSync(python, ['-c', 'import icalendar'], { stdio: 'ignore' }).status === 0,
  ) ?? 'python3'
