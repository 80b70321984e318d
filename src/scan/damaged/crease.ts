/** A straight crease, in modules as seen; what lies beyond it was printed `shift` modules farther than it is seen. */
export interface Crease {
  /** Direction across the crease, towards what lies beyond. */
  readonly cosine: number
  readonly sine: number
  /** Distance of the crease from the origin, in that direction. */
  readonly at: number
  /** Modules that the crease hides; fewer than none where the sheet was torn and put together with a gap. */
  readonly shift: number
}

/** Modules that a crease may hide, and by how little edges may then be off for it to be possible. */
const LEAST_SHIFT = -0.6
const MOST_SHIFT = 2.2
const LIKELY = 0.8
const STEP = 0.05
/** Modules that a crease must hide to count. */
const HIDING = 0.15

/** Tells whether a place as seen lies beyond a crease. */
export function isBeyond({ cosine, sine, at }: Crease, x: number, y: number): boolean {
  return x * cosine + y * sine > at
}

/** Tells whether a crease hides enough to count. */
export function isHiding({ shift }: Crease): boolean {
  return Math.abs(shift) > HIDING
}

/** Lists the shifts of a crease that edges between modules fit about as well, since they repeat with every module. */
export function alternativeShifts({ cosine, sine, shift }: Crease): readonly number[] {
  const offness = (other: number): number =>
    2 - Math.cos(2 * Math.PI * (other - shift) * cosine) - Math.cos(2 * Math.PI * (other - shift) * sine)
  const shifts: number[] = []
  for (let count = Math.ceil((LEAST_SHIFT - shift) / STEP); shift + count * STEP <= MOST_SHIFT; count++) {
    const other = shift + count * STEP
    const off = offness(other)
    if (off < LIKELY && off < offness(other - STEP) && off <= offness(other + STEP)) shifts.push(other)
  }
  return shifts
}
