/**
 * Why a document that was issued is withdrawn: a closed list, told to its holder and to the audit, never in a published
 * list. What a certificate is revoked for is another matter: that refuses everything it sealed.
 */
export const WITHDRAWAL_REASONS = [
  /** Issued to somebody else than its holder, or about somebody else. */
  'wrong-person',
  /** It says what the registry does not. */
  'wrong-content',
  /** Obtained by deceit, or in another's name. */
  'fraudulent-request',
  /** The licence itself was obtained irregularly or by fraud. */
  'licence-obtained-by-fraud',
  /** A court or an administrative authority has decided so. */
  'decision-of-authority',
] as const

export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number]

/** That a document was withdrawn: when, and why. */
export interface DocumentWithdrawal {
  readonly at: Date
  readonly reason: WithdrawalReason
}
