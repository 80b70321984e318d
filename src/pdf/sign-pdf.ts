import { createHash } from 'node:crypto'
import { Signer, SignPdf, SignPdfError } from '@signpdf/signpdf'
import { CodedError } from '../errors.ts'
import { type CmsSigner, type CmsTemplate, cmsTemplate } from './cms/cms-template.ts'
import type { TimestampAuthority } from './timestamp/timestamp-authority.ts'

export type PdfSigningErrorCode =
  | 'NO_SIGNATURE_PLACEHOLDER'
  | 'SIGNATURE_DOES_NOT_FIT'
  /** Level B-LT cannot be reached: a certificate names a revocation list that is not at hand. */
  | 'REVOCATION_LIST_MISSING'

/** Reports a PDF that was not prepared for the signature asked for. */
export class PdfSigningError extends CodedError<PdfSigningErrorCode> {
  override readonly name = 'PdfSigningError'
}

const templates = new WeakMap<CmsSigner, CmsTemplate>()

/**
 * Signs a PDF whose signature dictionary holds the /ByteRange placeholder of `@signpdf/utils` followed by a
 * /Contents of zeros, and gives the signed file.
 *
 * Makes a PAdES B-B signature (ETSI EN 319 142-1) provided that the /SubFilter written by the caller is
 * `ETSI.CAdES.detached`; B-T with an authority, which puts a time-stamp on the signature value. A final line end of
 * the file is dropped. Any number of calls may run at the same time with one signer.
 *
 * @throws {PdfSigningError} when there is no placeholder, or when it is too small: see {@link signatureBytesNeeded}.
 * @throws {TimestampError} when the authority gives no time-stamp that holds; nothing is signed then
 */
export async function signPdf(
  pdfWithPlaceholder: Uint8Array,
  signer: CmsSigner,
  authority: TimestampAuthority | null = null,
): Promise<Uint8Array> {
  try {
    // A SignPdf keeps its last signature: one for each document.
    return await new SignPdf().sign(pdfWithPlaceholder, new CmsMaker(signer, authority))
  } catch (cause) {
    if (!(cause instanceof SignPdfError)) throw cause
    // Its types do not tell a placeholder that is too small from other faults of the input.
    if (!cause.message.startsWith('Signature exceeds placeholder'))
      throw new PdfSigningError('NO_SIGNATURE_PLACEHOLDER', cause.message, {}, { cause })
    const needed = signatureBytesNeeded(signer, authority !== null)
    throw new PdfSigningError('SIGNATURE_DOES_NOT_FIT', cause.message, { needed }, { cause })
  }
}

/**
 * Tells how many bytes the longest signature of this signer takes: /Contents needs twice as many zeros. With a
 * time-stamp there is room for a token of {@link LONGEST_TOKEN} bytes.
 */
export function signatureBytesNeeded(signer: CmsSigner, timestamped = false): number {
  const template = templateOf(signer)
  const signature = new Uint8Array(signer.maxSignatureLength)
  const token = timestamped ? new Uint8Array(LONGEST_TOKEN) : null
  return template.assemble(template.signedAttributes(new Uint8Array(32)), signature, token).length
}

/** Tokens with the whole chain of a real authority take some 6 kB. */
const LONGEST_TOKEN = 10_240

class CmsMaker extends Signer {
  readonly #signer: CmsSigner
  readonly #authority: TimestampAuthority | null

  constructor(signer: CmsSigner, authority: TimestampAuthority | null) {
    super()
    this.#signer = signer
    this.#authority = authority
  }

  override async sign(covered: Buffer): Promise<Buffer> {
    const template = templateOf(this.#signer)
    const attributes = template.signedAttributes(createHash('sha256').update(covered).digest())
    const signature = await this.#signer.sign(attributes)
    const stamp = await this.#authority?.stamp(signature)
    return Buffer.from(template.assemble(attributes, signature, stamp?.token ?? null))
  }
}

function templateOf(signer: CmsSigner): CmsTemplate {
  const known = templates.get(signer)
  if (known !== undefined) return known
  const made = cmsTemplate(signer)
  templates.set(signer, made)
  return made
}
