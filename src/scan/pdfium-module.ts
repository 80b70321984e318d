import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PDFiumModule } from '@hyzyla/pdfium'
import { capWasmMemory } from './wasm-memory.ts'

/** The PDFium engine: its C functions and its memory. */
export type Pdfium = Awaited<ReturnType<typeof PDFiumModule>>

const CONFIG = {
  version: 2,
  m_pIsolate: null,
  m_pUserFontPaths: null,
  m_v8EmbedderSlot: 0,
  m_pPlatform: null,
}

/**
 * Starts a PDFium engine that can take no more than `maxMemoryMb`.
 *
 * An engine that runs out of memory or aborts on a file is dead and keeps its memory: end its worker.
 */
export async function startPdfium(maxMemoryMb: number): Promise<Pdfium> {
  const path = createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')
  const capped = capWasmMemory(await readFile(path), maxMemoryMb * 1024 * 1024)
  const engine = await PDFiumModule({ wasmBinary: capped.buffer, locateFile: () => '' })
  engine._FPDF_InitLibraryWithConfig(CONFIG)
  return engine
}
