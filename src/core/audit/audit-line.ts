/** A line of the audit as it is kept: its body, and what chains it to the one before. */
export interface AuditLine {
  /** From 1, without a gap. */
  readonly seq: number
  /** The instant of the body; stays, as `action` does, when the body is erased. */
  readonly at: Date
  readonly action: string
  /** Null once retention has erased it. */
  readonly body: string | null
  /** SHA-256 of the body. */
  readonly bodyHash: Uint8Array
  /** See `lineHash`. */
  readonly hash: Uint8Array
  /** Keyed hash of the file's number, for those who hold the key to find lines by; null where none is concerned. */
  readonly nephHash: Uint8Array | null
}

/** The end of a chain: the place and hash of its last line. */
export type ChainEnd = Pick<AuditLine, 'seq' | 'hash'>
