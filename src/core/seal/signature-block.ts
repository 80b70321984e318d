import { ESCAPE } from './binary-blocks.ts'
import { SealError } from './seal-error.ts'

/** A signature block, cut. */
interface SignatureBlock {
  readonly signature: Uint8Array<ArrayBuffer>
  /** Offset of the annex; null when nothing follows. */
  readonly annexFrom: number | null
}

/**
 * Reads the signature block at `at`: FF, a size of one byte, r||s of whatever length.
 *
 * @throws {SealError} SIGNATURE_MISSING, BLOCK_OVERRUN or SIGNATURE_BLOCK
 */
export function readSignatureBlock(bytes: Uint8Array<ArrayBuffer>, at: number): SignatureBlock {
  if (at >= bytes.length)
    throw new SealError('SIGNATURE_MISSING', 'found no signature block (FF) after the blocks', at)
  if (bytes[at] !== ESCAPE)
    throw new SealError('BLOCK_OVERRUN', 'the block announces more bytes than there are', at)
  const size = bytes[at + 1]
  const end = at + 2 + (size ?? 0)
  if (size === undefined || size === ESCAPE || end > bytes.length)
    throw new SealError('SIGNATURE_BLOCK', 'the signature block does not hold what its size says', at)
  return { signature: bytes.slice(at + 2, end), annexFrom: end === bytes.length ? null : end }
}
