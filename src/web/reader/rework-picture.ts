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
  let grey = toGrey(context.getImageData(0, 0, width, height).data)
  if (rework.median !== undefined) grey = median(grey, width, height)
  if (rework.blur !== undefined) grey = blur(grey, width, height, rework.blur)
  if (rework.sharpen !== undefined) grey = sharpen(grey, width, height, rework.sharpen)
  return fromGrey(grey, width, height)
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

/** Middle of nine neighbours. */
function median(grey: Float32Array, width: number, height: number): Float32Array {
  return grey.map((_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)]
    const near: number[] = []
    for (let dy = -1; dy <= 1; dy += 1)
      for (let dx = -1; dx <= 1; dx += 1)
        near.push(grey[clamp(y + dy, height) * width + clamp(x + dx, width)] ?? 0)
    return near.sort((one, other) => one - other)[4] ?? 0
  })
}

function blur(grey: Float32Array, width: number, height: number, sigma: number): Float32Array {
  const reach = Math.ceil(2.5 * sigma)
  const weights = Array.from({ length: 2 * reach + 1 }, (_, index) =>
    Math.exp(-((index - reach) ** 2) / (2 * sigma * sigma)),
  )
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const along = (source: Float32Array, dx: number, dy: number) =>
    source.map((_, at) => {
      const [x, y] = [at % width, Math.floor(at / width)]
      let total = 0
      for (const [index, weight] of weights.entries()) {
        const shift = index - reach
        total += weight * (source[clamp(y + shift * dy, height) * width + clamp(x + shift * dx, width)] ?? 0)
      }
      return total / sum
    })
  return along(along(grey, 1, 0), 0, 1)
}

function sharpen(grey: Float32Array, width: number, height: number, sigma: number): Float32Array {
  const soft = blur(grey, width, height, sigma)
  return grey.map((value, at) => value + 1.5 * (value - (soft[at] ?? 0)))
}

function clamp(at: number, size: number): number {
  return Math.min(size - 1, Math.max(0, at))
}
