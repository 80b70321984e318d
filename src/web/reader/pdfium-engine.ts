import { PDFiumModule } from '@hyzyla/pdfium'
import type { Pdfium } from '../../scan/pdfium-module.ts'
import { capWasmMemory } from '../../scan/wasm-memory.ts'

/** Address of the engine on our own service, written in by the bundle. */
declare const PDFIUM_WASM: string

const MEMORY_BYTES = 384 * 1024 * 1024
const CONFIG = {
  version: 2,
  m_pIsolate: null,
  m_pUserFontPaths: null,
  m_v8EmbedderSlot: 0,
  m_pPlatform: null,
}

/** Starts a PDFium engine within the bounds of the service's; it is fetched when the first PDF is handed in. */
export async function startPdfium(): Promise<Pdfium> {
  const response = await fetch(PDFIUM_WASM)
  if (!response.ok) throw new Error(`the PDF engine cannot be fetched: ${response.status}`)
  const capped = capWasmMemory(new Uint8Array(await response.arrayBuffer()), MEMORY_BYTES)
  const engine = await PDFiumModule({ wasmBinary: capped.buffer, locateFile: () => '' })
  engine._FPDF_InitLibraryWithConfig(CONFIG)
  return engine
}
