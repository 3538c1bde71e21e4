import type { FC } from 'hono/jsx'
import { encode } from 'uqr'

/** Modules of white on every side: what readers need to find the code (ISO/IEC 18004, 6.3.8). */
const QUIET_ZONE = 4
/** Any of the eight masks can be read. Trying all of them to find the prettiest takes seven times as long. */
const MASK = 0

/** A text as a QR code; `label` says what it is to those who cannot see it. */
export const QrCode: FC<{ text: string; label: string }> = ({ text, label }) => {
  const { size, path } = qrPath(text)
  // Black on white whatever the page's colours are: many readers see no code in a light one on dark paper.
  return (
    <svg
      class="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={label}
      xmlns="http://www.w3.org/2000/svg"
    >
      <rect width={size} height={size} fill="#fff" />
      <path fill="#000" d={path} />
    </svg>
  )
}

/** A text as a QR code: modules a side, and the dark ones as a path of SVG. */
export function qrPath(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE, maskPattern: MASK })
  return { size, path: data.map(darkRuns).join('') }
}

/** The dark modules of a row as a path: a strip for each run of them, which is half as long as a square for each. */
function darkRuns(row: boolean[], y: number): string {
  const path: string[] = []
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue
    const start = x
    while (row[x + 1]) x += 1
    path.push(`M${start} ${y}h${x + 1 - start}v1H${start}z`)
  }
  return path.join('')
}
