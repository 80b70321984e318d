import { type Certificate, readCertificate } from './certificate.ts'
import { type DerElement, derChildren, readDer } from './der.ts'
import { DER, derOid, expectTag } from './der-values.ts'
import { multipartBodies } from './multipart.ts'
import { TrustError } from './trust-error.ts'

/**
 * Reads what a certificate directory answers: one certificate in DER, several in PEM, a multipart of DER certificates
 * (RFC 4387, 2.3; the real ones are cut by lines `--End`), or PKCS#7 that holds certificates only (RFC 5652, 5).
 *
 * Only the form is read: each certificate has still to be proved by its authority. A bundle with one broken
 * certificate is refused whole, for nobody could tell which one is missing.
 *
 * @throws {TrustError} BUNDLE_UNREADABLE, PEM_MALFORMED, DER_MALFORMED or CERTIFICATE_UNREADABLE
 */
export function readCertificateBundle(bytes: Uint8Array): readonly Certificate[] {
  if (bytes[0] === DER.sequence) return readOneDer(bytes)
  const text = new TextDecoder('latin1').decode(bytes)
  const blocks = [...text.matchAll(PEM_BLOCK)]
  if (blocks.length > 0) return limited(blocks).flatMap(([, label = '', body = '']) => readBlock(label, body))
  const bodies = multipartBodies(bytes)
  if (bodies.length > 0) return limited(bodies).flatMap(readOneDer)
  throw new TrustError(
    'BUNDLE_UNREADABLE',
    `expected DER, PEM, multipart or PKCS#7, found ${bytes.length} bytes of neither`,
  )
}

function readOneDer(bytes: Uint8Array): readonly Certificate[] {
  if (bytes[0] !== DER.sequence) throw new TrustError('BUNDLE_UNREADABLE', 'a part of the bundle is no DER')
  return isSignedData(bytes) ? readPkcs7(bytes) : [readCertificate(bytes)]
}

const PEM_BLOCK = /-----BEGIN (CERTIFICATE|X509 CERTIFICATE|PKCS7|CMS)-----([^-]*)-----END \1-----/g
const SIGNED_DATA = '1.2.840.113549.1.7.2'
/** The largest real directory seen has 137 certificates. */
const MOST_CERTIFICATES = 5_000

function limited<Item>(items: readonly Item[]): readonly Item[] {
  if (items.length <= MOST_CERTIFICATES) return items
  throw new TrustError('BUNDLE_UNREADABLE', `${items.length} parts, at most ${MOST_CERTIFICATES} are read`)
}

function readBlock(label: string, body: string): readonly Certificate[] {
  const compact = body.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact) || compact.length % 4 !== 0)
    throw new TrustError('PEM_MALFORMED', `the PEM block ${label} is not base64`)
  const der = Uint8Array.from(atob(compact), (letter) => letter.charCodeAt(0))
  return label === 'PKCS7' || label === 'CMS' ? readPkcs7(der) : [readCertificate(der)]
}

/** ContentInfo begins with an identifier, a certificate with another sequence. */
function isSignedData(der: Uint8Array): boolean {
  const [first] = derChildren(readDer(der))
  return first?.tag === DER.oid && derOid(first) === SIGNED_DATA
}

function readPkcs7(der: Uint8Array): readonly Certificate[] {
  const [type, wrapper] = derChildren(readDer(der))
  expectTag(type, DER.oid)
  expectTag(wrapper, CONTEXT_0)
  const [signedData] = derChildren(wrapper)
  expectTag(signedData, DER.sequence)
  const [, , , certificates] = derChildren(signedData)
  if (derOid(type) !== SIGNED_DATA || certificates?.tag !== CONTEXT_0)
    throw new TrustError('BUNDLE_UNREADABLE', 'the PKCS#7 file holds no certificates')
  return limited(derChildren(certificates)).map(({ bytes }: DerElement) => readCertificate(bytes))
}

const CONTEXT_0 = 0xa0
