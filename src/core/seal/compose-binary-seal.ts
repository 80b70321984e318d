import { type BinaryBlock, ESCAPE } from './binary-blocks.ts'
import { encodeBinaryHeader } from './binary-header.ts'
import { composeBlocks } from './compose-blocks.ts'
import { composeMessage, type MessageField } from './compose-message.ts'
import { findFieldRule } from './data-identifiers.ts'
import { encodeHeader, type SealHeader } from './header.ts'
import { latin1Text } from './latin1.ts'
import { decodeSeal } from './seal.ts'
import { SealError, SealValueError } from './seal-error.ts'
import { GS } from './separators.ts'

/** What every curve's signature is at least as long as. */
const SHORTEST_SIGNATURE = 64

/**
 * Composes header and blocks of a seal in binary form, the text to be signed.
 *
 * @throws {SealValueError}
 */
export function composeBinarySeal(header: SealHeader, blocks: readonly BinaryBlock[]): string {
  return latin1Text(encodeBinaryHeader(header)) + latin1Text(composeBlocks(blocks))
}

/**
 * Composes header, C40 message and binary blocks of a seal in mixed form, the text to be signed.
 *
 * The last field ends with GS where its length alone does not end it. The specification advises against this form:
 * nothing signed says where the blocks begin, so a text that could be read in two ways is refused here.
 *
 * @throws {SealValueError} SWITCH_AMBIGUOUS, or the fault of a single value
 */
export function composeMixedSeal(
  header: SealHeader,
  fields: readonly MessageField<string>[],
  blocks: readonly BinaryBlock[],
): string {
  const head = encodeHeader(header)
  if (header.version !== '04') throw new SealValueError('BAD_HEADER', 'only version 04 has a mixed form')
  const text = head + composeMessage(fields) + lastSeparator(fields.at(-1))
  const signedText = text + latin1Text(composeBlocks(blocks))
  refuseOtherReading(signedText, text.length, blocks.length)
  return signedText
}

function lastSeparator(last: MessageField<string> | undefined): string {
  if (last === undefined || last.truncated) return ''
  return findFieldRule(last.id)?.max === last.value.length ? '' : GS
}

function refuseOtherReading(signedText: string, fieldsTo: number, blocks: number): void {
  try {
    const seal = decodeSeal(attachBinarySignature(signedText, new Uint8Array(SHORTEST_SIGNATURE)))
    if (seal.signedText.length === signedText.length && seal.blocks.length === blocks) return
  } catch (cause) {
    if (!(cause instanceof SealError)) throw cause
  }
  throw new SealValueError(
    'SWITCH_AMBIGUOUS',
    'the binary blocks could be read from another place: give them other identifiers or another order',
    { offset: fieldsTo },
  )
}

/**
 * Appends a raw r||s signature to the text it signs, as the signature block of the binary and mixed forms.
 *
 * @throws {SealValueError} BAD_VALUE for a signature of 255 bytes or more
 */
export function attachBinarySignature(signedText: string, signature: Uint8Array): string {
  if (signature.length >= ESCAPE)
    throw new SealValueError('BAD_VALUE', 'a signature block holds at most 254 bytes')
  return signedText + latin1Text(Uint8Array.of(ESCAPE, signature.length, ...signature))
}
