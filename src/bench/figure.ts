/** One line of the table: a figure of ours beside its peer or its limit. */
export interface FigureRow {
  readonly figure: FigureName
  readonly what: string
  readonly unit: string
  readonly ours: number
  /** What ours is compared with; null where the figure stands alone. */
  readonly peer: number | null
  /** Ours to the peer's, or to the earlier value of ours, in the direction that the target speaks of. */
  readonly ratio: number | null
  /** The same ratio by the clock, where the first is in CPU time. */
  readonly wallRatio: number | null
  readonly target: string | null
  /** Null where there is no target, or its peer could not be measured. */
  readonly reached: boolean | null
  /** A fact, not a speed: where it is not reached, the run fails on whatever machine. */
  readonly mustHold?: true
}

/** What a run found: rows, and what it had to leave out, told aloud. */
export interface FigureResult {
  readonly rows: readonly FigureRow[]
  readonly left: readonly MissingTool[]
}

/** A tool that is not on this machine, and the line that was therefore not measured. */
export interface MissingTool {
  readonly tool: string
  readonly line: string
}

/** How much is measured: `smoke` only proves that everything runs. */
export type Effort = 'full' | 'smoke'

/** The figures, in the order in which they are measured. */
export const FIGURE_NAMES = [
  'issue',
  'verify',
  'trust',
  'ledger',
  'scan',
  'hostile',
  'api',
  'start',
  'memory',
  'hsm',
  'registry',
  'crash',
] as const

/** The name of a figure, as given on the command line. */
export type FigureName = (typeof FIGURE_NAMES)[number]

/** A figure that nothing was left out of. */
export function complete(...rows: readonly FigureRow[]): FigureResult {
  return { rows, left: [] }
}
