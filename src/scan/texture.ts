import type { Picture, PictureBox } from './picture.ts'

/** Mean change of luminance in each cell of a grid laid over a picture, as sums from the top left corner. */
interface TextureGrid {
  readonly cell: number
  readonly columns: number
  readonly rows: number
  readonly sums: Float64Array
}

interface Candidate {
  readonly column: number
  readonly row: number
  readonly side: number
  readonly score: number
}

const GRID = 300
const SIDES = [7, 10, 14, 19, 26, 36, 50, 70]
const MARGIN = 0.25

/**
 * Finds the squares of a picture that look most like a matrix code: changing in both directions, amid calm.
 *
 * It guesses: most of what it returns on a page without code is text or a photo. Best first.
 */
export function findTextures(picture: Picture, count: number): PictureBox[] {
  const grid = measure(picture)
  const best: Candidate[] = []
  for (const candidate of candidates(grid).toSorted((a, b) => b.score - a.score)) {
    if (best.length === count) break
    if (!best.some((other) => overlaps(other, candidate))) best.push(candidate)
  }
  return best.map((candidate) => toBox(candidate, grid, picture))
}

function measure(picture: Picture): TextureGrid {
  const { width, height, data } = picture
  const cell = Math.max(4, Math.ceil(Math.max(width, height) / GRID))
  const columns = Math.floor((width - 1) / cell)
  const rows = Math.floor((height - 1) / cell)
  const sums = new Float64Array((columns + 1) * (rows + 1))
  for (let row = 0; row < rows; row += 1) {
    let line = 0
    for (let column = 0; column < columns; column += 1) {
      line += cellTexture(data, (row * cell * width + column * cell) * 4, width * 4, cell)
      const at = (row + 1) * (columns + 1) + column + 1
      sums[at] = (sums[at - columns - 1] ?? 0) + line
    }
  }
  return { cell, columns, rows, sums }
}

/** The weaker of the two directions counts: lines of text and rules change in one only. Green stands for grey. */
function cellTexture(data: Uint8ClampedArray, start: number, stride: number, cell: number): number {
  let across = 0
  let down = 0
  for (let y = 0; y < cell; y += 1) {
    for (let x = 0; x < cell; x += 1) {
      const at = start + y * stride + x * 4 + 1
      const here = data[at] ?? 0
      across += Math.abs(here - (data[at + 4] ?? here))
      down += Math.abs(here - (data[at + stride] ?? here))
    }
  }
  return Math.min(across, down) / (cell * cell)
}

function candidates(grid: TextureGrid): Candidate[] {
  const found: Candidate[] = []
  for (const side of SIDES.filter((size) => size <= Math.min(grid.columns, grid.rows))) {
    const ring = Math.max(2, Math.round(side / 8))
    const step = Math.max(1, side >> 3)
    for (let row = 0; row + side <= grid.rows; row += step)
      for (let column = 0; column + side <= grid.columns; column += step) {
        const inside = total(grid, column, row, side)
        const around = total(grid, column - ring, row - ring, side + 2 * ring) - inside
        const mean = inside / (side * side)
        const score = mean - around / ((side + 2 * ring) ** 2 - side * side)
        if (score > 2) found.push({ column, row, side, score: score * Math.sqrt(side) })
      }
  }
  return found
}

function total(grid: TextureGrid, column: number, row: number, side: number): number {
  const left = Math.max(0, column)
  const top = Math.max(0, row)
  const right = Math.min(grid.columns, column + side)
  const bottom = Math.min(grid.rows, row + side)
  const at = (y: number, x: number): number => grid.sums[y * (grid.columns + 1) + x] ?? 0
  return at(bottom, right) - at(top, right) - at(bottom, left) + at(top, left)
}

function overlaps(a: Candidate, b: Candidate): boolean {
  const gap = Math.min(a.side, b.side) / 2
  const middle = (candidate: Candidate): readonly [number, number] => [
    candidate.column + candidate.side / 2,
    candidate.row + candidate.side / 2,
  ]
  const [ax, ay] = middle(a)
  const [bx, by] = middle(b)
  return Math.abs(ax - bx) < gap && Math.abs(ay - by) < gap
}

function toBox(candidate: Candidate, grid: TextureGrid, picture: Picture): PictureBox {
  const margin = candidate.side * MARGIN
  const left = Math.max(0, Math.floor((candidate.column - margin) * grid.cell))
  const top = Math.max(0, Math.floor((candidate.row - margin) * grid.cell))
  const right = Math.min(picture.width, Math.ceil((candidate.column + candidate.side + margin) * grid.cell))
  const bottom = Math.min(picture.height, Math.ceil((candidate.row + candidate.side + margin) * grid.cell))
  return { left, top, width: right - left, height: bottom - top }
}
