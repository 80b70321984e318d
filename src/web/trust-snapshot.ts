import type { AuthorityListing } from '../core/trust/authority-standing.ts'
import { type Certificate, readCertificate } from '../core/trust/certificate.ts'
import type { IssuedCertificate } from '../core/trust/issued-certificate.ts'
import type { RegisterWithdrawals } from '../core/trust/register-withdrawals.ts'
import { type RevocationList, readRevocationList } from '../core/trust/revocation-list.ts'
import type { TrustMaterial } from '../core/trust/trust-material.ts'
import {
  type TrustOrigin,
  type TrustPart,
  trustPart,
  type UnreachableList,
} from '../core/trust/trust-part.ts'
import { readWithdrawalList } from '../core/trust/withdrawal-list.ts'
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
  /** Lists that the service asked for and did not have. */
  readonly unreachable: readonly UnreachableList[]
  /** As they were signed; absent where there are none. */
  readonly withdrawalLists?: readonly string[]
  /** What the service's own register says. */
  readonly registers?: readonly RegisterSnapshot[]
}

interface RegisterSnapshot {
  readonly authorityKeySha256: string
  readonly issuer: string
  readonly sequence: number
  readonly issuedAt: string
  readonly expiresAt: string
  /** Each identity with the end of the document's use, or null. */
  readonly entries: readonly (readonly [string, string | null])[]
}

interface CertificateSnapshot {
  readonly der: string
  readonly listing?: Readonly<Record<'issuedAt' | 'since', string>> &
    Pick<AuthorityListing, 'status'> & {
      readonly nextUpdate: string | null
      readonly signerRevoked: boolean
    }
}

/**
 * Writes what a service judges with, for browsers to judge alike. Only public material is in it; the browser verifies
 * every chain and every revocation list again.
 *
 * What cannot be verified again is told as the service found it: whether the signer of a list has fallen, which
 * revocation lists could not be had, and what its own register has withdrawn, of which there may be no list, or an
 * older one. A certificate is put beside the authorities that do not prove it, and apart from
 * them where the service had none: on that depends whether it is trusted by itself.
 */
export function writeTrustSnapshot(trust: TrustMaterial, environment: Environment): TrustSnapshot {
  const parts = new Map<string, Map<string, CertificateSnapshot>>()
  const add = (
    origin: TrustOrigin,
    { der }: Certificate,
    listing: AuthorityListing | null,
    apart = false,
  ) => {
    const key = JSON.stringify([origin, listing !== null, apart])
    const certificates = parts.get(key) ?? new Map<string, CertificateSnapshot>()
    const text = toBase64(der)
    certificates.set(text, { der: text, ...(listing === null ? {} : { listing: listingText(listing) }) })
    parts.set(key, certificates)
  }
  for (const { certificate, origin, listing } of trust.authorities) add(origin, certificate, listing)
  const issued = [...trust.sealCertificates, ...trust.pdfSigners]
  for (const { certificate, origin, chain } of issued) {
    add(origin, certificate, null, chain.state === 'anchor')
    if (chain.state === 'unproved' && origin.kind === 'handed-in')
      for (const authority of namedBy(certificate, trust)) add(origin, authority, null)
  }
  const lists = [...revocationListsOf(trust, issued)].map(({ der }) => toBase64(der))
  const unreachable = issued.flatMap(({ certificate, revocation }) =>
    revocation.state === 'unreachable'
      ? [{ issuer: certificate.issuer.der, address: revocation.address }]
      : [],
  )
  return {
    environment,
    parts: [...parts].map(([key, certificates], index) => ({
      origin: JSON.parse(key)[0],
      certificates: [...certificates.values()],
      // Lists answer for whoever signed them, whichever part brings them.
      ...(index === 0
        ? { revocationLists: lists, unreachable, ...withdrawalsOf(trust) }
        : { revocationLists: [], unreachable: [] }),
    })),
  }
}

function namedBy({ issuer }: Certificate, { authorities }: TrustMaterial): readonly Certificate[] {
  return authorities.map(({ certificate }) => certificate).filter(({ subject }) => subject.der === issuer.der)
}

/** Reads a snapshot back into parts, which {@link assembleTrust} judges. */
export function readTrustSnapshot({ parts }: TrustSnapshot): readonly TrustPart[] {
  return parts.map(
    ({ origin, certificates, revocationLists, unreachable, withdrawalLists = [], registers = [] }) => {
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
        withdrawalLists.map(readWithdrawalList),
      )
      return {
        ...part,
        unreachable,
        registers: registers.map(readRegister),
        ...(listings.size === 0 ? {} : { listings }),
      }
    },
  )
}

/** Those that no key proves are sent as well: that there is one tells more than that there is none. */
function revocationListsOf(
  { authorities }: TrustMaterial,
  issued: readonly IssuedCertificate[],
): ReadonlySet<RevocationList> {
  return new Set([
    ...authorities.flatMap(({ revocationLists }) => revocationLists),
    ...issued.flatMap(({ revocation }) => (revocation.state === 'unverified' ? [revocation.list] : [])),
  ])
}

/** Lists that nothing proves are sent as well, for the same reason. */
function withdrawalsOf({ withdrawals = [] }: TrustMaterial) {
  return {
    withdrawalLists: withdrawals.flatMap(({ state, list }) =>
      state === 'outranked' ? [] : (list.text ?? []),
    ),
    registers: withdrawals.flatMap((judged) =>
      judged.state === 'believed' && judged.ofRegister === true ? [registerText(judged)] : [],
    ),
  }
}

function registerText({
  authorityKeySha256,
  list,
}: Pick<RegisterWithdrawals, 'authorityKeySha256' | 'list'>): RegisterSnapshot {
  const { issuer, sequence, issuedAt, expiresAt, entries } = list
  return {
    ...{ authorityKeySha256, issuer, sequence },
    issuedAt: issuedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    entries: [...entries].map(([id, end]) => [id, end?.toISOString() ?? null]),
  }
}

function readRegister({ authorityKeySha256, entries, ...told }: RegisterSnapshot): RegisterWithdrawals {
  const list = {
    ...{ issuer: told.issuer, sequence: told.sequence, text: null },
    issuedAt: new Date(told.issuedAt),
    expiresAt: new Date(told.expiresAt),
    entries: new Map(entries.map(([id, end]) => [id, end === null ? null : new Date(end)])),
  }
  return { state: 'believed', ofRegister: true, authorityKeySha256, list }
}

function listingText({ status, since, issuedAt, nextUpdate, signerRevoked }: AuthorityListing) {
  return {
    status,
    since: since.toISOString(),
    issuedAt: issuedAt.toISOString(),
    nextUpdate: nextUpdate?.toISOString() ?? null,
    signerRevoked: signerRevoked === true,
  }
}

function readListing(listing: NonNullable<CertificateSnapshot['listing']>): AuthorityListing {
  const { status, since, issuedAt, nextUpdate, signerRevoked } = listing
  return {
    status,
    since: new Date(since),
    issuedAt: new Date(issuedAt),
    nextUpdate: nextUpdate === null ? null : new Date(nextUpdate),
    ...(signerRevoked ? { signerRevoked } : {}),
  }
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
