import type { Evidence } from '../../core/verification/evidence.ts'
import { type FileKind, recogniseFile } from '../../scan/file-kind.ts'
import type { Pdfium } from '../../scan/pdfium-module.ts'
import { readPictureEvidence } from '../../scan/read-picture-evidence.ts'
import { ambiguousFile, ScanError } from '../../scan/scan-error.ts'
import { DEFAULT_SCAN_LIMITS } from '../../scan/scan-limits.ts'
import { pastedSeal } from '../pasted-seal.ts'

/**
 * Reads the evidence of a file that a person chose, as the service's scanner does, within the same bounds.
 *
 * @throws {ScanError} for what cannot be read
 */
export async function readFile(bytes: Uint8Array<ArrayBuffer>): Promise<Evidence> {
  const limits = DEFAULT_SCAN_LIMITS
  if (bytes.length === 0) throw new ScanError('EMPTY_FILE', 'file of 0 bytes')
  if (bytes.length > limits.maxBytes)
    throw new ScanError('FILE_TOO_LARGE', `file of ${bytes.length} bytes, ${limits.maxBytes} allowed`)
  const kind = readableKind(recogniseFile(bytes))
  if (kind === 'seal-text') return textEvidence(pastedSeal(latin1(bytes)))
  return kind === 'pdf' ? readPdf(bytes) : readPictureEvidence(bytes, limits)
}

/** Gives the evidence of a bare seal text. */
export function textEvidence(text: string): Evidence {
  return { source: 'seal-text', codes: [{ text, page: 1, position: null }], otherCodes: [], pdf: null }
}

/** What some browsers decode beyond what the service reads is tried. */
function readableKind(kind: FileKind): 'pdf' | 'seal-text' | 'picture' {
  if ('ambiguous' in kind) throw ambiguousFile(kind.ambiguous)
  if ('readable' in kind)
    return kind.readable === 'pdf' || kind.readable === 'seal-text' ? kind.readable : 'picture'
  if (kind.refused === 'HEIC' || kind.refused === 'AVIF') return 'picture'
  throw new ScanError('UNSUPPORTED_TYPE', `file recognised as ${kind.refused}: ${kind.advice}`)
}

let engine: Promise<Pdfium> | undefined

/** The engine and what goes with it come when the first PDF does; it may be left damaged by a bad file. */
async function readPdf(bytes: Uint8Array<ArrayBuffer>): Promise<Evidence> {
  const { readPdfEvidence } = await import('../../scan/read-pdf-evidence.ts')
  const { startPdfium } = await import('./pdfium-engine.ts')
  const started = engine ?? startPdfium()
  engine = undefined
  return readPdfEvidence(await started, bytes, DEFAULT_SCAN_LIMITS)
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}
