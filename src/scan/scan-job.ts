import type { Evidence } from '../core/verification/evidence.ts'
import { ScanError, type ScanErrorCode } from './scan-error.ts'
import type { ScanLimits } from './scan-limits.ts'

/** What a worker is asked to read: one file. */
export interface ScanJob {
  readonly kind: 'pdf' | 'picture'
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly limits: ScanLimits
}

/** Loads what reading files of these kinds takes. It comes before a job, so that no file answers for the time. */
export interface Preparation {
  readonly prepare: readonly ScanJob['kind'][]
}

/** Why a worker did not do what it was asked. Errors travel as values: their classes do not survive between threads. */
export interface ScanFailure {
  readonly code: ScanErrorCode
  readonly message: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** What a worker answers to a job. */
export type ScanAnswer = { readonly evidence: Evidence } | ScanFailure

/** What a worker answers to a preparation. */
export type Prepared = { readonly isReady: true } | ScanFailure

const OUT_OF_MEMORY = /memory|allocat|unreachable|abort|OOM|buffer length/i

/** Turns whatever went wrong while reading into an answer; the message is for the operator. */
export function toFailure(error: unknown, kind: ScanJob['kind']): ScanFailure {
  if (error instanceof ScanError) return { code: error.code, message: error.message, facts: error.evidence }
  const message = messageOf(error)
  if (OUT_OF_MEMORY.test(message))
    return { code: 'SCAN_MEMORY', message: `reader out of memory: ${message}`, facts: {} }
  const code = kind === 'pdf' ? 'UNREADABLE_PDF' : 'UNREADABLE_IMAGE'
  return { code, message: `reader failed: ${message}`, facts: {} }
}

/** Turns what went wrong before any file was looked at into an answer, which blames none. */
export function toStartFailure(error: unknown): ScanFailure {
  const message = messageOf(error)
  const code = OUT_OF_MEMORY.test(message) ? 'SCAN_BUSY' : 'SCANNER_NOT_BUILT'
  return { code, message: `reader not started: ${message}`, facts: {} }
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 200)
}
