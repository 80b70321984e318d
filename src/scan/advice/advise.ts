import type { Advice, AdviceCode } from '../../core/verification/advice.ts'
import type { GreyPicture } from '../damaged/grey-picture.ts'
import type { Picture } from '../picture.ts'
import { viewOf } from '../view-of.ts'
import { goesBeyondEdge } from './goes-beyond-edge.ts'
import { type CodeLike, lookForCode } from './look-for-code.ts'
import { edgeWidth, type Light, lightOf } from './measure-light.ts'

/** Modules on a side of the 2D-Docs that are usual for documents, to guess by where no lattice tells. */
const USUAL_MODULES = 56
const LEAST_MODULE_PIXELS = 1.5
/** Edges of a picture in focus have fewer pixels; where they are no wider, only more pixels would help. */
const FOCUSED_EDGE = 3
/** Edges wider than this share of a module run into each other. */
const WIDEST_EDGE = 0.6
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
  const view = viewOf(picture)
  const { grey } = view
  const light = lightOf(grey)
  const codes: readonly AdviceCode[] = light.bright < DARK_PAPER ? ['TOO_DARK'] : []
  const [best] = lookForCode(view)
  if (best === undefined) return { likeness: 0, advice: toAdvice([...codes, 'NOTHING_LIKE_A_CODE'], 0) }
  const modulePixels = best.place.side / USUAL_MODULES
  const seen = [...codes, ...faultsOf(best, modulePixels, grey, light)]
  const other: AdviceCode = best.isCode ? 'TOO_DAMAGED' : 'NOTHING_LIKE_A_CODE'
  const told = seen.length === 0 ? [other] : seen
  return { likeness: best.isCode ? 1 + best.likeness : best.likeness, advice: toAdvice(told, modulePixels) }
}

function toAdvice(codes: readonly AdviceCode[], modulePixels: number): readonly Advice[] {
  const rounded = Math.round(modulePixels * 10) / 10
  return codes.map((code) => (code === 'TOO_SMALL' ? { code, modulePixels: rounded } : { code }))
}

function faultsOf(
  code: CodeLike,
  modulePixels: number,
  grey: GreyPicture,
  { middle }: Light,
): readonly AdviceCode[] {
  const { window, place, isCode, light } = code
  const edge = edgeWidth(window) * window.scale
  const isBlurred = edge > FOCUSED_EDGE && edge > WIDEST_EDGE * modulePixels
  const isCut = isCode && goesBeyondEdge(grey, place)
  // The size of what is cut is not known.
  const isSmall = modulePixels < LEAST_MODULE_PIXELS && !isBlurred && !isCut
  const isGlaring = middle < SHADED_PAPER && light.bright >= 250 && light.blown > BLOWN_SHARE
  return [
    ...(isSmall ? (['TOO_SMALL'] as const) : []),
    ...(isBlurred ? (['TOO_BLURRED'] as const) : []),
    ...(isCut ? (['CUT_AT_EDGE'] as const) : []),
    ...(isGlaring ? (['GLARE'] as const) : []),
  ]
}
