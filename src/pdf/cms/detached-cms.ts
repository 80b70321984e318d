import { DerError } from './der-error.ts'
import { OID, readOid } from './object-identifiers.ts'
import { type DerValue, derChildren, derContent, readDer } from './read-der.ts'

export type Hash = 'sha256' | 'sha384' | 'sha512'

/** The parts of a detached CMS with one signer that decide whether it holds. All bytes as received. */
export interface DetachedCms {
  readonly hash: Hash
  /** The value of the attribute message-digest. */
  readonly messageDigest: Uint8Array
  /** The value of signing-certificate-v2; null when the attribute is absent. */
  readonly signingCertificate: { readonly hash: Hash; readonly digest: Uint8Array } | null
  /** The signed attributes as the SET that was signed. */
  readonly signedBytes: Uint8Array
  readonly signatureAlgorithm: readonly DerValue[]
  readonly signature: Uint8Array
  /** Issuer and serial number of the signer in DER; null when the signer is named by a key identifier. */
  readonly signerName: { readonly issuer: Uint8Array; readonly serialNumber: Uint8Array } | null
  readonly certificates: readonly Uint8Array[]
  /** The time-stamp token on the signature value (RFC 3161, appendix A); null when there is none. Not signed. */
  readonly timestampToken: Uint8Array | null
}

/** A CMS that holds what it signs. */
export interface EnclosingCms extends DetachedCms {
  /** What the message digest is computed on. */
  readonly content: Uint8Array
}

const [SEQUENCE, SET, INTEGER, OCTET_STRING] = [0x30, 0x31, 0x02, 0x04]
const [TAG_0, TAG_1, PRIMITIVE_TAG_0] = [0xa0, 0xa1, 0x80]
const hashes: Readonly<Record<string, Hash>> = {
  [OID.sha256]: 'sha256',
  [OID.sha384]: 'sha384',
  [OID.sha512]: 'sha512',
}

/**
 * Reads the CMS of a PDF signature: DER, SignedData, content detached, exactly one signer, signed attributes.
 *
 * Anything else is refused, SHA-1 included (RFC 5652; ISO 32000-2 §12.8.3.3; ETSI EN 319 142-1).
 * Only zeros may follow it. Nothing is verified here.
 *
 * @throws {DerError} saying what was found and what was expected.
 */
export function readDetachedCms(contents: Uint8Array): DetachedCms {
  const { cms, content } = readSignedData(contents, OID.data)
  if (content !== undefined) throw new DerError('the CMS holds content, a detached one is expected')
  return cms
}

/**
 * Reads a CMS that holds content of the type given, such as a time-stamp token; otherwise as {@link readDetachedCms}.
 *
 * @throws {DerError} saying what was found and what was expected.
 */
export function readEnclosingCms(bytes: Uint8Array, contentType: string): EnclosingCms {
  const { cms, content } = readSignedData(bytes, contentType)
  const [octets] = derChildren(content, TAG_0, 'eContent')
  return { ...cms, content: derContent(octets, OCTET_STRING, 'eContent') }
}

function readSignedData(
  bytes: Uint8Array,
  expectedType: string,
): { readonly cms: DetachedCms; readonly content: DerValue | undefined } {
  const outer = readDer(bytes)
  if (bytes.subarray(outer.bytes.length).some((byte) => byte !== 0))
    throw new DerError('something other than zeros follows the CMS')
  const [type, wrapped] = derChildren(outer, SEQUENCE, 'ContentInfo')
  requireOid(type, OID.signedData, 'contentType of ContentInfo')
  const [signedData] = derChildren(wrapped, TAG_0, 'content')
  const [, , encapsulated, ...rest] = derChildren(signedData, SEQUENCE, 'SignedData')
  const [contentType, content] = derChildren(encapsulated, SEQUENCE, 'encapContentInfo')
  requireOid(contentType, expectedType, 'eContentType')
  const certificates = rest.find((value) => value.tag === TAG_0)
  const signers = derChildren(rest.at(-1), SET, 'signerInfos')
  if (signers.length !== 1) throw new DerError(`${signers.length} signers, exactly one is expected`)
  const signer = readSignerInfo(derChildren(signers[0], SEQUENCE, 'SignerInfo'), expectedType)
  return { cms: { ...signer, certificates: readCertificates(certificates) }, content }
}

