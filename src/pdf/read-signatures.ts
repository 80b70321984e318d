import { createHash } from 'node:crypto'
import type { PdfSignatureEvidence } from '../core/verification/evidence.ts'
import type { Hash } from './cms/detached-cms.ts'
import { verifyCms } from './cms/verify-cms.ts'
import { pdfText } from './reading/pdf-syntax.ts'
import { coverageOf } from './reading/signature-coverage.ts'
import { findSignatureDictionaries, type SignatureDictionary } from './reading/signature-dictionary.ts'

const mostSignatures = 32

/** Sub-filters read here, and whether they make signing-certificate-v2 obligatory. */
const signingCertificateRequired = new Map([
  ['ETSI.CAdES.detached', true],
  ['adbe.pkcs7.detached', false],
])

/**
 * Reads every signature found in a PDF, those of earlier revisions too, in file order.
 *
 * Facts only: whether the signer is trusted, and what coverage is enough, is judged in `core/verification`.
 * A signature that makes no sense is evidence with a fault. Document time-stamps (ETSI.RFC3161) and the
 * obsolete SHA-1 formats are evidence with a fault as well. After 32 signatures one more piece of evidence
 * says that the rest was not read.
 *
 * @throws {PdfReadError} when the bytes are not a PDF, or an encrypted one.
 */
export async function readPdfSignatures(bytes: Uint8Array): Promise<readonly PdfSignatureEvidence[]> {
  const found = findSignatureDictionaries(bytes, mostSignatures + 1)
  return found.map((signature, index) =>
    index < mostSignatures
      ? readSignature(bytes, signature)
      : faulty(bytes, signature, `more than ${mostSignatures} signatures: not read from here on`),
  )
}

function readSignature(bytes: Uint8Array, signature: SignatureDictionary): PdfSignatureEvidence {
  const { subFilter, byteRange, contents, claimedAt } = signature
  const required = signingCertificateRequired.get(subFilter)
  if (required === undefined) return faulty(bytes, signature, 'the sub-filter is not one that is read')
  if (contents === null) return faulty(bytes, signature, '/Contents is not one plain hexadecimal string')
  if (byteRange === null) return faulty(bytes, signature, '/ByteRange is not four whole numbers')
  const [start, length, secondStart, secondLength] = byteRange
  if (start + length > secondStart || secondStart + secondLength > bytes.length)
    return faulty(bytes, signature, '/ByteRange is not two stretches of the file')
  const cms = Buffer.from(pdfText(bytes, contents.start + 1, contents.end - 1), 'hex')
  const digestOf = (hash: Hash) =>
    createHash(hash)
      .update(bytes.subarray(start, start + length))
      .update(bytes.subarray(secondStart, secondStart + secondLength))
      .digest()
  return {
    subFilter,
    coverage: coverageOf(bytes, signature),
    claimedAt,
    ...verifyCms(cms, digestOf, required),
  }
}

function faulty(bytes: Uint8Array, signature: SignatureDictionary, fault: string): PdfSignatureEvidence {
  const { subFilter, claimedAt } = signature
  const coverage = coverageOf(bytes, signature)
  return { subFilter, coverage, claimedAt, intact: false, valid: false, signerCertificate: null, fault }
}
