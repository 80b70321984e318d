import type { Certificate } from './certificate.ts'

/** Attributes by which a certificate is looked for in a directory over HTTP (RFC 4387, 2.1). */
export const LOOKUP_ATTRIBUTES = ['iHash', 'sHash', 'certHash', 'name'] as const
export type LookupAttribute = (typeof LOOKUP_ATTRIBUTES)[number]

/**
 * Finds the certificates that an attribute of RFC 4387 asks for.
 *
 * Hashes are base64 of SHA-1, which names and proves nothing; the padding may be missing, as in the addresses of
 * one real directory. `name` is the common name, which in 2D-Doc is the id.
 */
export async function lookUpCertificates(
  certificates: readonly Certificate[],
  attribute: LookupAttribute,
  value: string,
): Promise<readonly Certificate[]> {
  if (attribute === 'name') return certificates.filter(({ commonName }) => commonName === value)
  // A + that was not escaped in the address arrives as a space.
  const wanted = unpadded(value.replaceAll(' ', '+'))
  const hashes = await Promise.all(
    certificates.map((certificate) => certificateHash(hashedPart(certificate, attribute))),
  )
  return certificates.filter((_, index) => unpadded(hashes[index] ?? '') === wanted)
}

/** Gives the hash by which RFC 4387 names a certificate, or a name in it: base64 of the SHA-1 of its DER. */
export async function certificateHash(der: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-1', new Uint8Array(der)))
  return btoa(String.fromCharCode(...digest))
}

function hashedPart(certificate: Certificate, attribute: Exclude<LookupAttribute, 'name'>): Uint8Array {
  if (attribute === 'certHash') return certificate.der
  const { der } = attribute === 'iHash' ? certificate.issuer : certificate.subject
  return Uint8Array.from(der.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function unpadded(base64: string): string {
  return base64.replace(/=+$/, '')
}
