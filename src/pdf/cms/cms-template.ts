import { createHash } from 'node:crypto'
import { certificateNames } from './certificate-names.ts'
import { encodeDer } from './encode-der.ts'
import { encodeOid, OID } from './object-identifiers.ts'

/** What the CMS of a PDF signature is made with. */
export interface CmsSigner {
  readonly algorithm: 'RSA-SHA256' | 'ECDSA-SHA256'
  /** DER of the certificate of the signing key. */
  readonly certificate: Uint8Array
  /** DER of the certificates above it. */
  readonly chain: readonly Uint8Array[]
  /** Length of the longest value `sign` can give. */
  readonly maxSignatureLength: number
  /** Signs with SHA-256: RSA PKCS#1 v1.5, or ECDSA in DER. */
  sign(bytes: Uint8Array): Promise<Uint8Array>
}

/** A CMS in which only the digest and the signature are still to be filled in. */
export interface CmsTemplate {
  /** The signed attributes, as the DER SET that the signature is computed on. */
  signedAttributes(digest: Uint8Array): Uint8Array
  /** The whole ContentInfo; a time-stamp token on the signature becomes an unsigned attribute (RFC 3161, appendix A). */
  assemble(signedAttributes: Uint8Array, signature: Uint8Array, timestampToken: Uint8Array | null): Uint8Array
}

const [SEQUENCE, SET, OCTET_STRING] = [0x30, 0x31, 0x04]
const EXPLICIT_0 = 0xa0
const IMPLICIT_1 = 0xa1
const version1 = encodeDer(0x02, Uint8Array.of(1))
// RFC 5754 §2: parameters of SHA-256 and ECDSA are absent, those of RSA are NULL.
const sha256 = encodeDer(SEQUENCE, encodeOid(OID.sha256))
const signatureAlgorithms = {
  'RSA-SHA256': encodeDer(SEQUENCE, encodeOid(OID.rsaSha256), encodeDer(0x05)),
  'ECDSA-SHA256': encodeDer(SEQUENCE, encodeOid(OID.ecdsaSha256)),
}

/**
 * Prepares the CMS of every signature that one signer makes: a detached SignedData with the signed
 * attributes content-type, message-digest and signing-certificate-v2, in DER order, and the certificates.
 *
 * There is no signing-time: in PAdES the claimed time stands in /M of the signature dictionary.
 * Without a time-stamp token this is level B-B, with one B-T (ETSI EN 319 142-1, EN 319 122-1).
 */
export function cmsTemplate(signer: CmsSigner): CmsTemplate {
  const certificates = encodeDer(EXPLICIT_0, ...[signer.certificate, ...signer.chain].sort(Buffer.compare))
  const signedData = [
    version1,
    encodeDer(SET, sha256),
    encodeDer(SEQUENCE, encodeOid(OID.data)),
    certificates,
  ]
  const signerInfo = [version1, issuerAndSerialNumber(signer.certificate), sha256]
  const signatureAlgorithm = signatureAlgorithms[signer.algorithm]
  const signingCertificate = signingCertificateV2(signer.certificate)
  const contentType = attribute(OID.contentType, encodeOid(OID.data))
  return {
    signedAttributes(digest) {
      const messageDigest = attribute(OID.messageDigest, encodeDer(OCTET_STRING, digest))
      const attributes = [contentType, messageDigest, signingCertificate]
      return encodeDer(SET, ...attributes.sort(Buffer.compare))
    },
    assemble(signedAttributes, signature, timestampToken) {
      const implicit = Buffer.from(signedAttributes)
      implicit[0] = EXPLICIT_0
      const info = encodeDer(
        SEQUENCE,
        ...signerInfo,
        implicit,
        signatureAlgorithm,
        encodeDer(OCTET_STRING, signature),
        ...unsignedAttributes(timestampToken),
      )
      const data = encodeDer(SEQUENCE, ...signedData, encodeDer(SET, info))
      return encodeDer(SEQUENCE, encodeOid(OID.signedData), encodeDer(EXPLICIT_0, data))
    },
  }
}

function unsignedAttributes(timestampToken: Uint8Array | null): readonly Buffer[] {
  if (timestampToken === null) return []
  return [encodeDer(IMPLICIT_1, attribute(OID.timestampToken, timestampToken))]
}

function attribute(type: string, value: Uint8Array): Buffer {
  return encodeDer(SEQUENCE, encodeOid(type), encodeDer(SET, value))
}

/** RFC 5035 §3: the SHA-256 of the certificate; the hash algorithm is the default, so DER leaves it out. */
function signingCertificateV2(certificate: Uint8Array): Buffer {
  const hash = encodeDer(OCTET_STRING, createHash('sha256').update(certificate).digest())
  const certificates = encodeDer(SEQUENCE, encodeDer(SEQUENCE, hash))
  return attribute(OID.signingCertificateV2, encodeDer(SEQUENCE, certificates))
}

/** Names a certificate as CMS does, with the very bytes of the certificate. */
function issuerAndSerialNumber(certificate: Uint8Array): Buffer {
  const { issuer, serialNumber } = certificateNames(certificate)
  return encodeDer(SEQUENCE, issuer, serialNumber)
}
