import type { Picture, PictureBox } from './picture.ts'
import { viewOf } from './view-of.ts'

/** Share of a candidate's side that is cut out around it. */
const MARGIN = 0.25

/**
 * Gives the parts of a picture around what looks most like a matrix code, best first.
 *
 * It guesses: most of what it returns on a page without code is text or a photo.
 */
export function findTextures(picture: Picture, count: number): PictureBox[] {
  return viewOf(picture)
    .candidates(count)
    .map(({ place: { x, y, side } }) => {
      const margin = side * MARGIN
      const left = Math.max(0, Math.floor(x - margin))
      const top = Math.max(0, Math.floor(y - margin))
      const right = Math.min(picture.width, Math.ceil(x + side + margin))
      const bottom = Math.min(picture.height, Math.ceil(y + side + margin))
      return { left, top, width: right - left, height: bottom - top }
    })
}
