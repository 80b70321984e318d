import { hexText } from './hex-text.ts'
import type { StructureFault } from './structure-fault.ts'

/** One value of a binary message. No table of them is published, so the bytes have no meaning here. */
export interface BinaryBlock {
  /** Two lower-case hexadecimal digits, `00` to `fe`. */
  readonly id: string
  readonly data: Uint8Array<ArrayBuffer>
}

/** Identifier of the signature block; after the size, it announces a size of two bytes. */
export const ESCAPE = 0xff

/** Least size that is written on two bytes after FF. */
const LEAST_LONG_SIZE = 255

interface BlocksRead {
  readonly blocks: readonly BinaryBlock[]
  readonly faults: readonly StructureFault[]
  /** Offset of what is no block any more. */
  readonly end: number
}

/** Gives the offset of what follows the block at `at`; -1 when the block goes beyond the bytes. */
export function nextBlock(bytes: Uint8Array, at: number): number {
  const from = dataOffset(bytes, at)
  const next = from + (from === at + 2 ? (bytes[at + 1] ?? 0) : longSize(bytes, at))
  return from <= bytes.length && next <= bytes.length ? next : -1
}

function dataOffset(bytes: Uint8Array, at: number): number {
  return bytes[at + 1] === ESCAPE ? at + 4 : at + 2
}

function longSize(bytes: Uint8Array, at: number): number {
  return 256 * (bytes[at + 2] ?? 0) + (bytes[at + 3] ?? 0)
}

/**
 * Reads blocks from `from` up to a signature block, the end, or a block that goes beyond the end
 * (2D-Doc v3.2.6, section 3.4.2). Never throws: what stands at `end` is the caller's to judge.
 */
export function readBlocks(bytes: Uint8Array<ArrayBuffer>, from: number): BlocksRead {
  const blocks: BinaryBlock[] = []
  const faults: StructureFault[] = []
  const seen = new Set<number>()
  let at = from
  while (at < bytes.length && bytes[at] !== ESCAPE) {
    const next = nextBlock(bytes, at)
    if (next < 0) break
    const number = bytes[at] ?? 0
    const id = hexText(bytes.subarray(at, at + 1))
    const data = dataOffset(bytes, at)
    if (data === at + 4 && next - data < LEAST_LONG_SIZE)
      faults.push({ code: 'BLOCK_SIZE_FORM', field: id, offset: at + 1 })
    if (seen.has(number)) faults.push({ code: 'DUPLICATE_FIELD', field: id, offset: at })
    seen.add(number)
    blocks.push({ id, data: bytes.slice(data, next) })
    at = next
  }
  return { blocks, faults, end: at }
}
