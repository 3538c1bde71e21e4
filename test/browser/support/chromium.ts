import { existsSync } from 'node:fs'

/** Where systems keep Chromium: the browser is theirs, none is downloaded. */
const USUAL_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** How Playwright starts the system's Chromium: CHROMIUM_PATH, or the first that is there. */
export function chromiumOptions(): { executablePath: string; args: string[] } {
  const executablePath = process.env.CHROMIUM_PATH ?? USUAL_PATHS.find((path) => existsSync(path))
  if (!executablePath) throw new Error(`No Chromium at ${USUAL_PATHS.join(', ')}: say where it is in CHROMIUM_PATH.`)
  return {
    executablePath,
    args: [
      // In a container there is no sandbox to be had, and nothing but our own pages is opened.
      '--no-sandbox',
      // Chromium itself talks to nobody.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  }
}
