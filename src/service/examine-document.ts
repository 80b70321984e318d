import type { TrustMaterial } from '../core/trust/trust-material.ts'
import type { Evidence } from '../core/verification/evidence.ts'
import type { Report } from '../core/verification/report.ts'
import { verifyDocument } from '../core/verification/verify-document.ts'
import type { VerifyOptions } from '../core/verification/verify-options.ts'
import type { AuditedPerson } from './audit/audited-session.ts'

/** Who asks, so that readers give clients their turns. */
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
export interface ExamineOptions extends Omit<VerifyOptions, 'environment'>, Asker {
  /** Who is signed in, for the line that a refusal leaves; an ordinary verification leaves none. */
  readonly signedIn?: AuditedPerson | undefined
}

/** Examines a file or seal text that somebody handed in, now. */
export type Examine = (bytes: Uint8Array, options: ExamineOptions) => Promise<Report>

/** What was found in what was handed in, and its judgement. */
export interface Examined {
  readonly evidence: Evidence
  readonly report: Report
}

/**
 * Makes the procedure that reads evidence, takes the trust material of the moment and judges.
 *
 * An ordinary verification leaves no record, so that nobody can follow where a document is shown.
 *
 * @param record called before anything is told
 */
export function examiner(
  ports: ExaminePorts,
  environment: VerifyOptions['environment'],
  record: (examined: Examined, options: ExamineOptions) => Promise<void> = async () => {},
): Examine {
  return async (bytes, options) => {
    const { client, gone, signedIn: _, ...asked } = options
    const read = ports.readEvidence(bytes, { client, gone })
    const [evidence, trust] = await Promise.all([read, ports.currentTrust()])
    const report = await verifyDocument(evidence, trust, ports.now(), { ...asked, environment })
    await record({ evidence, report }, options)
    return report
  }
}
