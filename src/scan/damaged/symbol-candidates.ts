import type { GreyPicture, PicturePyramid } from './grey-picture.ts'

/** A square of the picture that may hold a symbol, in pixels of the whole picture. */
export interface SymbolCandidate {
  readonly x: number
  readonly y: number
  readonly side: number
  /** How much it changes beyond what is around it. */
  readonly score: number
}

/** Mean change of grey in each cell, as sums from the top left corner. */
interface TextureSums {
  readonly columns: number
  readonly rows: number
  readonly sums: Float64Array
}

interface Square {
  readonly column: number
  readonly row: number
  readonly side: number
  readonly score: number
}

const LONGEST_SIDE = 1_250
const SHORTEST_SIDE = 150
const CELL = 6
const ALIKE = 1.5
/** Mean grey of a symbol in good light, and what keeps black from counting without bounds. */
const USUAL_LIGHT = 168
const SHADE = 40
const SIDES = [6, 8, 10, 13, 16, 20, 25, 31, 39, 49, 61, 76, 95]
/** Change from a pixel to the next, on average over a square, above what is around it. */
const LEAST_SCORE = 1.8

/**
 * Finds the squares of a picture that change in both directions amid calm, as symbols do; best first.
 *
 * It looks at the picture reduced, and reduced further, in which grain and the pixels of a screen are gone. Most
 * of what it finds on a page without symbols is text, or the grain of a photo.
 */
export function findCandidates(pyramid: PicturePyramid, count: number): readonly SymbolCandidate[] {
  const { width, height } = pyramid.level(0)
  let level = 0
  while (Math.max(width, height) >> level > LONGEST_SIDE) level++
  const levels = [0, 1, 2].filter((coarser) => Math.max(width, height) >> (level + coarser) >= SHORTEST_SIDE)
  const ranked = levels.map((coarser) => candidatesAt(pyramid, level + coarser, count))
  const merged: SymbolCandidate[] = []
  for (let rank = 0; rank < count; rank++)
    for (const candidate of ranked.map((candidates) => candidates[rank]))
      if (candidate !== undefined && !merged.some((other) => isAlike(other, candidate)))
        merged.push(candidate)
  return merged.slice(0, count)
}

function candidatesAt(pyramid: PicturePyramid, level: number, count: number): readonly SymbolCandidate[] {
  const squares = scoreSquares(measureTexture(pyramid.level(level)))
  squares.sort((one, other) => other.score - one.score)
  const best: Square[] = []
  for (const square of squares) {
    if (best.length === count) break
    if (!best.some((other) => overlaps(other, square))) best.push(square)
  }
  const pixels = CELL * 2 ** level
  return best.map(({ column, row, side, score }) => ({
    x: column * pixels,
    y: row * pixels,
    side: side * pixels,
    score,
  }))
}

/** Tells whether two candidates are about the same square. */
function isAlike(one: SymbolCandidate, other: SymbolCandidate): boolean {
  const size = Math.max(one.side, other.side)
  if (size > ALIKE * Math.min(one.side, other.side)) return false
  const across = one.x + one.side / 2 - other.x - other.side / 2
  const down = one.y + one.side / 2 - other.y - other.side / 2
  return Math.abs(across) < size / 3 && Math.abs(down) < size / 3
}

function measureTexture({ width, height, data }: GreyPicture): TextureSums {
  const columns = Math.floor((width - 1) / CELL)
  const rows = Math.floor((height - 1) / CELL)
  const sums = new Float64Array((columns + 1) * (rows + 1))
  const across = new Int32Array(columns)
  const down = new Int32Array(columns)
  const light = new Int32Array(columns)
  for (let row = 0; row < rows; row++) {
    across.fill(0)
    down.fill(0)
    light.fill(0)
    for (let y = row * CELL; y < (row + 1) * CELL; y++) addLine(data, y * width, width, across, down, light)
    let line = 0
    for (let column = 0; column < columns; column++) {
      // Change counts for more in the shade, where ink and paper are nearer to each other.
      const change = Math.min(across[column] ?? 0, down[column] ?? 0)
      line += (USUAL_LIGHT * change) / ((light[column] ?? 0) + SHADE * CELL * CELL)
      const at = (row + 1) * (columns + 1) + column + 1
      sums[at] = (sums[at - columns - 1] ?? 0) + line
    }
  }
  return { columns, rows, sums }
}

function addLine(
  data: Uint8Array,
  start: number,
  width: number,
  across: Int32Array,
  down: Int32Array,
  light: Int32Array,
): void {
  let at = start
  for (let column = 0; column < across.length; column++) {
    let right = 0
    let below = 0
    let sum = 0
    for (let x = 0; x < CELL; x++, at++) {
      const here = data[at] ?? 0
      right += Math.abs(here - (data[at + 1] ?? 0))
      below += Math.abs(here - (data[at + width] ?? 0))
      sum += here
    }
    across[column] = (across[column] ?? 0) + right
    down[column] = (down[column] ?? 0) + below
    light[column] = (light[column] ?? 0) + sum
  }
}

function scoreSquares(texture: TextureSums): Square[] {
  const squares: Square[] = []
  for (const side of SIDES) {
    if (side > Math.min(texture.columns, texture.rows)) break
    const ring = Math.max(2, Math.round(side / 6))
    const step = Math.max(1, side >> 3)
    const inner = side * side
    const outer = (side + 2 * ring) ** 2 - inner
    for (let row = 0; row + side <= texture.rows; row += step)
      for (let column = 0; column + side <= texture.columns; column += step) {
        const inside = sumOf(texture, column, row, side)
        if (inside < LEAST_SCORE * inner) continue
        const around = sumOf(texture, column - ring, row - ring, side + 2 * ring) - inside
        const score = inside / inner - around / outer
        if (score > LEAST_SCORE) squares.push({ column, row, side, score: score * Math.sqrt(side) })
      }
  }
  return squares
}

function sumOf({ columns, rows, sums }: TextureSums, column: number, row: number, side: number): number {
  const left = Math.max(0, column)
  const right = Math.min(columns, column + side)
  const top = Math.max(0, row) * (columns + 1)
  const bottom = Math.min(rows, row + side) * (columns + 1)
  return (
    (sums[bottom + right] ?? 0) -
    (sums[top + right] ?? 0) -
    (sums[bottom + left] ?? 0) +
    (sums[top + left] ?? 0)
  )
}

function overlaps(one: Square, other: Square): boolean {
  const gap = Math.max(one.side, other.side) / 2
  const across = one.column + one.side / 2 - other.column - other.side / 2
  const down = one.row + one.side / 2 - other.row - other.side / 2
  return Math.abs(across) < gap && Math.abs(down) < gap
}
