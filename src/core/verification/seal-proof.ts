import { certificateNames } from '../seal/certificate-names.ts'
import type { Seal } from '../seal/seal.ts'
import { verifySealSignature } from '../seal/signature.ts'
import type { SealCertificate } from '../trust/seal-certificate.ts'
import { findSealCertificates, type TrustMaterial } from '../trust/trust-material.ts'

/** Which certificate, if any, proves the signature of a seal. */
export type SealProof =
  | { readonly state: 'proved'; readonly certificate: SealCertificate }
  /** Certificates of that name are known, usable, and none of them made this signature. */
  | { readonly state: 'disproved'; readonly certificate: SealCertificate }
  /** Certificates of that name are known and none has a key that can prove a seal. */
  | { readonly state: 'unusable-key'; readonly certificate: SealCertificate }
  | { readonly state: 'unknown-certificate' }

/**
 * Looks for the certificate that made a seal's signature: ECDSA over the bytes as received.
 *
 * Dates, chain and revocation are other questions. Several certificates may bear the same ids; the signature
 * tells which one is meant (D16).
 */
export async function proveSeal(seal: Seal, trust: TrustMaterial): Promise<SealProof> {
  const candidates = certificateNames(seal.header.certificateId).flatMap((name) =>
    findSealCertificates(trust, seal.header.caId, name),
  )
  for (const certificate of candidates) {
    const { key } = certificate
    if (key.usable && (await verifySealSignature(seal.signedBytes, seal.signature, key.sealKey)))
      return { state: 'proved', certificate }
  }
  const usable = candidates.find((candidate) => candidate.key.usable)
  if (usable) return { state: 'disproved', certificate: usable }
  const [first] = candidates
  return first ? { state: 'unusable-key', certificate: first } : { state: 'unknown-certificate' }
}
