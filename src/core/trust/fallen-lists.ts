import type { Certificate } from './certificate.ts'
import { verifyIssuedBy } from './issued-by.ts'
import type { Authority } from './issued-certificate.ts'
import type { TrustPart } from './trust-part.ts'

/**
 * Marks what signed lists say of authorities where the certificate that signed the list is revoked, by a list that
 * the key of its own issuer proves. Where no such list is at hand nothing is known, and the list stands.
 */
export async function withFallenLists(
  parts: readonly TrustPart[],
  authorities: readonly Authority[],
): Promise<readonly Authority[]> {
  const signed = parts.filter(({ listSigner }) => listSigner !== undefined)
  const revoked = await Promise.all(
    signed.map(({ listSigner }) => listSigner !== undefined && isRevoked(listSigner, authorities)),
  )
  const fallen = new Set(
    signed.filter((_, index) => revoked[index]).flatMap(({ listings }) => [...(listings?.values() ?? [])]),
  )
  return authorities.map((authority) =>
    authority.listing !== null && fallen.has(authority.listing)
      ? { ...authority, listing: { ...authority.listing, signerRevoked: true } }
      : authority,
  )
}

async function isRevoked(certificate: Certificate, authorities: readonly Authority[]): Promise<boolean> {
  for (const { certificate: authority, revocationLists } of authorities) {
    const names = revocationLists.some(({ revoked }) => revoked.has(certificate.serial))
    if (names && (await verifyIssuedBy(certificate, authority))) return true
  }
  return false
}
