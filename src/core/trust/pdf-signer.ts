import type { Certificate } from './certificate.ts'
import { revocationStatus } from './certificate-status.ts'
import type { ChainState, IssuedCertificate } from './issued-certificate.ts'
import { LICENCE_SEAL_TYPES } from './issuer-policy.ts'
import { isTestAuthorityId, type TrustEnvironment } from './trust-environment.ts'
import type { TrustOrigin } from './trust-part.ts'

/** A certificate whose key signs our PDF files. */
export interface PdfSigner extends IssuedCertificate {
  /** 2D-Doc types of the documents whose PDF it may sign; empty when it may sign none. */
  readonly documentTypes: readonly string[]
}

/** Why the certificate of a PDF signature is or is not to be believed at an instant. */
export type PdfSignerJudgement =
  | {
      readonly status: 'trusted'
      readonly signer: PdfSigner
      readonly environment: TrustEnvironment
      readonly documentTypes: readonly string[]
    }
  /** Not in the trust material, or in it without proof of its issuer or without the purpose. */
  | { readonly status: 'unknown' }
  | {
      readonly status:
        | 'not-yet-valid'
        | 'expired'
        | 'revoked'
        | 'revocation-unknown'
        | 'revocation-stale'
        | 'revocation-unreachable'
        | 'revocation-unverified'
      readonly signer: PdfSigner
    }

/**
 * Judges the certificate that made a PDF signature, by its exact bytes, at the instant of verification.
 *
 * The claimed time of a PAdES B-B signature proves nothing, so `at` decides: a certificate expired by then is
 * `expired`. Whether the signature itself verifies and what it covers are facts of the PDF evidence.
 */
export function judgePdfSigner(
  trust: { readonly pdfSigners: readonly PdfSigner[] },
  certificateDer: Uint8Array,
  at: Date,
): PdfSignerJudgement {
  const signer = trust.pdfSigners.find(({ certificate }) => sameBytes(certificate.der, certificateDer))
  if (!signer || signer.chain.state === 'unproved' || !maySign(signer.certificate))
    return { status: 'unknown' }
  const revocation = revocationStatus(signer, at).status
  if (revocation === 'revoked') return { status: 'revoked', signer }
  if (at < signer.certificate.notBefore) return { status: 'not-yet-valid', signer }
  if (at > signer.certificate.notAfter) return { status: 'expired', signer }
  if (revocation !== 'good') return { status: `revocation-${revocation}`, signer }
  return { status: 'trusted', signer, environment: signer.environment, documentTypes: signer.documentTypes }
}

/** Gives the 2D-Doc types whose PDF a signer may sign: ours as told, all for a test authority handed in, else none. */
export function pdfDocumentTypes(caId: string, origin: TrustOrigin, chain: ChainState): readonly string[] {
  if (chain.state === 'unproved') return []
  if (origin.kind === 'own') return origin.pdfTypes
  return origin.kind === 'handed-in' && isTestAuthorityId(caId) ? LICENCE_SEAL_TYPES : []
}

function maySign({ keyUsage }: Certificate): boolean {
  return keyUsage === null || keyUsage.includes('digitalSignature') || keyUsage.includes('nonRepudiation')
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}
