import type { VerifierWording } from '../../wording/verifier-wording.ts'
import { element } from './element.ts'

/** Address of the PDF engine on our own service, written in by the bundle. */
declare const PDFIUM_WASM: string

/**
 * Keeps the page for use without a network: the service worker first, then, unless the person spares data, the PDF
 * engine, which is fetched when nothing else goes on. Without service workers the page works all the same, online.
 */
export async function workOffline(words: VerifierWording): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register('/service-worker.js')
    const { active } = await navigator.serviceWorker.ready
    active?.postMessage({ language: words.language })
    element('offline', HTMLParagraphElement).hidden = false
    if (!sparesData()) whenIdle(() => void fetch(PDFIUM_WASM).catch(() => undefined))
  } catch {
    // Private windows and strict settings refuse service workers.
  }
}

function sparesData(): boolean {
  const line: unknown = 'connection' in navigator ? navigator.connection : null
  return typeof line === 'object' && line !== null && 'saveData' in line && line.saveData === true
}

function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) window.requestIdleCallback(act, { timeout: 10_000 })
  else setTimeout(act, 2_000)
}
