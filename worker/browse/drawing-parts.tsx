import type { Child, FC } from 'hono/jsx'

/* What the drawings of programs are put together from. `x` and `y` are units of the drawing. */

/** A phone's outline with what its screen shows, in a drawing of 160 by 120. */
export const Phone: FC<{ children: Child }> = ({ children }) => (
  <>
    <rect class="heavy" x="54" y="4" width="52" height="112" rx="6" />
    <path d="M74 10h12" />
    {children}
  </>
)

/** A window's frame with what is in it, in a drawing of 160 by 120. */
export const Window: FC<{ children: Child }> = ({ children }) => (
  <>
    <rect class="heavy" x="6" y="12" width="148" height="96" />
    <path class="heavy" d="M6 28h148" />
    <path d="M14 20h0.100M22 20h0.100M30 20h0.100" class="dots" />
    {children}
  </>
)

/** Days as dots. */
export const Grid: FC<{ x: number; y: number; columns: number; rows: number; step: number }> = (grid) => {
  const { x, y, columns, rows, step } = grid
  const dots = Array.from({ length: columns * rows }, (_, at) => {
    const [column, row] = [at % columns, Math.floor(at / columns)]
    return `M${x + column * step} ${y + row * step}h0.1`
  })
  return <path class="dots faint" d={dots.join('')} />
}

/** Words as bars of these widths, one below the other. */
export const Lines: FC<{ x: number; y: number; widths: number[] }> = ({ x, y, widths }) => (
  <path class="words" d={widths.map((width, row) => `M${x} ${y + row * 8}h${width}`).join('')} />
)

/** A line of a list: a box and its name. */
export const ListRow: FC<{ x: number; y: number; width: number }> = ({ x, y, width }) => (
  <>
    <rect x={x} y={y - 4} width="8" height="8" />
    <Lines x={x + 14} y={y} widths={[width]} />
  </>
)

/** A plus that is pressed. */
export const Plus: FC<{ x: number; y: number }> = ({ x, y }) => (
  <>
    <circle class="pressed" cx={x} cy={y} r="6" />
    <path class="on-pressed" d={`M${x} ${y - 3}v6M${x - 3} ${y}h6`} />
  </>
)

/** A field with an address in it, and the cursor after that. */
export const AddressField: FC<{ x: number; y: number; width: number }> = ({ x, y, width }) => (
  <>
    <rect x={x} y={y} width={width} height="13" />
    <path class="words address-line" d={`M${x + 6} ${y + 6.5}h${width - 24}`} />
    <path d={`M${x + width - 12} ${y + 3}v7`} />
  </>
)

/** What is pressed. */
export const Pressed: FC<{ x: number; y: number; width: number; height: number }> = (at) => (
  <rect class="pressed" {...at} />
)