function readCertificates(certificates: DerValue | undefined): readonly Uint8Array[] {
  if (certificates === undefined) return []
  return derChildren(certificates, TAG_0, 'certificates')
    .filter(({ tag }) => tag === SEQUENCE)
    .map(({ bytes }) => bytes)
}

function readSignerInfo(fields: readonly DerValue[], contentType: string): Omit<DetachedCms, 'certificates'> {
  const [, signer, digestAlgorithm, signedAttributes, signatureAlgorithm, signature, unsigned] = fields
  const attributes = readAttributes(derChildren(signedAttributes, TAG_0, 'signedAttrs'))
  requireOid(attributes.get(OID.contentType), contentType, 'attribute content-type')
  const signedBytes = Uint8Array.from(signedAttributes?.bytes ?? [])
  // RFC 5652 §5.4: signed as a SET OF, sent with an implicit tag.
  signedBytes[0] = SET
  return {
    hash: readHash(digestAlgorithm),
    messageDigest: derContent(attributes.get(OID.messageDigest), OCTET_STRING, 'attribute message-digest'),
    signingCertificate: readSigningCertificate(attributes.get(OID.signingCertificateV2)),
    signedBytes,
    signatureAlgorithm: derChildren(signatureAlgorithm, SEQUENCE, 'signatureAlgorithm'),
    signature: derContent(signature, OCTET_STRING, 'signature'),
    signerName: readSignerName(signer),
    timestampToken: readTimestampToken(unsigned),
  }
}

/** Other unsigned attributes are passed over: anybody may add them. */
function readTimestampToken(unsigned: DerValue | undefined): Uint8Array | null {
  if (unsigned === undefined) return null
  const attributes = readAttributes(derChildren(unsigned, TAG_1, 'unsignedAttrs'))
  return attributes.get(OID.timestampToken)?.bytes ?? null
}

/** Every attribute must have one value and be there once: with two, readers could differ on which counts. */
function readAttributes(attributes: readonly DerValue[]): Map<string, DerValue> {
  const read = new Map<string, DerValue>()
  for (const attribute of attributes) {
    const [type, set] = derChildren(attribute, SEQUENCE, 'attribute')
    const oid = readOid(type, 'attrType')
    const [value, second] = derChildren(set, SET, `values of attribute ${oid}`)
    if (value === undefined || second !== undefined || read.has(oid))
      throw new DerError(`attribute ${oid} has not exactly one value`)
    read.set(oid, value)
  }
  return read
}

/** RFC 5035 §3: the first certificate named is that of the signer. */
function readSigningCertificate(value: DerValue | undefined): DetachedCms['signingCertificate'] {
  if (value === undefined) return null
  const [certificates] = derChildren(value, SEQUENCE, 'SigningCertificateV2')
  const [first] = derChildren(certificates, SEQUENCE, 'certs')
  const fields = derChildren(first, SEQUENCE, 'ESSCertIDv2')
  const explicit = fields[0]?.tag === SEQUENCE
  return {
    hash: explicit ? readHash(fields[0]) : 'sha256',
    digest: derContent(fields[explicit ? 1 : 0], OCTET_STRING, 'certHash'),
  }
}

function readSignerName(signer: DerValue | undefined): DetachedCms['signerName'] {
  if (signer?.tag === PRIMITIVE_TAG_0) return null
  const [issuer, serialNumber] = derChildren(signer, SEQUENCE, 'issuerAndSerialNumber')
  derContent(issuer, SEQUENCE, 'issuer')
  derContent(serialNumber, INTEGER, 'serialNumber')
  return { issuer: issuer?.bytes ?? new Uint8Array(), serialNumber: serialNumber?.bytes ?? new Uint8Array() }
}

/** Reads an AlgorithmIdentifier that must name SHA-256, SHA-384 or SHA-512. */
export function readHash(algorithm: DerValue | undefined): Hash {
  const oid = readOid(derChildren(algorithm, SEQUENCE, 'digestAlgorithm')[0], 'digest algorithm')
  const hash = hashes[oid]
  if (hash === undefined)
    throw new DerError(`digest algorithm ${oid} is not accepted, SHA-256, 384 or 512 is`)
  return hash
}

function requireOid(value: DerValue | undefined, expected: string, what: string): void {
  const found = readOid(value, what)
  if (found !== expected) throw new DerError(`${what} is ${found}, ${expected} expected`)
}
