import type { Picture, PictureBox } from './picture.ts'

/** What is done to a part of a picture before it is searched again. */
export interface Rework {
  /** Pixels to which the longer side is brought. */
  readonly side: number
  /** White border then added on each side, as a fraction of `side`: a quiet zone where a picture was cut too close. */
  readonly border?: number
}

/** Cuts a part out of a picture and reworks it in grey. */
export async function reworkPicture(picture: Picture, box: PictureBox, rework: Rework): Promise<Picture> {
  // Loaded here because most files never come so far, and loading takes longer than reading them.
  const { default: sharp } = await import('sharp')
  const { width, height, data } = picture
  const { side, border = 0 } = rework
  const edge = Math.ceil(side * border)
  let work = sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .extract(box)
  work = work.resize(side, side, { fit: 'inside' }).greyscale()
  work = work.extend({ top: edge, bottom: edge, left: edge, right: edge, background: '#ffffff' })
  const { data: grey, info } = await work
    .toColourspace('b-w')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return fromGrey(grey, info.width, info.height)
}

function fromGrey(grey: Uint8Array, width: number, height: number): Picture {
  const pixels = new Uint32Array(width * height)
  // The same in both byte orders: opacity, the one byte that differs, is not looked at.
  for (const [at, value] of grey.entries()) pixels[at] = value * 0x01010101
  return { width, height, data: new Uint8ClampedArray(pixels.buffer) }
}
