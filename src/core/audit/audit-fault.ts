/** What may be wrong with a log; each names what was found, not who did it. */
export type AuditFaultReason =
  /** The body is not the one that was hashed. */
  | 'LINE_EDITED'
  /** Instant or action beside the body say another thing than the body. */
  | 'COLUMNS_EDITED'
  /** The line cannot be found by the number that its body names. */
  | 'NEPH_HASH_DIFFERS'
  /** The line does not follow the one before: edited, put in another's place, or the one before was. */
  | 'CHAIN_BROKEN'
  | 'LINE_MISSING'
  | 'LINE_OUT_OF_ORDER'
  /** Lines that a signed head knows are no longer at the end. */
  | 'TAIL_CUT_OFF'
  /** Lines at the end that no signed head knows. */
  | 'TAIL_UNSIGNED'
  /** The chain holds, and is not the one that was signed. */
  | 'HISTORY_REWRITTEN'
  | 'ROOT_DIFFERS'
  | 'HEAD_FORGED'
  | 'HEAD_OF_UNKNOWN_KEY'
  | 'ERASED_TOO_EARLY'
  /** The body had been changed before it was chained; the line is an alert that holds what was found. */
  | 'PENDING_LINE_EDITED'

/** One fault, with the lines concerned, both included. */
export interface AuditFault {
  readonly reason: AuditFaultReason
  readonly from: number
  readonly to: number
}

/** Takes note of a fault. */
export type TellFault = (reason: AuditFaultReason, from: number, to?: number) => void

/** What the lines and heads of a log prove. */
export interface AuditVerdict {
  /** Undetermined where no fault shows and no head of a known key was kept outside: a log cut off or rewritten whole would look the same. */
  readonly outcome: 'sound' | 'tampered' | 'undetermined'
  readonly lines: number
  readonly lastSeq: number
  readonly erased: number
  /** The last line before any fault that a head kept outside proves, 0 for none. */
  readonly provenTo: number
  /** The first hundred in the order found. */
  readonly faults: readonly AuditFault[]
  readonly faultCount: number
}
