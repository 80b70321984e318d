import type { AuthorityListing } from '../core/trust/authority-standing.ts'
import { type Certificate, readCertificate } from '../core/trust/certificate.ts'
import { type RevocationList, readRevocationList } from '../core/trust/revocation-list.ts'
import type { TrustMaterial } from '../core/trust/trust-material.ts'
import { type TrustOrigin, type TrustPart, trustPart } from '../core/trust/trust-part.ts'
import type { Environment } from '../core/verification/report.ts'

/** Trust material on its way to a browser, as JSON: bytes as received in base64, origins, what lists say. */
export interface TrustSnapshot {
  readonly environment: Environment
  readonly parts: readonly PartSnapshot[]
}

interface PartSnapshot {
  readonly origin: TrustOrigin
  readonly certificates: readonly CertificateSnapshot[]
  readonly revocationLists: readonly string[]
}

interface CertificateSnapshot {
  readonly der: string
  readonly listing?: Readonly<Record<'issuedAt' | 'since', string>> &
    Pick<AuthorityListing, 'status'> & { readonly nextUpdate: string | null }
}

/**
 * Writes what a service judges with, for browsers to judge alike. Only public material is in it; the browser verifies
 * every chain and every revocation list again.
 */
export function writeTrustSnapshot(trust: TrustMaterial, environment: Environment): TrustSnapshot {
  const parts = new Map<string, Map<string, CertificateSnapshot>>()
  const add = (origin: TrustOrigin, { der }: Certificate, listing: AuthorityListing | null) => {
    const key = JSON.stringify([origin, listing !== null])
    const certificates = parts.get(key) ?? new Map<string, CertificateSnapshot>()
    const text = toBase64(der)
    certificates.set(text, { der: text, ...(listing === null ? {} : { listing: listingText(listing) }) })
    parts.set(key, certificates)
  }
  for (const { certificate, origin, listing } of trust.authorities) add(origin, certificate, listing)
  for (const { certificate, origin } of [...trust.sealCertificates, ...trust.pdfSigners])
    add(origin, certificate, null)
  const lists = [...revocationListsOf(trust)].map(({ der }) => toBase64(der))
  return {
    environment,
    parts: [...parts].map(([key, certificates], index) => ({
      origin: JSON.parse(key)[0],
      certificates: [...certificates.values()],
      // Lists answer for whoever signed them, whichever part brings them.
      revocationLists: index === 0 ? lists : [],
    })),
  }
}

/** Reads a snapshot back into parts, which {@link assembleTrust} judges. */
export function readTrustSnapshot({ parts }: TrustSnapshot): readonly TrustPart[] {
  return parts.map(({ origin, certificates, revocationLists }) => {
    const read = certificates.map(({ der, listing }) => ({
      certificate: readCertificate(fromBase64(der)),
      listing,
    }))
    const listings = new Map(
      read.flatMap(({ certificate, listing }) =>
        listing === undefined ? [] : [[certificate, readListing(listing)] as const],
      ),
    )
    const part = trustPart(
      origin,
      read.map(({ certificate }) => certificate),
      revocationLists.map((der) => readRevocationList(fromBase64(der))),
    )
    return listings.size === 0 ? part : { ...part, listings }
  })
}

function revocationListsOf(trust: TrustMaterial): ReadonlySet<RevocationList> {
  return new Set(trust.authorities.flatMap(({ revocationLists }) => revocationLists))
}

function listingText({ status, since, issuedAt, nextUpdate }: AuthorityListing) {
  return {
    status,
    since: since.toISOString(),
    issuedAt: issuedAt.toISOString(),
    nextUpdate: nextUpdate?.toISOString() ?? null,
  }
}

function readListing(listing: NonNullable<CertificateSnapshot['listing']>): AuthorityListing {
  const { status, since, issuedAt, nextUpdate } = listing
  return {
    status,
    since: new Date(since),
    issuedAt: new Date(issuedAt),
    nextUpdate: nextUpdate === null ? null : new Date(nextUpdate),
  }
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
