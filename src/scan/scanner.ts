import { normaliseSealInput } from '../core/seal/seal-input.ts'
import type { Evidence } from '../core/verification/evidence.ts'
import { type FileKind, recogniseFile } from './file-kind.ts'
import { ambiguousFile, ScanError } from './scan-error.ts'
import { DEFAULT_SCAN_LIMITS, type ScanLimits } from './scan-limits.ts'
import { ScanQueue } from './scan-queue.ts'
import { ScanWorkers } from './scan-workers.ts'

export interface ScannerSettings {
  /** Files read at the same time. */
  readonly concurrency: number
  /** Files that may wait for their turn. */
  readonly maxWaiting: number
  /** Of these, files of one client. */
  readonly maxWaitingEach: number
  /** How long a file may wait. */
  readonly maxWaitingMs: number
  /** On a machine busy with other things a file is given up after so many times the time that it has. */
  readonly patience: number
  /** Threads kept loaded in advance: 1 for a service; 0 for a command, which would end before using it. */
  readonly spares: number
}

/** Bounds other than the usual ones, and who asks. */
export interface ScanRequest extends Partial<ScanLimits> {
  /** Tells clients apart, who then take turns; any text does, and it is forgotten with the answer. */
  readonly client?: string | undefined
  /** Aborted when they have gone; a file that still waits is then not read. */
  readonly gone?: AbortSignal | undefined
}

/** Something that reads files; it holds threads until closed, but they do not keep the process alive. */
export interface Scanner {
  readonly readEvidence: (bytes: Uint8Array, request?: ScanRequest) => Promise<Evidence>
  readonly close: () => Promise<void>
}

const DEFAULT_SETTINGS: ScannerSettings = {
  concurrency: 2,
  maxWaiting: 16,
  maxWaitingEach: 6,
  maxWaitingMs: 30_000,
  patience: 5,
  spares: 0,
}
/** The longest multi-code set holds 16 symbols of 2335 characters (ISO/IEC 16022, table 7). */
const MAX_TEXT_BYTES = 16 * 2_335

/**
 * Makes a reader of evidence: files of any kind in, facts out, in threads of their own.
 *
 * It judges nothing: what it finds is what the file shows, genuine or not.
 */
export function createScanner(settings: Partial<ScannerSettings> = {}): Scanner {
  const { spares, patience, ...limits } = { ...DEFAULT_SETTINGS, ...settings }
  const queue = new ScanQueue(limits)
  const workers = new ScanWorkers(spares, patience)
  return {
    async readEvidence(bytes, { client = '', gone, ...some } = {}) {
      const limits = { ...DEFAULT_SCAN_LIMITS, ...some }
      checkSize(bytes.length, limits.maxBytes)
      const kind = readableKind(recogniseFile(bytes))
      if (kind === 'seal-text') return readSealText(bytes)
      const job = { kind: kind === 'pdf' ? 'pdf' : 'picture', limits } as const
      // Copied when its turn comes: what is handed to a thread is lost to this one.
      return queue.run({ client, gone }, () => workers.read({ ...job, bytes: Uint8Array.from(bytes) }))
    },
    close: () => workers.close(),
  }
}

function checkSize(found: number, limit: number): void {
  if (found === 0) throw new ScanError('EMPTY_FILE', 'file of 0 bytes')
  if (found > limit)
    throw new ScanError('FILE_TOO_LARGE', `file of ${found} bytes, ${limit} allowed`, { found, limit })
}

function readableKind(kind: FileKind): 'pdf' | 'picture' | 'seal-text' {
  if ('ambiguous' in kind) throw ambiguousFile(kind.ambiguous)
  if ('refused' in kind)
    throw new ScanError(
      kind.refused === 'HEIC' ? 'HEIC_NOT_READ' : 'UNSUPPORTED_TYPE',
      `file recognised as ${kind.refused}: ${kind.advice}`,
      {
        found: kind.refused,
        advice: kind.advice,
      },
    )
  return kind.readable === 'pdf' || kind.readable === 'seal-text' ? kind.readable : 'picture'
}

function readSealText(bytes: Uint8Array): Evidence {
  checkSize(bytes.length, MAX_TEXT_BYTES)
  const input = normaliseSealInput(Buffer.from(bytes).toString('latin1'))
  if (input.kind !== 'seal')
    throw new ScanError('UNSUPPORTED_TYPE', `text recognised as ${input.kind}, a seal expected`, {
      found: input.kind,
    })
  const { text } = input
  return { source: 'seal-text', codes: [{ text, page: 1, position: null }], otherCodes: [], pdf: null }
}
