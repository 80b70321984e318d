import { type CertificateExtensions, readCertificateExtensions } from './certificate-extensions.ts'
import { type DerElement, derChildren, readDer } from './der.ts'
import { DER, derBitString, derIntegerHex, derOid, derTime, expectTag } from './der-values.ts'
import {
  type DistinguishedName,
  NAME_ATTRIBUTE,
  readDistinguishedName,
  singleAttribute,
} from './distinguished-name.ts'
import { readExtensions } from './extension.ts'
import { derOfPem } from './pem.ts'
import { TrustError } from './trust-error.ts'

/** What a signature covers, as received: never a re-encoding. */
export interface SignedPart {
  readonly toBeSigned: Uint8Array
  readonly algorithm: string
  readonly signature: Uint8Array
}

/** An X.509 certificate as a plain value. Reading it proves nothing about who made it. */
export interface Certificate extends CertificateExtensions {
  readonly der: Uint8Array
  /** Of the 2D-Doc profile: the four-character certificate id (or CA id); null when absent or ambiguous. */
  readonly commonName: string | null
  readonly organisation: string | null
  readonly issuerCommonName: string | null
  readonly subject: DistinguishedName
  readonly issuer: DistinguishedName
  /** Serial number, lower-case hexadecimal without leading zero bytes. */
  readonly serial: string
  readonly notBefore: Date
  readonly notAfter: Date
  /** Raw SubjectPublicKeyInfo, as received. */
  readonly spki: Uint8Array
  readonly keyKind: 'EC' | 'RSA' | 'OTHER'
  readonly signed: SignedPart
}

/**
 * Reads one X.509 certificate (RFC 5280), PEM or DER; of several PEM blocks, the first.
 *
 * No signature, date or purpose is judged here.
 *
 * @throws {TrustError} PEM_MALFORMED, DER_MALFORMED or CERTIFICATE_UNREADABLE
 */
export function readCertificate(pemOrDer: Uint8Array | string): Certificate {
  const der = derOfPem(pemOrDer, ['CERTIFICATE', 'X509 CERTIFICATE', 'TRUSTED CERTIFICATE'])
  const parts = readSigned(der)
  const fields = derChildren(parts.content)
  // The version is left out in certificates of version 1, such as the published FR00/0001.
  const versioned = fields[0]?.tag === CONTEXT_0
  const [serial, , issuer, validity, subject, spki, ...optional] = versioned ? fields.slice(1) : fields
  if (!serial || !issuer || !validity || !subject || !spki)
    throw new TrustError('CERTIFICATE_UNREADABLE', 'the certificate lacks a mandatory field (RFC 5280, 4.1)')
  const [notBefore, notAfter] = derChildren(validity)
  if (!notBefore || !notAfter)
    throw new TrustError('CERTIFICATE_UNREADABLE', 'the validity of the certificate is not two instants')
  const extensions = optional.find((field) => field.tag === CONTEXT_3)
  const subjectName = readDistinguishedName(subject)
  const issuerName = readDistinguishedName(issuer)
  return {
    ...readCertificateExtensions(readExtensions(extensions && derChildren(extensions)[0])),
    der,
    commonName: singleAttribute(subjectName, NAME_ATTRIBUTE.commonName),
    organisation: singleAttribute(subjectName, NAME_ATTRIBUTE.organisation),
    issuerCommonName: singleAttribute(issuerName, NAME_ATTRIBUTE.commonName),
    subject: subjectName,
    issuer: issuerName,
    serial: derIntegerHex(serial),
    notBefore: derTime(notBefore),
    notAfter: derTime(notAfter),
    spki: spki.bytes,
    keyKind: keyKindOf(spki),
    signed: parts.signed,
  }
}

/** Splits SEQUENCE { toBeSigned, algorithm, signature }, the shape of certificates and revocation lists alike. */
export function readSigned(der: Uint8Array): { readonly content: DerElement; readonly signed: SignedPart } {
  const outer = readDer(der)
  expectTag(outer, DER.sequence)
  const [content, algorithm, signature, ...rest] = derChildren(outer)
  expectTag(content, DER.sequence)
  expectTag(algorithm, DER.sequence)
  expectTag(signature, DER.bitString)
  if (rest.length > 0) throw new TrustError('DER_MALFORMED', 'something follows the signature')
  const [oid] = derChildren(algorithm)
  expectTag(oid, DER.oid)
  return {
    content,
    signed: { toBeSigned: content.bytes, algorithm: derOid(oid), signature: derBitString(signature) },
  }
}

const CONTEXT_0 = 0xa0
const CONTEXT_3 = 0xa3
const KEY_KIND: Readonly<Record<string, 'EC' | 'RSA'>> = {
  '1.2.840.10045.2.1': 'EC',
  '1.2.840.113549.1.1.1': 'RSA',
}

function keyKindOf(spki: DerElement): 'EC' | 'RSA' | 'OTHER' {
  const [algorithm] = derChildren(spki)
  const [oid] = algorithm ? derChildren(algorithm) : []
  return (oid && KEY_KIND[derOid(oid)]) ?? 'OTHER'
}
