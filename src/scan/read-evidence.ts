import type { Evidence } from '../core/verification/evidence.ts'
import type { ScanLimits } from './scan-limits.ts'
import { createScanner, type Scanner } from './scanner.ts'

/** Nobody else waits for a command to end. */
const PATIENCE = 20

let scanner: Scanner | undefined

/**
 * Reads what a file handed in for verification shows: PDF, PNG, JPEG, WebP, TIFF or the text of a seal.
 *
 * Nothing is proved by it. The file is recognised by its first bytes and read in a thread with bounds on
 * time and memory; the bytes given are left untouched. A service makes its own {@link createScanner}.
 *
 * @throws {ScanError} when the file is of another type, unreadable, too large, or the reader too busy.
 */
export async function readEvidence(bytes: Uint8Array, limits?: Partial<ScanLimits>): Promise<Evidence> {
  scanner ??= createScanner({ patience: PATIENCE })
  return scanner.readEvidence(bytes, limits)
}
