import type { CalendarDay } from '../calendar-day.ts'
import type { DocumentKind } from '../documents/document-kind.ts'
import type { CategoryCode } from '../licence/categories.ts'
import type { SealForm } from '../seal/seal-parts.ts'
import type { Check, Verdict } from './check.ts'
import type { CodePlace } from './evidence.ts'
import type { Reason } from './reason.ts'

/** Whether documents for trial count. Every report names it (D16). */
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
  /** Every place where a picture or a page showed a 2D-Doc, in page order; absent where none did. */
  readonly found?: readonly CodePlace[]
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

/** The holder as sealed. */
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

/** The licence as sealed. */
export interface SealedLicence {
  readonly neph: string | null
  readonly state: { readonly code: string; readonly label: string } | null
  readonly categories: readonly CategoryCode[]
  readonly recipientSiren: string | null
  /** Points left (field AG); present only in documents that seal it, for those entitled to it. */
  readonly points?: number
  /** Kind of letter (field AB). */
  readonly letter?: string
  /** What a letter is about (fields AD, AE, AF), under the same condition as `points`. */
  readonly offence?: {
    readonly committedOn: CalendarDay | null
    readonly committedAt: string | null
    readonly pointsRemoved: number | null
  }
}

/** Why content is not shown to this requester. */
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

/** What the judgement rests on: the environment, and the lists with their age on the day of judgement. */
export interface TrustSummary {
  readonly environment: Environment
  readonly lists: readonly {
    readonly issuer: string
    readonly issuedOn: CalendarDay
    readonly ageDays: number
  }[]
}

/** The technical account of a seal. */
export interface SealSummary {
  readonly form: SealForm
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
  /** Binary values as hexadecimal digits, without meaning here; null when unproved or withheld. */
  readonly blocks: readonly { readonly id: string; readonly data: string }[] | null
  /** Annex values, binary ones as hexadecimal digits: outside the signature, shown as unproved and never used (D20). */
  readonly unprovedAnnex: Readonly<Record<string, string>> | null
}

/** The judgement of one of several codes. */
export interface CodeReport extends CodePlace {
  /** The places of the codes that were joined; absent for a code that is whole by itself. */
  readonly parts?: readonly CodePlace[]
  readonly verdict: Verdict
  readonly checks: readonly Check[]
  readonly document: DocumentContent | null
  readonly withheld: Withheld | null
  readonly seal: SealSummary | null
}
