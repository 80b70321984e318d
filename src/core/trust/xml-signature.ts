import { canonicalXml } from './canonical-xml.ts'
import { type Certificate, readCertificate } from './certificate.ts'
import { certificateFingerprint } from './certificate-fingerprint.ts'
import type { PinnedSigner } from './pinned-signers.ts'
import { TrustListError, type TrustListErrorCode } from './trust-list-error.ts'
import { attributeOf, childElements, isNamed, withDescendants, type XmlElement } from './xml-element.ts'
import { algorithmOf, digestAs, EXCLUSIVE_C14N, xmlSignatureFault } from './xml-signature-algorithms.ts'
import {
  base64Of,
  exactChildren,
  findSignatureParts,
  SIGNATURE_NAMESPACE,
  type SignatureParts,
  XADES_NAMESPACE,
} from './xml-signature-parts.ts'
import { refuseOtherTransforms } from './xml-transforms.ts'

/** What a good signature covers, and who made it. */
export interface ProvedXml {
  /** The bytes that were digested: all of the document but its signature. Only these may be read. */
  readonly signedBytes: Uint8Array
  readonly signer: PinnedSigner
  readonly certificate: Certificate
}

/**
 * Verifies the enveloped XAdES baseline signature of a document by one of the signers given (XML Signature 1.1;
 * ETSI EN 319 132-1), and gives the bytes it covers.
 *
 * The certificate that the file carries only tells which of the signers to try. Its chain, its revocation and the
 * dates are not judged here.
 *
 * @throws {TrustListError}
 */
export async function proveXml(root: XmlElement, signers: readonly PinnedSigner[]): Promise<ProvedXml> {
  const parts = findSignatureParts(root)
  const [c14n, method, ...references] = exactChildren(
    parts.signedInfo,
    SIGNATURE_NAMESPACE,
    'CanonicalizationMethod',
    'SignatureMethod',
    'Reference',
    'Reference',
  )
  if (algorithmOf(c14n) !== EXCLUSIVE_C14N)
    throw fault('LIST_ALGORITHM_REFUSED', 'the canonicalisation is not the exclusive one')
  const [whole, properties] = sortReferences(references, parts)
  const { signer, certificate } = await pinnedSigner(parts.keyInfo, signers)
  const value = base64Of(parts.signatureValue)
  const reason = await xmlSignatureFault(method, canonicalXml(parts.signedInfo), value, certificate.spki)
  if (reason !== null) throw fault('LIST_SIGNATURE_FALSE', `the signature is not the signer's: ${reason}`)
  const signedBytes = canonicalXml(root, parts.signature)
  await requireDigest(whole, signedBytes)
  await requireDigest(properties, canonicalXml(parts.signedProperties))
  await requireNamedSigner(parts.signedProperties, certificate)
  return { signedBytes, signer, certificate }
}

const SIGNED_PROPERTIES = 'http://uri.etsi.org/01903#SignedProperties'

/** Gives the reference to the whole document, then that to the signed properties; there are no others. */
function sortReferences(references: readonly XmlElement[], { signedProperties }: SignatureParts) {
  const isOfProperties = (reference: XmlElement) => attributeOf(reference, 'Type') === SIGNED_PROPERTIES
  const whole = references.find((reference) => !isOfProperties(reference))
  const properties = references.find(isOfProperties)
  if (!whole || !properties || attributeOf(whole, 'URI') !== '')
    throw fault('LIST_REFERENCE_REFUSED', 'expected a reference to the whole list and one to its properties')
  const id = attributeOf(signedProperties, 'Id')
  if (id === null || id === '' || attributeOf(properties, 'URI') !== `#${id}`)
    throw fault('LIST_REFERENCE_REFUSED', 'the signed properties referred to are not those of the signature')
  refuseOtherTransforms(whole, properties)
  return [whole, properties] as const
}

async function pinnedSigner(keyInfo: XmlElement, signers: readonly PinnedSigner[]) {
  const carried = [...withDescendants(keyInfo)].filter((element) =>
    isNamed(element, SIGNATURE_NAMESPACE, 'X509Certificate'),
  )
  const strangers: string[] = []
  for (const element of carried) {
    const der = base64Of(element)
    const fingerprint = await certificateFingerprint(der)
    strangers.push(fingerprint)
    const signer = signers.find(({ fingerprintSha256 }) => fingerprintSha256 === fingerprint)
    if (signer) return { signer, certificate: readCertificate(der) }
  }
  throw new TrustListError(
    'LIST_SIGNER_UNKNOWN',
    `expected a signer trusted for lists, found ${strangers.join(', ') || 'no certificate'}`,
    { fingerprintsSha256: strangers },
  )
}

async function requireDigest(reference: XmlElement, bytes: Uint8Array): Promise<void> {
  const [, method, value] = exactChildren(
    reference,
    SIGNATURE_NAMESPACE,
    'Transforms',
    'DigestMethod',
    'DigestValue',
  )
  if (!sameBytes(await digestAs(method, bytes), base64Of(value)))
    throw fault('LIST_DIGEST_DIFFERS', 'the list or its signed properties are not what was signed')
}

/** The certificate is itself signed, so that no other with the same key can take its place (XAdES, 5.2.2). */
async function requireNamedSigner(signedProperties: XmlElement, { der }: Certificate): Promise<void> {
  const named = [...withDescendants(signedProperties)].filter((element) =>
    isNamed(element, XADES_NAMESPACE, 'SigningCertificateV2'),
  )
  const [first] = named.flatMap(childElements)
  const [digest] = first ? childElements(first) : []
  if (named.length !== 1 || !digest || !isNamed(digest, XADES_NAMESPACE, 'CertDigest'))
    throw fault('LIST_SIGNER_DIFFERS', 'the signed properties name no certificate')
  const [method, value] = exactChildren(digest, SIGNATURE_NAMESPACE, 'DigestMethod', 'DigestValue')
  if (!sameBytes(await digestAs(method, der), base64Of(value)))
    throw fault('LIST_SIGNER_DIFFERS', 'the signed properties name another certificate')
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}

function fault(code: TrustListErrorCode, message: string): TrustListError {
  return new TrustListError(code, message)
}
