import type { PdfSignatureEvidence } from '../core/verification/evidence.ts'
import type { Hash } from './cms/detached-cms.ts'
import { digest } from './cms/digest.ts'
import { verifyCms } from './cms/verify-cms.ts'
import { pdfText } from './reading/pdf-syntax.ts'
import { coverageOf } from './reading/signature-coverage.ts'
import { findSignatureDictionaries, type SignatureDictionary } from './reading/signature-dictionary.ts'
import { documentTimestamp, signatureTimestamp } from './timestamp/timestamp-evidence.ts'

const mostSignatures = 32

/** Signatures of earlier revisions for which what follows is compared. */
const mostCompared = 4

/** Sub-filters read here, and whether they make signing-certificate-v2 obligatory; null for document time-stamps. */
const signingCertificateRequired = new Map<string, boolean | null>([
  ['ETSI.CAdES.detached', true],
  ['adbe.pkcs7.detached', false],
  ['ETSI.RFC3161', null],
])

/**
 * Reads every signature found in a PDF, those of earlier revisions too, in file order.
 *
 * Facts only: whether the signer is trusted, and what coverage is enough, is judged in `core/verification`.
 * A signature that makes no sense is evidence with a fault, and so are the obsolete SHA-1 formats. A document
 * time-stamp (ETSI.RFC3161) is evidence with its time. What was changed after a signature that holds is named. After 32 signatures one more piece of evidence
 * says that the rest was not read.
 *
 * @throws {PdfReadError} when the bytes are not a PDF, or an encrypted one.
 */
export async function readPdfSignatures(bytes: Uint8Array): Promise<readonly PdfSignatureEvidence[]> {
  const found = findSignatureDictionaries(bytes, mostSignatures + 1)
  const read = await Promise.all(
    found.map((signature, index) =>
      index < mostSignatures
        ? readSignature(bytes, signature)
        : faulty(bytes, signature, `more than ${mostSignatures} signatures: not read from here on`),
    ),
  )
  return withLaterChanges(bytes, read, found)
}

async function readSignature(
  bytes: Uint8Array,
  signature: SignatureDictionary,
): Promise<PdfSignatureEvidence> {
  const { subFilter, byteRange, contents, claimedAt } = signature
  const required = signingCertificateRequired.get(subFilter)
  if (required === undefined) return faulty(bytes, signature, 'the sub-filter is not one that is read')
  if (contents === null) return faulty(bytes, signature, '/Contents is not one plain hexadecimal string')
  if (byteRange === null) return faulty(bytes, signature, '/ByteRange is not four whole numbers')
  const [start, length, secondStart, secondLength] = byteRange
  if (start + length > secondStart || secondStart + secondLength > bytes.length)
    return faulty(bytes, signature, '/ByteRange is not two stretches of the file')
  const contentsBytes = Buffer.from(pdfText(bytes, contents.start + 1, contents.end - 1), 'hex')
  const digestOf = (hash: Hash) =>
    digest(
      hash,
      bytes.subarray(start, start + length),
      bytes.subarray(secondStart, secondStart + secondLength),
    )
  const coverage = coverageOf(bytes, signature)
  const found = { subFilter, coverage, claimedAt }
  if (required === null) return { ...found, ...(await documentTimestamp(contentsBytes, digestOf)) }
  const { cms, ...facts } = await verifyCms(contentsBytes, digestOf, required)
  const timestamp = cms === null ? null : await signatureTimestamp(cms.timestampToken, cms.signature)
  return { ...found, ...facts, timestamp }
}

/** What follows a signature matters only where the signature itself holds; few files have more than one that does. */
async function withLaterChanges(
  bytes: Uint8Array,
  read: readonly PdfSignatureEvidence[],
  found: readonly SignatureDictionary[],
): Promise<readonly PdfSignatureEvidence[]> {
  const asks = read.map(({ coverage, intact, valid }) => coverage === 'earlier-revision' && intact && valid)
  if (!asks.includes(true)) return read
  // Comparing revisions takes a whole reader of PDF, which most files need not wait for.
  const { laterChanges } = await import('./revisions/later-changes.ts')
  let compared = 0
  const told: PdfSignatureEvidence[] = []
  for (const [index, evidence] of read.entries()) {
    const byteRange = found[index]?.byteRange ?? null
    if (!asks[index] || byteRange === null || ++compared > mostCompared) told.push(evidence)
    else told.push({ ...evidence, laterChanges: await laterChanges(bytes, byteRange[2] + byteRange[3]) })
  }
  return told
}

function faulty(bytes: Uint8Array, signature: SignatureDictionary, fault: string): PdfSignatureEvidence {
  const { subFilter, claimedAt } = signature
  const coverage = coverageOf(bytes, signature)
  return { subFilter, coverage, claimedAt, intact: false, valid: false, signerCertificate: null, fault }
}
