import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { openAuthority, P256, type SigningAuthority } from './signing-authority.ts'

/** A certificate to name in a revocation list. */
export interface RevokedCertificate {
  readonly serial: string
  readonly revokedAt: Date
  /** CRLReason of RFC 5280, 5.3.1. */
  readonly reason: number
}

/** How long a revocation list of ours answers. */
export const REVOCATION_LIST_DAYS = 7

/**
 * Makes a complete revocation list in DER (RFC 5280, 5), valid for {@link REVOCATION_LIST_DAYS} days from `at`.
 *
 * `previous` is the number of the list before it. Meant for a handful of certificates: building is quadratic in the number of entries.
 */
export async function makeRevocationList(
  authority: SigningAuthority,
  revoked: readonly RevokedCertificate[],
  previous: bigint | null,
  at: Date,
): Promise<Uint8Array> {
  const { signingKey, certificate } = await openAuthority(authority)
  const list = await x509.X509CrlGenerator.create({
    issuer: certificate.subjectName,
    thisUpdate: at,
    nextUpdate: new Date(at.getTime() + REVOCATION_LIST_DAYS * 86_400_000),
    entries: revoked.map(({ serial, revokedAt, reason }) => ({
      serialNumber: serial,
      revocationDate: revokedAt,
      reason,
    })),
    extensions: [
      await x509.AuthorityKeyIdentifierExtension.create(certificate.publicKey),
      new x509.Extension('2.5.29.20', false, derInteger(numberAfter(previous, at))),
    ],
    signingAlgorithm: P256,
    signingKey,
  })
  return new Uint8Array(list.rawData)
}

/** The number is the instant in seconds, so that it goes on increasing even if a list is lost. */
function numberAfter(previous: bigint | null, at: Date): bigint {
  const bySeconds = BigInt(Math.floor(at.getTime() / 1000))
  return previous !== null && previous >= bySeconds ? previous + 1n : bySeconds
}

function derInteger(value: bigint): Uint8Array {
  const digits = value.toString(16)
  const even = digits.length % 2 === 0 ? digits : `0${digits}`
  const bytes = Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex')
  return Uint8Array.of(0x02, bytes.length, ...bytes)
}
