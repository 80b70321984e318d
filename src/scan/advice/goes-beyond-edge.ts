import type { GreyPicture } from '../damaged/grey-picture.ts'
import type { SymbolCandidate } from '../damaged/symbol-candidates.ts'

/** Beyond this share of its side from the edge of the picture, a place is not cut by it. */
const NEAR = 0.35
/** The first pixels of a picture may be a frame that a scanner leaves. */
const INSIDE = 3
/** Share of the texture of a code that is left on a line which it crosses. */
const CROSSED = 0.5

/** Tells whether what is at a place goes on to the edge of the picture, where a whole code would leave a margin. */
export function goesBeyondEdge(grey: GreyPicture, { x, y, side }: SymbolCandidate): boolean {
  const { width, height } = grey
  const near = NEAR * side
  const across = textureAlong(grey, x, y + side / 2, 1, 0, side)
  const down = textureAlong(grey, x + side / 2, y, 0, 1, side)
  const usual = CROSSED * Math.min(across, down)
  return (
    (x < near && textureAlong(grey, INSIDE, y, 0, 1, side) > usual) ||
    (x + side > width - near && textureAlong(grey, width - 1 - INSIDE, y, 0, 1, side) > usual) ||
    (y < near && textureAlong(grey, x, INSIDE, 1, 0, side) > usual) ||
    (y + side > height - near && textureAlong(grey, x, height - 1 - INSIDE, 1, 0, side) > usual)
  )
}

/** Mean change from a pixel to the next along a line. */
function textureAlong(
  { width, height, data }: GreyPicture,
  x: number,
  y: number,
  right: number,
  down: number,
  length: number,
): number {
  let sum = 0
  let count = 0
  let before: number | null = null
  for (let step = 0; step < length; step += 1) {
    const [column, row] = [Math.round(x + step * right), Math.round(y + step * down)]
    if (column < 0 || row < 0 || column >= width || row >= height) continue
    const here = data[row * width + column] ?? 0
    if (before !== null) sum += Math.abs(here - before)
    before = here
    count += 1
  }
  return count < 2 ? 0 : sum / (count - 1)
}
