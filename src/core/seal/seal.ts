import { decodeBase32, encodeBase32 } from './base32.ts'
import { codePointName } from './charset.ts'
import { composeMessage, type MessageField } from './compose-message.ts'
import { checkConformance } from './conformance.ts'
import { decodeHeader, encodeHeader, HEADER_LENGTHS, type SealHeader } from './header.ts'
import { type SealField, type SplitMessage, splitMessage } from './message.ts'
import { SealError, SealValueError } from './seal-error.ts'
import { GS, RS, US } from './separators.ts'
import type { StructureFault } from './structure-fault.ts'

/** Data that travels after the signature: nobody signed it, whatever the signature says (decision D20). */
interface SealAnnex {
  readonly text: string
  readonly fields: readonly SealField[]
  readonly faults: readonly StructureFault[]
}

export interface Seal {
  /** As received, never normalised. */
  readonly text: string
  readonly header: SealHeader
  readonly fields: readonly SealField[]
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

/** Version 01 carries the raw signature of P-256, one character for each byte, after the message. */
const RAW_SIGNATURE_LENGTH = 64

/**
 * Decodes the text of a seal, C40 form, versions 01 to 04, into header, message, signature and annex.
 *
 * Decoding proves nothing: the signature is cut out, not verified. Nothing is repaired: the bytes signed are the
 * characters received (decision D19). A message that does not follow the rules is still cut as well as it can be,
 * and its faults are listed; so is one of another perimeter, whose fields must not be interpreted.
 *
 * @throws {SealError} only when the header cannot be read, or no signature can be cut out.
 */
export function decodeSeal(text: string): Seal {
  if (text.length > MOST_CHARACTERS)
    throw new SealError('TEXT_TOO_LONG', `a seal has at most ${MOST_CHARACTERS} characters`, MOST_CHARACTERS)
  const header = decodeHeader(text)
  const start = HEADER_LENGTHS[header.version]
  const bytes = latin1Bytes(text)
  const { end, signature, annexFrom } =
    header.version === '01' ? cutRaw(bytes, start) : cutBase32(text, header)
  const message = splitMessage(text, start, end)
  return {
    text,
    header,
    fields: message.fields,
    faults: findFaults(header, message),
    signedText: text.slice(0, end),
    signedBytes: bytes.subarray(0, end),
    signature,
    annex: annexFrom === null ? null : decodeAnnex(text, annexFrom),
  }
}

/** The tables of perimeter 01 say nothing of values of another perimeter. */
function findFaults(header: SealHeader, message: SplitMessage): readonly StructureFault[] {
  const conformance = checkConformance(header, message)
  if (header.perimeter !== '01' || message.faults.length === 0) return conformance
  return [...message.faults, ...conformance]
}

function latin1Bytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0xff)
      throw new SealError('CODE_POINT_TOO_HIGH', `expected a byte, found ${codePointName(text, at)}`, at)
    bytes[at] = code
  }
  return bytes
}

interface SealParts {
  /** End of the message. */
  readonly end: number
  readonly signature: Uint8Array<ArrayBuffer>
  readonly annexFrom: number | null
}

function cutRaw(bytes: Uint8Array<ArrayBuffer>, start: number): SealParts {
  const end = bytes.length - RAW_SIGNATURE_LENGTH
  if (end < start)
    throw new SealError('SIGNATURE_MISSING', 'version 01 ends with 64 bytes of signature', bytes.length)
  return { end, signature: bytes.slice(end), annexFrom: null }
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
    end,
    signature: decodeBase32(text, end + 1, stop),
    annexFrom: separator < 0 ? null : separator + 1,
  }
}

function signatureMissing(text: string): SealError {
  return text.includes(GS) || text.includes(RS)
    ? new SealError('SIGNATURE_MISSING', 'found no US (U+001F) between message and signature', text.length)
    : new SealError('SEPARATORS_LOST', 'found no control character: the reader has dropped them', text.length)
}

function decodeAnnex(text: string, from: number): SealAnnex {
  const { fields, faults } = splitMessage(text, from)
  return { text: text.slice(from), fields, faults }
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
