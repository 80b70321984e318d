import type { Picture, PictureBox } from '../../scan/picture.ts'
import type { Rework } from '../../scan/rework-picture.ts'
import { drawingOf } from './decode-picture.ts'

/** Cuts a part out of a picture and reworks it in grey, as the service does with other means. */
export async function reworkPicture(picture: Picture, box: PictureBox, rework: Rework): Promise<Picture> {
  const scale = rework.side / Math.max(box.width, box.height)
  const edge = Math.ceil(rework.side * (rework.border ?? 0))
  const [across, down] = [Math.round(box.width * scale), Math.round(box.height * scale)]
  const [width, height] = [across + 2 * edge, down + 2 * edge]
  const whole = await createImageBitmap(
    new ImageData(picture.data, picture.width, picture.height),
    box.left,
    box.top,
    box.width,
    box.height,
  )
  const context = drawingOf(width, height)
  context.drawImage(whole, edge, edge, across, down)
  whole.close()
  return fromGrey(toGrey(context.getImageData(0, 0, width, height).data), width, height)
}

function toGrey(pixels: Uint8ClampedArray): Float32Array {
  return Float32Array.from(
    { length: pixels.length / 4 },
    (_, at) =>
      0.2126 * (pixels[4 * at] ?? 0) +
      0.7152 * (pixels[4 * at + 1] ?? 0) +
      0.0722 * (pixels[4 * at + 2] ?? 0),
  )
}

function fromGrey(grey: Float32Array, width: number, height: number): Picture {
  const data = new Uint8ClampedArray(4 * grey.length)
  for (const [at, value] of grey.entries()) data.set([value, value, value, 255], 4 * at)
  return { width, height, data }
}
