import type { CalendarDay } from '../calendar-day.ts'
import type { SealedContent } from '../documents/sealed-content.ts'
import type { Seal } from '../seal/seal.ts'
import type { TrustMaterial } from '../trust/trust-material.ts'
import type { Evidence } from './evidence.ts'
import type { SealProof } from './seal-proof.ts'
import type { VerifyOptions } from './verify-options.ts'

/** Everything the checks of one seal look at. */
export interface SealCase {
  readonly seal: Seal
  /** See `sealIdentity`: what a withdrawal list knows the document by. */
  readonly identity: string
  readonly content: SealedContent
  readonly proof: SealProof
  readonly evidence: Evidence
  readonly trust: TrustMaterial
  readonly at: Date
  /** The day of `at` in Europe/Paris. */
  readonly today: CalendarDay
  readonly options: VerifyOptions
  /** False where the content is withheld from the requester: no detail may quote a value then. */
  readonly mayQuote: boolean
}
