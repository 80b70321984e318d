import { decodeBase32 } from './base32.ts'
import { type BinaryBlock, readBlocks } from './binary-blocks.ts'
import { BINARY_HEADER_LENGTH } from './binary-header.ts'
import { CURVES } from './curve.ts'
import { HEADER_LENGTHS, type SealHeader } from './header.ts'
import { findSwitch } from './mixed-switch.ts'
import { SealError } from './seal-error.ts'
import { GS, RS, US } from './separators.ts'
import { readSignatureBlock } from './signature-block.ts'
import type { StructureFault } from './structure-fault.ts'

/** How a seal is written; v01 to v03 know only the first form (2D-Doc v3.2.6, section 3.2). */
export type SealForm = 'c40' | 'binary' | 'mixed'

/** Where the parts of a seal stand, and what of it has already been read on the way. */
export interface SealParts {
  readonly form: SealForm
  /** The C40 message, empty in binary form. */
  readonly fieldsFrom: number
  readonly fieldsTo: number
  readonly blocks: readonly BinaryBlock[]
  readonly blockFaults: readonly StructureFault[]
  /** End of the bytes signed. */
  readonly end: number
  readonly signature: Uint8Array<ArrayBuffer>
  readonly annexFrom: number | null
}

/** Version 01 carries the raw signature of P-256, one character for each byte, after the message. */
const RAW_SIGNATURE_LENGTH = 64

/**
 * Cuts a text in C40 form, or in mixed form, whose signature follows a binary block instead of US.
 *
 * Both begin alike. What ends as the C40 form does is of that form; only when no signature that any curve makes
 * stands there is a switch looked for.
 *
 * @throws {SealError}
 */
export function cutText(text: string, bytes: Uint8Array<ArrayBuffer>, header: SealHeader): SealParts {
  if (header.version === '01') return cutRaw(bytes, HEADER_LENGTHS['01'])
  const parts = attempt(() => cutBase32(text, header))
  if (header.version !== '04' || (!(parts instanceof SealError) && fitsACurve(parts.signature)))
    return orThrow(parts)
  const fieldsFrom = HEADER_LENGTHS['04']
  const fieldsTo = findSwitch(text, bytes, header, fieldsFrom)
  if (fieldsTo === null) return orThrow(parts)
  return { form: 'mixed', fieldsFrom, fieldsTo, ...cutBlocks(bytes, fieldsTo) }
}

/**
 * Cuts the binary form.
 *
 * @throws {SealError}
 */
export function cutBinary(bytes: Uint8Array<ArrayBuffer>): SealParts {
  const from = BINARY_HEADER_LENGTH
  return { form: 'binary', fieldsFrom: from, fieldsTo: from, ...cutBlocks(bytes, from) }
}

function cutBlocks(bytes: Uint8Array<ArrayBuffer>, from: number) {
  const { blocks, faults, end } = readBlocks(bytes, from)
  return { blocks, blockFaults: faults, end, ...readSignatureBlock(bytes, end) }
}

function fitsACurve(signature: Uint8Array): boolean {
  return CURVES.some(({ size }) => signature.length === 2 * size)
}

function attempt(cut: () => SealParts): SealParts | SealError {
  try {
    return cut()
  } catch (error) {
    if (error instanceof SealError) return error
    throw error
  }
}

function orThrow(parts: SealParts | SealError): SealParts {
  if (parts instanceof SealError) throw parts
  return parts
}

function cutRaw(bytes: Uint8Array<ArrayBuffer>, fieldsFrom: number): SealParts {
  const end = bytes.length - RAW_SIGNATURE_LENGTH
  if (end < fieldsFrom)
    throw new SealError('SIGNATURE_MISSING', 'version 01 ends with 64 bytes of signature', bytes.length)
  return { ...c40Parts(fieldsFrom, end), signature: bytes.slice(end), annexFrom: null }
}

function cutBase32(text: string, header: SealHeader): SealParts {
  const end = text.indexOf(US)
  if (end < 0) throw signatureMissing(text)
  const repeated = text.indexOf(US, end + 1)
  if (repeated >= 0)
    throw new SealError('SIGNATURE_REPEATED', 'a seal has one US (U+001F), found another', repeated)
  const separator = header.version === '04' ? text.indexOf(GS, end) : -1
  const stop = separator < 0 ? text.length : separator
  return {
    ...c40Parts(HEADER_LENGTHS[header.version], end),
    signature: decodeBase32(text, end + 1, stop),
    annexFrom: separator < 0 ? null : separator + 1,
  }
}

function c40Parts(fieldsFrom: number, end: number) {
  return { form: 'c40', fieldsFrom, fieldsTo: end, blocks: [], blockFaults: [], end } as const
}

function signatureMissing(text: string): SealError {
  return text.includes(GS) || text.includes(RS)
    ? new SealError('SIGNATURE_MISSING', 'found no US (U+001F) between message and signature', text.length)
    : new SealError('SEPARATORS_LOST', 'found no control character: the reader has dropped them', text.length)
}
