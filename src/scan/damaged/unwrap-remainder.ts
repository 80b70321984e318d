/** Phases cell by cell, in whole waves from -0.5 to 0.5, and how sure each is, from 0 to about 1. */
interface CellPhases {
  readonly columns: number
  readonly remainder: Float32Array
  readonly coherence: Float32Array
}

const LEVELS = 64

/**
 * Lets phases run beyond half a wave, in place, by going from each cell to its neighbours, the surest first: where the
 * paper is creased cells are unsure, so that the count is carried around the crease rather than across it.
 */
export function unwrapRemainder({ columns, remainder, coherence }: CellPhases, from: number): void {
  const levels: number[][] = Array.from({ length: LEVELS }, () => [])
  const done = new Uint8Array(remainder.length)
  const add = (cell: number): void => {
    if (cell < 0 || cell >= remainder.length || done[cell] === 1) return
    const level = Math.min(LEVELS - 1, Math.floor((coherence[cell] ?? 0) * LEVELS * 1.5))
    if (level > 0) levels[level]?.push(cell)
  }
  const settle = (cell: number): void => {
    done[cell] = 1
    if (cell % columns > 0) add(cell - 1)
    if (cell % columns < columns - 1) add(cell + 1)
    add(cell - columns)
    add(cell + columns)
  }
  settle(from)
  for (let level = LEVELS - 1; level > 0; ) {
    const cell = levels[level]?.pop()
    if (cell === undefined) {
      level -= 1
      continue
    }
    if (done[cell] === 1) continue
    const near = settledAround(cell, columns, remainder, coherence, done)
    remainder[cell] = (remainder[cell] ?? 0) + Math.round(near - (remainder[cell] ?? 0))
    settle(cell)
    level = LEVELS - 1
  }
}

/** Mean of the settled neighbours, by how sure they are. */
function settledAround(
  cell: number,
  columns: number,
  remainder: Float32Array,
  coherence: Float32Array,
  done: Uint8Array,
): number {
  let [sum, weights] = [0, 1e-6]
  for (let side = 0; side < 4; side++) {
    const step = side < 2 ? 1 : columns
    const other = side % 2 === 0 ? cell - step : cell + step
    if (other < 0 || other >= remainder.length || done[other] !== 1) continue
    const weight = coherence[other] ?? 0
    sum += weight * (remainder[other] ?? 0)
    weights += weight
  }
  return sum / weights
}
