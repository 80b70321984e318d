import type { Evidence } from '../core/verification/evidence.ts'
import { ScanError, type ScanErrorCode } from './scan-error.ts'
import type { ScanLimits } from './scan-limits.ts'

/** What a worker is asked: one file to read. */
export interface ScanJob {
  readonly kind: 'pdf' | 'picture'
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly limits: ScanLimits
}

/** What it answers. Errors travel as values, because their classes do not survive between threads. */
export type ScanAnswer =
  | { readonly evidence: Evidence }
  | {
      readonly code: ScanErrorCode
      readonly message: string
      readonly facts: Readonly<Record<string, unknown>>
    }

/** What a worker tells first, once it is ready to read: by what name the system knows its thread. */
export interface ThreadReady {
  readonly thread: string | null
}

/** Turns whatever went wrong while reading into an answer; the message is for the operator. */
export function toFailure(error: unknown, kind: ScanJob['kind']): ScanAnswer {
  if (error instanceof ScanError) return { code: error.code, message: error.message, facts: error.evidence }
  const message = error instanceof Error ? error.message : String(error)
  if (/memory|allocat|unreachable|abort|OOM|buffer length/i.test(message))
    return { code: 'SCAN_MEMORY', message: `reader out of memory: ${message.slice(0, 200)}`, facts: {} }
  const code = kind === 'pdf' ? 'UNREADABLE_PDF' : 'UNREADABLE_IMAGE'
  return { code, message: `reader failed: ${message.slice(0, 200)}`, facts: {} }
}
