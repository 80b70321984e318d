import { halve, toGrey } from './damaged/grey-picture.ts'
import { PictureView } from './damaged/picture-view.ts'
import type { Picture } from './picture.ts'

/** Pages are compared when no larger than this: modules are lost, but that there is a square of them is not. */
const LONGEST_SIDE = 800
const PLACES = 4
/** A symbol is ink by half; what has more is not the likelier to be one. */
const MOST_INK = 0.5

/**
 * Tells how much a page promises to hold a code, by how much some square of it changes amid calm, and how much of that
 * is ink: of text a sixth. Only pages of one document compare, drawn at about the same size; nothing on them gives 0.
 */
export function promiseOf(picture: Picture): number {
  let grey = toGrey(picture, 'eye')
  while (Math.max(grey.width, grey.height) > LONGEST_SIDE) grey = halve(grey)
  const places = new PictureView(grey).candidates(PLACES)
  return Math.max(0, ...places.map(({ place, ink }) => place.score * Math.min(ink, MOST_INK) ** 2))
}
