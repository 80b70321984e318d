/** A picture in shades of grey: one byte a pixel, rows from the top, 0 black. */
export interface GreyPicture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** A picture whose pixels are red, green, blue and a fourth byte that is not looked at. */
export interface ColourPicture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array | Uint8ClampedArray
}

/**
 * Turns colour into grey: by what the eye sees, or by the brightest of the three, in which coloured ink over black fades.
 */
export function toGrey({ width, height, data }: ColourPicture, by: 'eye' | 'brightest'): GreyPicture {
  const grey = new Uint8Array(width * height)
  for (let at = 0, pixel = 0; at < grey.length; at++, pixel += 4) {
    const red = data[pixel] ?? 0
    const green = data[pixel + 1] ?? 0
    const blue = data[pixel + 2] ?? 0
    grey[at] = by === 'eye' ? (red * 77 + green * 150 + blue * 29) >> 8 : Math.max(red, green, blue)
  }
  return { width, height, data: grey }
}

/** Halves a picture, each pixel the mean of four; an odd last row or column is left out. */
export function halve({ width, height, data }: GreyPicture): GreyPicture {
  const across = width >> 1
  const down = height >> 1
  const half = new Uint8Array(across * down)
  for (let row = 0, at = 0; row < down; row++) {
    let above = 2 * row * width
    for (let column = 0; column < across; column++, above += 2) {
      const below = above + width
      const sum = (data[above] ?? 0) + (data[above + 1] ?? 0) + (data[below] ?? 0) + (data[below + 1] ?? 0)
      half[at++] = (sum + 2) >> 2
    }
  }
  return { width: across, height: down, data: half }
}

/** A picture and its halves, each made when first asked for. */
export class PicturePyramid {
  readonly #levels: GreyPicture[]

  constructor(picture: GreyPicture) {
    this.#levels = [picture]
  }

  /** The picture halved `level` times, or fewer where nothing would be left. */
  level(level: number): GreyPicture {
    for (;;) {
      const last = this.#levels.at(-1)
      if (last === undefined) throw new RangeError('a pyramid has at least its picture')
      const asked = this.#levels[level]
      if (asked !== undefined) return asked
      if (Math.min(last.width, last.height) < 32) return last
      this.#levels.push(halve(last))
    }
  }
}
