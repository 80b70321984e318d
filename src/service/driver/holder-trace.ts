import type { Neph } from '../../core/licence/neph.ts'

/** Who acted, as the holder is told: never which authority. */
export type TraceActor = 'holder' | 'authority' | 'administration' | 'service'

/** One line of what was done with the own file. */
export interface TraceLine {
  readonly at: Date
  /** An action of the audit, as `issue` or `sign-in`. */
  readonly action: string
  readonly outcome: 'granted' | 'refused' | 'failed'
  readonly actor: TraceActor
  /** Kind of document or information; null where it does not matter. */
  readonly kind: string | null
  readonly documentId: string | null
}

/** What the audit tells the holder of a file about it. */
export interface HolderTrace {
  /** Newest first; what the law withholds from the holder is not there. */
  list(neph: Neph, at: Date): Promise<readonly TraceLine[]>
}
