import type { Crease } from './crease.ts'
import type { EdgeCells, MeshArea } from './edge-cells.ts'

/** A crease that may be there, and how plainly edges jump across it. */
export interface CreaseFound {
  readonly crease: Crease
  readonly plainness: number
}

const ANGLES = 36
/** Modules on either side of a line that are compared, those nearest to it left out, since cells reach across it. */
const DEPTH = 5
/** Modules along a line that are compared with those opposite: other creases may cross it. */
const STRETCH = 4
/** Modules that a crease leaves on either side, for edges to be compared. */
const NEAREST_END = 5
/** Lines so near each other, in modules and by the cosine between them, are one. */
const SAME_LINE = 2.5
const SAME_TURN = 0.94
const SHIFTS = Float64Array.from({ length: 53 }, (_, index) => -0.6 + index * 0.05)

/** Sums of cells by line across a direction, each from the first line on, and by stretch along it. */
interface LineSums {
  readonly lines: number
  readonly stretches: number
  readonly real: Float32Array
  readonly imaginary: Float32Array
}

/** How edges of both directions jump across a line: the turn from one side to the other, the longer, the surer. */
type Jump = [realX: number, imaginaryX: number, realY: number, imaginaryY: number]

/**
 * Finds the line across which edges jump most: what a sheet hides in a crease lies across the crease, so that both
 * directions must jump by parts of one shift.
 */
export function findCrease(
  [columns, rows]: readonly [EdgeCells, EdgeCells],
  area: MeshArea,
  others: readonly Crease[],
): CreaseFound | null {
  const middle = { x: (area.left + area.right) / 2, y: (area.top + area.bottom) / 2 }
  const half = Math.hypot(area.right - middle.x, area.bottom - middle.y)
  const jump: Jump = [0, 0, 0, 0]
  let best: CreaseFound | null = null
  for (let turn = 0; turn < ANGLES; turn++) {
    const [cosine, sine] = [Math.cos((Math.PI * turn) / ANGLES), Math.sin((Math.PI * turn) / ANGLES)]
    const first = middle.x * cosine + middle.y * sine - half
    const start = middle.y * cosine - middle.x * sine - half
    const sums = [columns, rows].map((cells) => sumByLine(cells, cosine, sine, first, start, half))
    const [across, down] = sums
    if (across === undefined || down === undefined) continue
    const extent =
      ((area.right - area.left) * Math.abs(cosine) + (area.bottom - area.top) * Math.abs(sine)) / 2
    const nearest = Math.ceil(half - extent) + NEAREST_END
    for (let line = nearest; line < across.lines - nearest; line++) {
      const at = first + line
      measureJump(across, down, line, jump)
      const most = mostOf(jump)
      if (most <= (best?.plainness ?? 0) || others.some((other) => isSame(other, cosine, sine, at))) continue
      const found = explain(jump, cosine, sine)
      if (found.plainness > (best?.plainness ?? 0))
        best = { plainness: found.plainness, crease: { cosine, sine, at, shift: found.shift } }
    }
  }
  return best
}

function sumByLine(
  cells: EdgeCells,
  cosine: number,
  sine: number,
  first: number,
  start: number,
  half: number,
): LineSums {
  const lines = Math.ceil(2 * half)
  const stretches = Math.ceil((2 * half) / STRETCH)
  const real = new Float32Array((lines + 1) * stretches)
  const imaginary = new Float32Array((lines + 1) * stretches)
  for (let at = 0; at < cells.count; at++) {
    const x = cells.x[at] ?? 0
    const y = cells.y[at] ?? 0
    const line = Math.floor(x * cosine + y * sine - first)
    const stretch = Math.floor((y * cosine - x * sine - start) / STRETCH)
    if (line < 0 || stretch < 0 || line >= lines || stretch >= stretches) continue
    const to = (line + 1) * stretches + stretch
    real[to] = (real[to] ?? 0) + (cells.real[at] ?? 0)
    imaginary[to] = (imaginary[to] ?? 0) + (cells.imaginary[at] ?? 0)
  }
  for (let to = stretches; to < real.length; to++) {
    real[to] = (real[to] ?? 0) + (real[to - stretches] ?? 0)
    imaginary[to] = (imaginary[to] ?? 0) + (imaginary[to - stretches] ?? 0)
  }
  return { lines, stretches, real, imaginary }
}

function measureJump(across: LineSums, down: LineSums, line: number, jump: Jump): void {
  addJump(across, line, jump, 0)
  addJump(down, line, jump, 2)
}

function addJump(sums: LineSums, line: number, jump: Jump, to: 0 | 2): void {
  const { lines, stretches, real, imaginary } = sums
  const before = Math.max(0, line - 1 - DEPTH) * stretches
  const near = (line - 1) * stretches
  const far = (line + 1) * stretches
  const after = Math.min(lines, line + 1 + DEPTH) * stretches
  let sumReal = 0
  let sumImaginary = 0
  for (let stretch = 0; stretch < stretches; stretch++) {
    const ownRe = (real[near + stretch] ?? 0) - (real[before + stretch] ?? 0)
    const ownIm = (imaginary[near + stretch] ?? 0) - (imaginary[before + stretch] ?? 0)
    const farRe = (real[after + stretch] ?? 0) - (real[far + stretch] ?? 0)
    const farIm = (imaginary[after + stretch] ?? 0) - (imaginary[far + stretch] ?? 0)
    const power = (ownRe * ownRe + ownIm * ownIm) * (farRe * farRe + farIm * farIm)
    const size = Math.sqrt(Math.sqrt(power)) + 1e-6
    sumReal += (ownRe * farRe + ownIm * farIm) / size
    sumImaginary += (ownRe * farIm - ownIm * farRe) / size
  }
  jump[to] = sumReal
  jump[to + 1] = sumImaginary
}

/** More than any one shift can explain of a jump. */
function mostOf([realX, imaginaryX, realY, imaginaryY]: Jump): number {
  return Math.hypot(realX, imaginaryX) - realX + Math.hypot(realY, imaginaryY) - realY
}

/** The shift that explains a jump best, and how much better than none. */
function explain(
  [realX, imaginaryX, realY, imaginaryY]: Jump,
  cosine: number,
  sine: number,
): { readonly plainness: number; readonly shift: number } {
  let best = { plainness: 0, shift: 0 }
  for (const shift of SHIFTS) {
    const x = 2 * Math.PI * shift * cosine
    const y = 2 * Math.PI * shift * sine
    const plainness =
      realX * (Math.cos(x) - 1) +
      imaginaryX * Math.sin(x) +
      realY * (Math.cos(y) - 1) +
      imaginaryY * Math.sin(y)
    if (plainness > best.plainness) best = { plainness, shift }
  }
  return best
}

function isSame(other: Crease, cosine: number, sine: number, at: number): boolean {
  const turn = other.cosine * cosine + other.sine * sine
  return Math.abs(turn) > SAME_TURN && Math.abs(other.at * Math.sign(turn) - at) < SAME_LINE
}
