import type { TrustMaterial } from '../core/trust/trust-material.ts'
import type { Evidence } from '../core/verification/evidence.ts'
import type { Report } from '../core/verification/report.ts'
import { verifyDocument } from '../core/verification/verify-document.ts'
import type { VerifyOptions } from '../core/verification/verify-options.ts'

export interface ExaminePorts {
  /** Extracts facts from bytes; nothing of them is kept. */
  readonly readEvidence: (bytes: Uint8Array) => Promise<Evidence>
  readonly currentTrust: () => Promise<TrustMaterial>
  readonly now: () => Date
}

/** Examines a file or seal text that somebody handed in, now. */
export type Examine = (bytes: Uint8Array, options: Omit<VerifyOptions, 'environment'>) => Promise<Report>

/**
 * Makes the procedure that reads evidence, takes the trust material of the moment and judges.
 *
 * An ordinary verification leaves no record, so that nobody can follow where a document is shown.
 */
export function examiner(ports: ExaminePorts, environment: VerifyOptions['environment']): Examine {
  return async (bytes, options) => {
    const [evidence, trust] = await Promise.all([ports.readEvidence(bytes), ports.currentTrust()])
    return verifyDocument(evidence, trust, ports.now(), { ...options, environment })
  }
}
