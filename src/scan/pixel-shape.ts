const X_RESOLUTION = 282
const Y_RESOLUTION = 283
const ENTRY_BYTES = 12
/** Fax machines scan 204 by 98 dots to the inch; what is said beyond that is no shape that a scanner has. */
const FLATTEST = 4

/**
 * Tells how many times as high as wide the pixels of a page of a TIFF are (TIFF 6.0, section 8, resolutions): 2 for
 * most faxes. Gives 1 where the file does not tell, or is no TIFF.
 *
 * @param page numbered from 0
 */
export function pixelHeight(bytes: Uint8Array, page: number): number {
  const [first, second] = bytes
  const isLittle = first === 0x49 && second === 0x49
  if (!isLittle && !(first === 0x4d && second === 0x4d)) return 1
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  try {
    const height = shapeOf(view, isLittle, page)
    return height > 1 / FLATTEST && height < FLATTEST ? height : 1
  } catch (error) {
    // It points outside itself: whether it can be read at all is for the decoder to tell.
    if (error instanceof RangeError) return 1
    throw error
  }
}

function shapeOf(view: DataView, isLittle: boolean, page: number): number {
  let at = view.getUint32(4, isLittle)
  for (let skipped = 0; skipped < page; skipped += 1)
    at = view.getUint32(at + 2 + ENTRY_BYTES * view.getUint16(at, isLittle), isLittle)
  const resolution = { x: Number.NaN, y: Number.NaN }
  for (let entry = 0; entry < view.getUint16(at, isLittle); entry += 1) {
    const start = at + 2 + ENTRY_BYTES * entry
    const tag = view.getUint16(start, isLittle)
    if (tag !== X_RESOLUTION && tag !== Y_RESOLUTION) continue
    const value = view.getUint32(start + 8, isLittle)
    const ratio = view.getUint32(value, isLittle) / view.getUint32(value + 4, isLittle)
    resolution[tag === X_RESOLUTION ? 'x' : 'y'] = ratio
  }
  return resolution.x / resolution.y
}
