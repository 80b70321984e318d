import type { GreyPicture } from '../damaged/grey-picture.ts'
import { CANDIDATE_SHARE, type SearchWindow } from '../damaged/search-window.ts'

/** Greys below which a tenth, a half and nine tenths of something lie. */
export interface Light {
  readonly dark: number
  readonly middle: number
  readonly bright: number
}

const SAMPLES = 40_000

/** Measures the light of a picture. */
export function lightOf({ data }: GreyPicture): Light {
  return percentiles(everyFew(data))
}

/** Measures how a window's code is lit. */
export function windowLight(window: SearchWindow): WindowLight {
  const greys = codeArea(window)
  const blown = greys.filter((grey) => grey >= 250).length / greys.length
  const light = percentiles(greys)
  const middle = (light.dark + light.bright) / 2
  return { ...light, blown, inked: greys.filter((grey) => grey < middle).length / greys.length }
}

/** The light of a code, with shares of its area. */
export interface WindowLight extends Light {
  /** Share that is all white. */
  readonly blown: number
  /** Share that is nearer to ink than to paper: about half of a code, far less of text. */
  readonly inked: number
}

/**
 * Measures the width of the sharpest edges of a window, in its pixels: from dark to light, as their steepest part
 * would run. A picture in focus has edges of about one of its own pixels.
 */
export function edgeWidth(window: SearchWindow): number {
  const { size, data } = window
  const [from, to] = codeRange(window)
  const slopes = new Float32Array(Math.ceil((to - from) / 2) * (to - from))
  let count = 0
  for (let row = from; row < to; row += 2)
    for (let column = from; column < to; column++) {
      const at = row * size + column
      const across = Math.abs((data[at + 1] ?? 0) - (data[at - 1] ?? 0)) / 2
      const down = Math.abs((data[at + size] ?? 0) - (data[at - size] ?? 0)) / 2
      slopes[count++] = Math.max(across, down)
    }
  const steep = slopes.sort()[Math.floor(slopes.length * 0.98)] ?? 0
  const { dark, bright } = percentiles(codeArea(window))
  return steep === 0 ? Number.POSITIVE_INFINITY : (bright - dark) / steep
}

function codeRange({ size }: SearchWindow): readonly [number, number] {
  const margin = Math.floor((size * (1 - CANDIDATE_SHARE)) / 2)
  return [margin, size - margin]
}

function codeArea(window: SearchWindow): Float32Array {
  const [from, to] = codeRange(window)
  const greys = new Float32Array(Math.ceil((to - from) / 2) ** 2)
  let count = 0
  for (let row = from; row < to; row += 2)
    for (let column = from; column < to; column += 2)
      greys[count++] = window.data[row * window.size + column] ?? 0
  return greys
}

function everyFew(data: Uint8Array): Uint8Array {
  const step = Math.max(1, Math.floor(data.length / SAMPLES))
  const greys = new Uint8Array(Math.ceil(data.length / step))
  for (let at = 0; at < greys.length; at++) greys[at] = data[at * step] ?? 0
  return greys
}

function percentiles(greys: Uint8Array | Float32Array): Light {
  const sorted = greys.slice().sort()
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
  return { dark: at(0.1), middle: at(0.5), bright: at(0.9) }
}
