import type { FC } from 'hono/jsx'
import type { Messages } from '../messages/en.ts'
import { AddressField, Grid, Lines, ListRow, Phone, Plus, Pressed, Window } from './drawing-parts.tsx'

/*
 * Line drawings of no program in particular: where things lie, and in the signal colour what is pressed. They say nothing
 * that the steps beside them do not say, so they are hidden from those who listen. They hold no letters, and are
 * mirrored by the style sheet where lines run from right to left.
 */

/** A program whose steps are told. */
export type Program = keyof Messages['calendarPage']['steps']

const DRAWINGS: Readonly<Record<Program, FC>> = {
  apple: () => (
    <Phone>
      <Grid x={66} y={24} columns={4} rows={3} step={8} />
      <rect class="sheet" x="58" y="58" width="44" height="50" />
      <Lines x={64} y={66} widths={[32, 24, 28]} />
      <Pressed x={64} y={92} width={32} height={10} />
    </Phone>
  ),
  google: () => (
    <Window>
      <path d="M52 28V108" />
      <Lines x={16} y={40} widths={[24, 28, 20]} />
      <Lines x={16} y={76} widths={[20]} />
      <Plus x={44} y={76} />
      <rect class="sheet" x="48" y="82" width="56" height="34" />
      <Lines x={54} y={90} widths={[36]} />
      <Pressed x={50} y={96} width={52} height={9} />
      <Lines x={54} y={110} widths={[28]} />
      <Grid x={66} y={38} columns={8} rows={4} step={10} />
    </Window>
  ),
  outlook: () => (
    <Window>
      <Grid x={20} y={38} columns={12} rows={6} step={10.5} />
      <rect class="sheet" x="34" y="44" width="92" height="54" />
      <Lines x={42} y={53} widths={[34]} />
      <AddressField x={42} y={60} width={76} />
      <Pressed x={88} y={82} width={30} height={10} />
    </Window>
  ),
  thunderbird: () => (
    <Window>
      <Lines x={20} y={40} widths={[60]} />
      <circle cx="24" cy="54" r="4" />
      <Lines x={34} y={54} widths={[46]} />
      <circle class="pressed" cx="24" cy="68" r="4" />
      <Lines x={34} y={68} widths={[58]} />
      <AddressField x={20} y={78} width={86} />
      <rect x="114" y="92" width="28" height="10" />
    </Window>
  ),
  gnome: () => (
    <Window>
      <rect x="32" y="38" width="96" height="58" />
      <path d="M32 57.5h96M32 77h96" />
      <ListRow x={40} y={48} width={54} />
      <ListRow x={40} y={67} width={42} />
      <Pressed x={32} y={77} width={96} height={19} />
      <path class="on-pressed" d="M80 81v11M74.500 86.500h11" />
    </Window>
  ),
  nextcloud: () => (
    <Window>
      <path d="M66 28V108" />
      <ListRow x={16} y={40} width={30} />
      <ListRow x={16} y={54} width={24} />
      <Lines x={16} y={72} widths={[28]} />
      <Plus x={56} y={72} />
      <Pressed x={12} y={82} width={76} height={14} />
      <path class="on-pressed" d="M24 86h-3a3 3 0 0 0 0 6h3M28 86h3a3 3 0 0 1 0 6h-3M23 89h6M40 89h38" />
      <Grid x={78} y={38} columns={6} rows={4} step={10.5} />
    </Window>
  ),
  other: () => (
    <Window>
      <AddressField x={20} y={48} width={120} />
      <Pressed x={104} y={76} width={36} height={12} />
      <Lines x={20} y={80} widths={[48, 36]} />
    </Window>
  ),
  icsx5: () => (
    <Phone>
      <ListRow x={62} y={28} width={20} />
      <ListRow x={62} y={44} width={14} />
      <ListRow x={62} y={60} width={22} />
      <circle class="pressed" cx="92" cy="94" r="8" />
      <path class="on-pressed" d="M92 90v8M88 94h8" />
    </Phone>
  ),
}

const ON_A_PHONE: ReadonlySet<Program> = new Set(['apple', 'icsx5'])

/** Where one presses in a program. */
export const ProgramDrawing: FC<{ program: Program }> = ({ program }) => {
  const Drawing = DRAWINGS[program]
  return (
    <svg class="drawing" viewBox={ON_A_PHONE.has(program) ? '52 0 56 120' : '4 0 152 120'} aria-hidden="true">
      <Drawing />
    </svg>
  )
}

/** What comes of it: a month in which some dates are marked, one has moved, and one is struck through. */
export const MonthDrawing: FC = () => (
  <svg class="drawing month" viewBox="0 0 232 172" aria-hidden="true">
    <path class="heavy" d="M4 14h224v154H4zM4 40h224M46 4v18M186 4v18" />
    <Grid x={28} y={60} columns={7} rows={4} step={29} />
    <circle class="pressed" cx="86" cy="60" r="10" />
    <circle class="pressed" cx="202" cy="89" r="10" />
    <circle cx="57" cy="118" r="10" stroke-dasharray="3 3" />
    <path d="M72 118h42m-7 -5l7 5l-7 5" />
    <circle class="pressed" cx="130" cy="118" r="10" />
    <circle cx="173" cy="147" r="10" />
    <path class="strike" d="M161 155L185 139" />
  </svg>
)
