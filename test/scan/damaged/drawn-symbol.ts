import type { GreyPicture } from '../../../src/scan/damaged/grey-picture.ts'
import type { SymbolModules } from '../../../src/service/ports.ts'

/** From a point of the picture, in pixels, to one of the symbol, in modules from its top left corner. */
export type Outlook = (x: number, y: number) => readonly [number, number]

const PAPER = 235
const INK = 25

/** Draws a symbol on paper as an outlook shows it, each pixel the mean of nine points. */
export function drawSymbol({ size, modules }: SymbolModules, side: number, outlook: Outlook): GreyPicture {
  const data = new Uint8Array(side * side)
  for (let y = 0, at = 0; y < side; y++)
    for (let x = 0; x < side; x++, at++) {
      let sum = 0
      for (let point = 0; point < 9; point++) {
        const [u, v] = outlook(x + ((point % 3) + 0.5) / 3, y + (Math.floor(point / 3) + 0.5) / 3)
        const inside = u >= 0 && v >= 0 && u < size && v < size
        sum += inside && modules[Math.floor(v) * size + Math.floor(u)] === 1 ? INK : PAPER
      }
      data[at] = sum / 9
    }
  return { width: side, height: side, data }
}

/** Looks straight at a symbol in the middle of a picture, turned by degrees. */
export function turned(size: number, side: number, pixelsPerModule: number, degrees: number): Outlook {
  const angle = (degrees * Math.PI) / 180
  const [cosine, sine] = [Math.cos(angle) / pixelsPerModule, Math.sin(angle) / pixelsPerModule]
  return (x, y) => {
    const [right, down] = [x - side / 2, y - side / 2]
    return [size / 2 + right * cosine + down * sine, size / 2 - right * sine + down * cosine]
  }
}

/** Changes each pixel by its place. */
export function repaint(
  { width, height, data }: GreyPicture,
  paint: (grey: number, x: number, y: number) => number,
): GreyPicture {
  const painted = data.map((grey, at) =>
    Math.max(0, Math.min(255, paint(grey, at % width, Math.floor(at / width)))),
  )
  return { width, height, data: painted }
}

/** Blurs by taking the mean of a square three times over. */
export function blurred(picture: GreyPicture, reach: number): GreyPicture {
  const { width, height } = picture
  let { data } = picture
  for (let time = 0; time < 3; time++) {
    const from = data
    const at = (x: number, y: number): number =>
      from[Math.max(0, Math.min(height - 1, y)) * width + Math.max(0, Math.min(width - 1, x))] ?? 0
    data = from.map((_, place) => {
      let sum = 0
      for (let down = -reach; down <= reach; down++)
        for (let right = -reach; right <= reach; right++)
          sum += at((place % width) + right, Math.floor(place / width) + down)
      return sum / (2 * reach + 1) ** 2
    })
  }
  return { width, height, data }
}

/** Numbers from 0 to 1 that look random and are the same in every run. */
export function steadyChance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
