import { readlinkSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { Evidence } from '../core/verification/evidence.ts'
import { type Pdfium, startPdfium } from './pdfium-module.ts'
import { type ScanAnswer, type ScanJob, type ThreadReady, toFailure } from './scan-job.ts'
import { prepareZxing } from './zxing-module.ts'

/** Enough for an A4 colour scan at 600 dpi; what a hostile PDF can take. */
const PDF_MEMORY_MB = 352

let engine: Promise<Pdfium> | undefined

async function read(job: ScanJob): Promise<Evidence> {
  // Each reader loads its own libraries, so that a PDF does not wait for those of pictures.
  if (job.kind === 'picture') {
    const { readPictureEvidence } = await import('./read-picture-evidence.ts')
    return readPictureEvidence(job.bytes, job.limits)
  }
  engine ??= startPdfium(PDF_MEMORY_MB)
  const { readPdfEvidence } = await import('./read-pdf-evidence.ts')
  return readPdfEvidence(await engine, job.bytes, job.limits)
}

async function answer(job: ScanJob): Promise<ScanAnswer> {
  try {
    return { evidence: await read(job) }
  } catch (error) {
    return toFailure(error, job.kind)
  }
}

/** By this the thread is known to the system; null where there is no such account. */
function ownThread(): string | null {
  try {
    return readlinkSync('/proc/thread-self')
  } catch {
    return null
  }
}

parentPort?.on('message', async (job: ScanJob) => parentPort?.postMessage(await answer(job)))

await prepareZxing()
if (workerData === 'spare') {
  engine = startPdfium(PDF_MEMORY_MB)
  await Promise.all([engine, import('./read-pdf-evidence.ts'), import('./read-picture-evidence.ts')])
}
const ready: ThreadReady = { thread: ownThread() }
parentPort?.postMessage(ready)
