import { signatureFault, type UnprovedReason } from './issued-by.ts'
import { TrustListError } from './trust-list-error.ts'
import { attributeOf, type XmlElement } from './xml-element.ts'

/** Exclusive canonicalisation (W3C, 2002). */
export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#'
/** The transform that leaves out the signature it stands in (XML Signature, 6.6.4). */
export const ENVELOPED_SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature'
/** The transform that leaves out, or keeps, what an XPath names (XPath Filter 2.0). */
export const XPATH_FILTER = 'http://www.w3.org/2002/06/xmldsig-filter2'

/** Digests that may be used, by their names in XML (RFC 6931). SHA-1 is not among them. */
const DIGESTS: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmlenc#sha256': 'SHA-256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'SHA-384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'SHA-512',
}

/** Signatures that may be used, with the X.509 name of the same algorithm. No HMAC: a certificate is no secret. */
const SIGNATURES: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': '1.2.840.113549.1.1.11',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384': '1.2.840.113549.1.1.12',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': '1.2.840.113549.1.1.13',
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256': '1.2.840.10045.4.3.2',
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384': '1.2.840.10045.4.3.3',
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512': '1.2.840.10045.4.3.4',
}

/**
 * Digests bytes with the algorithm that a DigestMethod names.
 *
 * @throws {TrustListError} LIST_ALGORITHM_REFUSED
 */
export async function digestAs(method: XmlElement, bytes: Uint8Array): Promise<Uint8Array> {
  const name = algorithmIn(method, DIGESTS)
  return new Uint8Array(await crypto.subtle.digest(name, new Uint8Array(bytes)))
}

/**
 * Tells why a signature by the method that a SignatureMethod names is not good; null when it is.
 *
 * @throws {TrustListError} LIST_ALGORITHM_REFUSED
 */
export async function xmlSignatureFault(
  method: XmlElement,
  toBeSigned: Uint8Array,
  value: Uint8Array,
  spki: Uint8Array,
): Promise<UnprovedReason | null> {
  const algorithm = algorithmIn(method, SIGNATURES)
  const isEcdsa = algorithm.startsWith('1.2.840.10045')
  return signatureFault({ toBeSigned, algorithm, signature: isEcdsa ? derOfRaw(value) : value }, spki)
}

/**
 * Gives the address in the Algorithm of an element that has no parameters.
 *
 * @throws {TrustListError} LIST_ALGORITHM_REFUSED when it has some
 */
export function algorithmOf(element: XmlElement): string {
  const algorithm = attributeOf(element, 'Algorithm')
  if (algorithm === null || element.children.length > 0)
    throw new TrustListError('LIST_ALGORITHM_REFUSED', `${element.local} has parameters or no algorithm`)
  return algorithm
}

function algorithmIn(method: XmlElement, table: Readonly<Record<string, string>>): string {
  const algorithm = algorithmOf(method)
  const known = Object.hasOwn(table, algorithm) ? table[algorithm] : undefined
  if (known !== undefined) return known
  throw new TrustListError('LIST_ALGORITHM_REFUSED', `${method.local} is ${algorithm}`, { algorithm })
}

/** XML writes ECDSA signatures as r and s of equal width (RFC 6931, 2.3.6), X.509 as DER { r, s }. */
function derOfRaw(raw: Uint8Array): Uint8Array {
  const half = raw.length >> 1
  const numbers = [raw.subarray(0, half), raw.subarray(half)].flatMap((number) => {
    const start = number.findIndex((byte) => byte !== 0)
    const magnitude = start < 0 ? [0] : [...number.subarray(start)]
    const signed = (magnitude[0] ?? 0) >= 0x80 ? [0, ...magnitude] : magnitude
    return [0x02, signed.length, ...signed]
  })
  const length = numbers.length < 0x80 ? [numbers.length] : [0x81, numbers.length]
  return Uint8Array.of(0x30, ...length, ...numbers)
}
