/** Pixels as red, green, blue, opaque: four bytes each, rows from the top. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBuffer>
}

/** Stands for a page that cannot be drawn, or no longer in time. */
export const BLANK: Picture = { width: 1, height: 1, data: new Uint8ClampedArray([255, 255, 255, 255]) }

/** Tells how many pixels a picture has. */
export function pixelsOf({ width, height }: Picture): number {
  return width * height
}

/** A part of a picture, in pixels. */
export interface PictureBox {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Takes the brightest of red, green and blue for each pixel, so that coloured ink over black fades. */
export function brightestChannel(picture: Picture): Picture {
  const data = new Uint8ClampedArray(picture.data.length)
  for (let at = 0; at < data.length; at += 4) {
    const value = Math.max(picture.data[at] ?? 0, picture.data[at + 1] ?? 0, picture.data[at + 2] ?? 0)
    data[at] = value
    data[at + 1] = value
    data[at + 2] = value
    data[at + 3] = 255
  }
  return { width: picture.width, height: picture.height, data }
}

const SAMPLED = 40_000
const COLOUR = 24
const COLOURED_SHARE = 0.002

/** Tells whether a picture shows more colour than paper and lamp give; a grey scan saved in colour does not. */
export function isColoured({ width, height, data }: Picture): boolean {
  const step = 4 * Math.max(1, Math.floor((width * height) / SAMPLED))
  let coloured = 0
  for (let at = 0; at < data.length; at += step) {
    const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > COLOUR) coloured += 1
  }
  return coloured > COLOURED_SHARE * (data.length / step)
}
