import type { CalendarDay } from '../calendar-day.ts'
import type { DocumentKind } from '../documents/document-kind.ts'
import type { CategoryCode } from '../licence/categories.ts'
import type { Check, Verdict } from './check.ts'
import type { CodePosition } from './evidence.ts'
import type { Reason } from './reason.ts'

export type Environment = 'test' | 'production'

/** The judgement of one input (design.md section 2). `verdict` is derived from `checks`. */
export interface Report {
  readonly verdict: Verdict
  /** Instant of the judgement, Europe/Paris, ISO 8601 with offset. */
  readonly at: string
  readonly document: DocumentContent | null
  readonly withheld: Withheld | null
  readonly checks: readonly Check[]
  readonly entitlement: Entitlement | null
  readonly trust: TrustSummary
  readonly seal: SealSummary | null
  /** Present only when the input holds several different codes. */
  readonly codes?: readonly CodeReport[]
}

/** What a proved seal says. Only sealed values stand here, as sealed: without accents, perhaps truncated. */
export interface DocumentContent {
  readonly kind: DocumentKind
  /** Field 01. */
  readonly id: string | null
  readonly emittedOn: CalendarDay | null
  /** Last day of validity, included; null where the law sets none. */
  readonly expiresOn: CalendarDay | null
  /** Instant of the register's data (field E8), Europe/Paris; null where not sealed. */
  readonly dataAsOf: string | null
  readonly holder: SealedHolder | null
  readonly licence: SealedLicence | null
}

export interface SealedHolder {
  readonly civility: string | null
  readonly name: string | null
  readonly givenNames: readonly string[]
  /** `YYYY-MM-DD`, `00` for an unknown month or day. */
  readonly birthDate: string | null
  readonly birthPlace: string | null
  /** Names of the values that were cut to fit the seal. */
  readonly truncated: readonly ('name' | 'givenNames' | 'birthPlace')[]
}

export interface SealedLicence {
  readonly neph: string | null
  readonly state: { readonly code: string; readonly label: string } | null
  readonly categories: readonly CategoryCode[]
  readonly recipientSiren: string | null
  /** Points left (field AG); present only in documents that seal it, for those entitled to it. */
  readonly points?: number
  /** Kind of letter (field AB). */
  readonly letter?: string
}

export interface Withheld {
  readonly reason: 'POINTS_RESERVED'
  /** The article that reserves the content. */
  readonly basis: 'C. route L223-7'
}

/** The answer to « may this person drive category X? », apart from the verdict. */
export interface Entitlement {
  readonly category: CategoryCode
  readonly answer: 'yes' | 'no' | 'unknown'
  readonly reason: Reason
  /** Instant of the register's data that the answer rests on. */
  readonly asOf: string | null
  readonly conditions: readonly Reason[]
}

export interface TrustSummary {
  readonly environment: Environment
  readonly lists: readonly {
    readonly issuer: string
    readonly issuedOn: CalendarDay
    readonly ageDays: number
  }[]
}

export interface SealSummary {
  readonly version: string
  readonly caId: string
  readonly certificateId: string
  readonly emittedOn: CalendarDay | null
  readonly signedOn: CalendarDay | null
  readonly documentType: string
  readonly perimeter: string
  readonly country: string | null
  /** Who the certificate names (subject O); null while no certificate was found. */
  readonly issuer: string | null
  /** Raw sealed values by identifier; null when unproved or withheld. */
  readonly fields: Readonly<Record<string, string>> | null
  /** Annex values: outside the signature, shown as unproved and never used (D20). */
  readonly unprovedAnnex: Readonly<Record<string, string>> | null
}

export interface CodeReport {
  readonly page: number
  readonly position: CodePosition | null
  readonly verdict: Verdict
  readonly checks: readonly Check[]
  readonly document: DocumentContent | null
  readonly withheld: Withheld | null
  readonly seal: SealSummary | null
}
