import { encodeBase32 } from './base32.ts'
import { type BinaryBlock, readBlocks } from './binary-blocks.ts'
import { BINARY_MARKER, decodeBinaryHeader } from './binary-header.ts'
import { readCodePart } from './code-part.ts'
import { composeMessage, type MessageField } from './compose-message.ts'
import { findBinaryFaults, findFaults, findForbiddenBlocks } from './conformance.ts'
import { decodeHeader, encodeHeader, type SealHeader } from './header.ts'
import { latin1Bytes } from './latin1.ts'
import { type SealField, type SplitMessage, splitMessage } from './message.ts'
import { SealError, SealValueError } from './seal-error.ts'
import { cutBinary, cutText, type SealForm, type SealParts } from './seal-parts.ts'
import { US } from './separators.ts'
import type { StructureFault } from './structure-fault.ts'

/** Data that travels after the signature: nobody signed it, whatever the signature says (decision D20). */
interface SealAnnex {
  readonly text: string
  /** Of the C40 form only. */
  readonly fields: readonly SealField[]
  /** Of the binary and mixed forms only. */
  readonly blocks: readonly BinaryBlock[]
  readonly faults: readonly StructureFault[]
}

/** A seal that has been decoded; nothing of it is proved until its signature is verified. */
export interface Seal {
  /** As received, never normalised. */
  readonly text: string
  readonly form: SealForm
  readonly header: SealHeader
  /** The C40 message; none in binary form. */
  readonly fields: readonly SealField[]
  /** The binary message, without meaning here; none in C40 form. */
  readonly blocks: readonly BinaryBlock[]
  /** Faults of the message and of its conformance to the document type; a proper seal has none. */
  readonly faults: readonly StructureFault[]
  /** Header and message, exactly as they stand. */
  readonly signedText: string
  /** One byte for each character (ISO-8859-1). */
  readonly signedBytes: Uint8Array<ArrayBuffer>
  /** Raw r||s, of whatever length was found; only the signer's key tells which length is right. */
  readonly signature: Uint8Array<ArrayBuffer>
  /** Null when absent; only version 04 has one. */
  readonly annex: SealAnnex | null
}

/** Sixteen symbols of the largest size hold less; what is longer has not been read from a 2D-Doc. */
const MOST_CHARACTERS = 40_000

/**
 * Decodes the text of a seal, whatever its form: C40 (versions 01 to 04), binary or mixed (version 04).
 *
 * The text has one character for each byte of the code. Decoding proves nothing: the signature is cut out, not
 * verified. Nothing is repaired: the bytes signed are the characters received (decision D19). A message that does
 * not follow the rules is still cut as well as it can be, and its faults are listed; so is one of another perimeter,
 * whose fields must not be interpreted.
 *
 * @throws {SealError} only when the header cannot be read, or no signature can be cut out; CODE_PART for one of
 * several codes, which {@link joinCodes} puts together first.
 */
export function decodeSeal(text: string): Seal {
  if (text.length > MOST_CHARACTERS)
    throw new SealError('TEXT_TOO_LONG', `a seal has at most ${MOST_CHARACTERS} characters`, MOST_CHARACTERS)
  if (text.charCodeAt(0) === BINARY_MARKER) return decodeBinary(text)
  if (!text.startsWith('DC') && readCodePart(text) !== null)
    throw new SealError('CODE_PART', 'expected a whole seal, found one of several codes that make it up', 0)
  const header = decodeHeader(text)
  const bytes = latin1Bytes(text)
  const parts = cutText(text, bytes, header)
  const message = splitMessage(text, parts.fieldsFrom, parts.fieldsTo)
  const faults = findFaults(header, message)
  const ofBlocks = [...parts.blockFaults, ...findForbiddenBlocks(header, parts.blocks, parts.fieldsTo)]
  const all = ofBlocks.length === 0 ? faults : [...faults, ...ofBlocks]
  return assemble(text, bytes, header, parts, message.fields, all)
}

function decodeBinary(text: string): Seal {
  const bytes = latin1Bytes(text)
  const header = decodeBinaryHeader(bytes)
  const parts = cutBinary(bytes)
  return assemble(text, bytes, header, parts, [], [...parts.blockFaults, ...findBinaryFaults(header)])
}

function assemble(
  text: string,
  bytes: Uint8Array<ArrayBuffer>,
  header: SealHeader,
  { form, blocks, end, signature, annexFrom }: SealParts,
  fields: readonly SealField[],
  faults: readonly StructureFault[],
): Seal {
  return {
    text,
    form,
    header,
    fields,
    blocks,
    faults,
    signedText: text.slice(0, end),
    signedBytes: bytes.subarray(0, end),
    signature,
    annex: annexFrom === null ? null : decodeAnnex(text, bytes, form, annexFrom),
  }
}

/** An annex has the structure of the message that precedes it, and is cut as well as it can be. */
function decodeAnnex(text: string, bytes: Uint8Array<ArrayBuffer>, form: SealForm, from: number): SealAnnex {
  if (form === 'c40') return { text: text.slice(from), blocks: [], ...fieldsOf(splitMessage(text, from)) }
  const { blocks, faults, end } = readBlocks(bytes, from)
  const cut = end < bytes.length ? [{ code: 'UNSPLITTABLE', field: null, offset: end } as const] : []
  return { text: text.slice(from), fields: [], blocks, faults: [...faults, ...cut] }
}

function fieldsOf({ fields, faults }: SplitMessage): Pick<SealAnnex, 'fields' | 'faults'> {
  return { fields, faults }
}

/**
 * Composes header and message, the text to be signed.
 *
 * What it returns decodes into the same fields without a single fault: a message that its document type does not
 * allow is refused before anyone signs it.
 *
 * @throws {SealValueError} NOT_CONFORMANT with the faults as evidence, or the fault of a single value.
 */
export function composeSeal(header: SealHeader, fields: readonly MessageField[]): string {
  const head = encodeHeader(header)
  const signedText = head + composeMessage(fields)
  const faults = findFaults(header, splitMessage(signedText, head.length))
  if (faults.length > 0) {
    const found = faults.map(({ code, field }) => (field === null ? code : `${code} ${field}`)).join(', ')
    throw new SealValueError('NOT_CONFORMANT', `the message does not conform to its type: ${found}`, {
      faults,
    })
  }
  return signedText
}

/**
 * Appends a raw r||s signature to the text it signs, in base32 after US.
 *
 * @throws {SealValueError} BAD_HEADER for version 01, which is no longer issued.
 */
export function attachSignature(signedText: string, signature: Uint8Array): string {
  if (decodeHeader(signedText).version === '01')
    throw new SealValueError('BAD_HEADER', 'version 01 must no longer be issued')
  return signedText + US + encodeBase32(signature)
}
