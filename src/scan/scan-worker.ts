import { parentPort } from 'node:worker_threads'
import type { Evidence } from '../core/verification/evidence.ts'
import { type Pdfium, startPdfium } from './pdfium-module.ts'
import {
  type Preparation,
  type Prepared,
  type ScanAnswer,
  type ScanJob,
  toFailure,
  toStartFailure,
} from './scan-job.ts'
import { prepareZxing } from './zxing-module.ts'

/** Enough for an A4 colour scan at 600 dpi; what a hostile PDF can take. */
const PDF_MEMORY_MB = 352

let engine: Promise<Pdfium> | undefined

/** Each kind has libraries of its own, so that a PDF does not wait for those of pictures. */
async function prepare({ prepare: kinds }: Preparation): Promise<Prepared> {
  try {
    await Promise.all([
      prepareZxing(),
      ...kinds.map((kind) => (kind === 'pdf' ? pdfReader() : pictureReader())),
    ])
    return { isReady: true }
  } catch (error) {
    return toStartFailure(error)
  }
}

async function pdfReader() {
  engine ??= startPdfium(PDF_MEMORY_MB)
  const [started, { readPdfEvidence }] = await Promise.all([engine, import('./read-pdf-evidence.ts')])
  return { started, readPdfEvidence }
}

async function pictureReader() {
  return import('./read-picture-evidence.ts')
}

async function read({ kind, bytes, limits }: ScanJob): Promise<Evidence> {
  if (kind === 'picture') return (await pictureReader()).readPictureEvidence(bytes, limits)
  const { started, readPdfEvidence } = await pdfReader()
  return readPdfEvidence(started, bytes, limits)
}

async function answer(job: ScanJob): Promise<ScanAnswer> {
  try {
    return { evidence: await read(job) }
  } catch (error) {
    return toFailure(error, job.kind)
  }
}

parentPort?.on('message', async (asked: Preparation | ScanJob) =>
  parentPort?.postMessage('prepare' in asked ? await prepare(asked) : await answer(asked)),
)
