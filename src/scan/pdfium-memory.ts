import type { Pdfium } from './pdfium-module.ts'
import { ScanError } from './scan-error.ts'

/**
 * Takes memory of a PDF engine; whoever takes it frees it.
 *
 * @throws {ScanError} SCAN_MEMORY when the engine has no room
 */
export function allocate(engine: Pdfium, size: number): number {
  const at = engine.wasmExports.malloc(size)
  if (at === 0) throw new ScanError('SCAN_MEMORY', `the PDF engine has no room for ${size} bytes`)
  return at
}
