import type { Advice } from '../../core/verification/advice.ts'
import { PicturePyramid, toGrey } from '../damaged/grey-picture.ts'
import type { Picture } from '../picture.ts'
import { type CodeLike, lookForCode } from './look-for-code.ts'
import { edgeWidth, type Light, lightOf, windowLight } from './measure-light.ts'

/** Above this a lattice is one of modules rather than of letters. */
const LEAST_LIKENESS = 0.3
/** What is less like a code may still be one that is blurred. */
const LEAST_BLURRED_LIKENESS = 0.1
/** Modules on a side of the 2D-Docs that are usual for documents, to guess by where no lattice is seen. */
const USUAL_MODULES = 56
const LEAST_MODULE_PIXELS = 1.7
/** Edges wider than this many modules run into each other. */
const WIDEST_EDGE = 1.6
/** Edges of a picture in focus have so few pixels; where they are no wider, only more pixels would help. */
const FOCUSED_EDGE = 2.6
const DARK_PAPER = 80
const SHADED_PAPER = 235
const BLOWN_SHARE = 0.12

/** What would help to read a picture in which nothing was read, and how sure it is that a code is there at all. */
export interface PictureAdvice {
  readonly likeness: number
  readonly advice: readonly Advice[]
}

/**
 * Measures what kept the code of a picture from being read: light, size, sharpness, place.
 *
 * Where no code is seen, what is measured is what looks most like one.
 */
export function advise(picture: Picture): PictureAdvice {
  const pyramid = new PicturePyramid(toGrey(picture, 'eye'))
  const light = lightOf(pyramid.level(0))
  const [best] = lookForCode(pyramid)
  const dark: readonly Advice[] = light.bright < DARK_PAPER ? [{ code: 'TOO_DARK' }] : []
  if (best === undefined) return { likeness: 0, advice: [...dark, { code: 'NOTHING_LIKE_A_CODE' }] }
  const seen = [...dark, ...adviseOn(best, picture, light)]
  const isCode = best.likeness >= LEAST_LIKENESS
  const other: Advice = { code: isCode ? 'TOO_DAMAGED' : 'NOTHING_LIKE_A_CODE' }
  return { likeness: best.likeness, advice: seen.length === 0 || !isCode ? [...seen, other] : seen }
}

function adviseOn(code: CodeLike, picture: Picture, light: Light): readonly Advice[] {
  const { window, place } = code
  const modulePixels = code.modulePixels ?? place.side / USUAL_MODULES
  const width = edgeWidth(window)
  const isSmall = modulePixels < LEAST_MODULE_PIXELS
  const isBlurred = width * window.scale > FOCUSED_EDGE && (width * window.scale) / modulePixels > WIDEST_EDGE
  const { bright, blown } = windowLight(window)
  const isGlaring = light.middle < SHADED_PAPER && bright >= 250 && blown > BLOWN_SHARE
  return [
    ...(isSmall ? [{ code: 'TOO_SMALL', modulePixels: Math.round(modulePixels * 10) / 10 } as const] : []),
    ...(isBlurred && code.likeness >= LEAST_BLURRED_LIKENESS ? [{ code: 'TOO_BLURRED' } as const] : []),
    ...(touchesEdge(code, picture) ? [{ code: 'CUT_AT_EDGE' } as const] : []),
    ...(isGlaring ? [{ code: 'GLARE' } as const] : []),
  ]
}

function touchesEdge({ place, likeness }: CodeLike, { width, height }: Picture): boolean {
  const near = 0.04 * place.side
  const { x, y, side } = place
  const touches = x <= near || y <= near || x + side >= width - near || y + side >= height - near
  return touches && likeness >= LEAST_BLURRED_LIKENESS
}
