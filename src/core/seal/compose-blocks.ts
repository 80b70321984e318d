import { type BinaryBlock, ESCAPE } from './binary-blocks.ts'
import { SealValueError } from './seal-error.ts'

const MOST_BYTES = 65_535

/**
 * Writes blocks one after the other, each with the shortest size.
 *
 * @throws {SealValueError} BAD_VALUE for an identifier other than `00` to `fe`, FIELD_TOO_LONG, DUPLICATE_FIELD
 */
export function composeBlocks(blocks: readonly BinaryBlock[]): Uint8Array<ArrayBuffer> {
  const written = new Set<string>()
  const bytes = blocks.flatMap(({ id, data }) => {
    if (!/^[0-9a-f]{2}$/.test(id) || id === 'ff')
      throw new SealValueError('BAD_VALUE', 'a block is named 00 to fe, in lower-case hexadecimal digits')
    if (data.length > MOST_BYTES)
      throw new SealValueError('FIELD_TOO_LONG', `block ${id} holds at most ${MOST_BYTES} bytes`)
    if (written.has(id)) throw new SealValueError('DUPLICATE_FIELD', `block ${id} is given twice`)
    written.add(id)
    const { length } = data
    const size = length < ESCAPE ? [length] : [ESCAPE, length >> 8, length & 0xff]
    return [Number.parseInt(id, 16), ...size, ...data]
  })
  return Uint8Array.from(bytes)
}
