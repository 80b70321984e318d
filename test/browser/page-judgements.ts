import {
  assembleTrust,
  CodedError,
  decodeSeal,
  importSealKey,
  type Report,
  readCertificate,
  readRevocationList,
  type TrustOrigin,
  trustPart,
  verifyDocument,
  verifySealSignature,
} from '../../src/index.ts'

/** A published code and the certificate that it names, in PEM; null where none is published. */
export interface PublishedCode {
  readonly id: string
  readonly payload: string
  readonly certificate: string | null
}

/** Answers for each code what the corpus states: the signature, or that there is no seal to read. */
export async function judgeCodes(codes: readonly PublishedCode[]): Promise<Readonly<Record<string, string>>> {
  const answers = await Promise.all(codes.map(async (code) => [code.id, await judgeCode(code)] as const))
  return Object.fromEntries(answers)
}

async function judgeCode({ payload, certificate }: PublishedCode): Promise<string> {
  try {
    const { signedBytes, signature } = decodeSeal(payload)
    if (certificate === null) return 'no-certificate'
    const key = await importSealKey(readCertificate(certificate).spki)
    return (await verifySealSignature(signedBytes, signature, key)) ? 'valid' : 'invalid'
  } catch (error) {
    if (!(error instanceof CodedError)) throw error
    return error.code === 'UNSUPPORTED_KEY' ? 'invalid' : 'malformed'
  }
}

/** What a verifier has before it: texts of seals, and trust as it travels: certificates in PEM, lists in DER. */
export interface Handed {
  readonly texts: readonly string[]
  readonly origin: TrustOrigin
  readonly certificates: readonly string[]
  readonly revocationLists: readonly (readonly number[])[]
  /** ISO 8601. */
  readonly at: string
}

/** Judges each text as an anonymous reader would who asks whether the holder may drive a car. */
export async function judgeTexts({ texts, ...handed }: Handed): Promise<readonly Report[]> {
  const part = trustPart(
    handed.origin,
    handed.certificates.map(readCertificate),
    handed.revocationLists.map((bytes) => readRevocationList(new Uint8Array(bytes))),
  )
  const trust = await assembleTrust([part])
  return Promise.all(
    texts.map((text) =>
      verifyDocument(
        { source: 'seal-text', codes: [{ text, page: 1, position: null }], otherCodes: [], pdf: null },
        trust,
        new Date(handed.at),
        { requester: { role: 'anonymous' }, environment: 'test', category: 'B' },
      ),
    ),
  )
}
