/** What two programs must have in common before one works for the other. */
export interface ProgramKind {
  /** Of this program: only the same one understands the values handed over. */
  readonly edition: string
  /** Whose drivers it works on: the mandate that a command needs depends on it. */
  readonly kind: 'production' | 'demonstration'
}
