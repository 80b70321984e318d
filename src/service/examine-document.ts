import type { TrustMaterial } from '../core/trust/trust-material.ts'
import type { Evidence } from '../core/verification/evidence.ts'
import type { Report } from '../core/verification/report.ts'
import { verifyDocument } from '../core/verification/verify-document.ts'
import type { VerifyOptions } from '../core/verification/verify-options.ts'

/** Who asks, so that readers give clients their turns; nothing of it is kept. */
export interface Asker {
  /** Tells clients apart; any text does. */
  readonly client?: string | undefined
  /** Aborted when they have gone; what still waits is then not read. */
  readonly gone?: AbortSignal | undefined
}

export interface ExaminePorts {
  /** Extracts facts from bytes; nothing of them is kept. */
  readonly readEvidence: (bytes: Uint8Array, asker?: Asker) => Promise<Evidence>
  readonly currentTrust: () => Promise<TrustMaterial>
  readonly now: () => Date
}

/** What is asked of an examination, and who asks. */
export interface ExamineOptions extends Omit<VerifyOptions, 'environment'>, Asker {}

/** Examines a file or seal text that somebody handed in, now. */
export type Examine = (bytes: Uint8Array, options: ExamineOptions) => Promise<Report>

/**
 * Makes the procedure that reads evidence, takes the trust material of the moment and judges.
 *
 * An ordinary verification leaves no record, so that nobody can follow where a document is shown.
 */
export function examiner(ports: ExaminePorts, environment: VerifyOptions['environment']): Examine {
  return async (bytes, { client, gone, ...options }) => {
    const read = ports.readEvidence(bytes, { client, gone })
    const [evidence, trust] = await Promise.all([read, ports.currentTrust()])
    return verifyDocument(evidence, trust, ports.now(), { ...options, environment })
  }
}
