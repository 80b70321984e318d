import type { Requester } from '../access/requester.ts'
import type { DocumentKind } from '../documents/document-kind.ts'
import type { CategoryCode } from '../licence/categories.ts'
import type { Environment } from './report.ts'

/** What the person asks beside « is it genuine? ». */
export interface VerifyOptions {
  readonly requester: Requester
  readonly environment: Environment
  /** Asks whether the holder may drive this category. */
  readonly category?: CategoryCode
  /** SIREN of the reader, against which a document bound to a recipient is checked. */
  readonly siren?: string
  /** The only kind of document that will do. */
  readonly expect?: ExpectedKind
  /**
   * Says that the caller's clock lies before something known to have happened. The instant handed in is then that of
   * the newest such thing: what had ended by then has ended, and nothing can be said to be in force now. Absent where
   * the caller answers for the instant.
   */
  readonly clock?: 'behind'
}

/** The kinds that a caller may ask for. */
export const EXPECTED_KINDS = ['adcs', 'rii', 'letter'] as const

export type ExpectedKind = (typeof EXPECTED_KINDS)[number]

/** The kinds of document that answer each expectation. */
export const KINDS_EXPECTED: Readonly<Record<ExpectedKind, DocumentKind>> = {
  adcs: 'ADCS',
  rii: 'RII',
  letter: 'LETTER',
}
