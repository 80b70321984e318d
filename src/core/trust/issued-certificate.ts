import type { AuthorityListing } from './authority-standing.ts'
import type { Certificate } from './certificate.ts'
import type { UnprovedReason } from './issued-by.ts'
import type { RevocationList } from './revocation-list.ts'
import type { TrustEnvironment } from './trust-environment.ts'
import type { TrustOrigin } from './trust-part.ts'

/** A certificate of an authority with what was computed once about its key. */
export interface Authority {
  readonly certificate: Certificate
  /** Common name of its subject, e.g. `FR03`. */
  readonly id: string
  /** SHA-256 of its SubjectPublicKeyInfo, lower-case hexadecimal: what an authority is known by. */
  readonly keySha256: string
  readonly origin: TrustOrigin
  /** What the signed list that brought it says of it; null where none did. */
  readonly listing: AuthorityListing | null
  /** Lists that its key signed, newest first. */
  readonly revocationLists: readonly RevocationList[]
}

/** Whether the authority's key is proved to have signed the certificate. */
export type ChainState =
  | { readonly state: 'proved'; readonly authority: Authority }
  /** Handed in without its authority's certificate: trusted by itself, in environment `test` only. */
  | { readonly state: 'anchor' }
  | { readonly state: 'unproved'; readonly reason: UnprovedReason | 'NO_CERTIFICATE_CHAIN_FOUND' }

/** Revocation data at hand for a certificate. */
export type RevocationData =
  /** Proved by the key that proves the certificate, newest first, never empty. */
  | { readonly state: 'proved'; readonly lists: readonly RevocationList[] }
  | { readonly state: 'none' }
  /** A list was asked for where the certificate says, and none was had, now or before. */
  | { readonly state: 'unreachable'; readonly address: string }
  /** A list bears the issuer's name, but no key at hand proves it. */
  | {
      readonly state: 'unverified'
      readonly reason: UnprovedReason | 'NO_CERTIFICATE_CHAIN_FOUND'
      readonly list: RevocationList
    }

/** What is known of a certificate that an authority issued, whatever it is for. */
export interface IssuedCertificate {
  readonly certificate: Certificate
  readonly fingerprintSha256: string
  /** Common name of the issuer. */
  readonly caId: string
  readonly origin: TrustOrigin
  readonly chain: ChainState
  /** Test material never answers for the production environment (D16). */
  readonly environment: TrustEnvironment
  readonly revocation: RevocationData
}
