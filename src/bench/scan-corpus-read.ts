import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { readBarcodes } from 'zxing-wasm/reader'
import { decodePicture } from '../scan/decode-picture.ts'
import { readPictureEvidence } from '../scan/read-picture-evidence.ts'
import { DEFAULT_SCAN_LIMITS } from '../scan/scan-limits.ts'
import { prepareZxing } from '../scan/zxing-module.ts'
import { readWithDmtx } from './scan-corpus-tools.ts'

/** One picture of a corpus, as its manifest lists it. */
export interface CorpusPicture {
  readonly file: string
  readonly class: string
  readonly expect: readonly string[]
  /** As the generator was told: a resolution, a strength; it tells pictures of one class apart. */
  readonly variant: string
}

/** What the readers made of one picture. */
export interface PictureOutcome {
  readonly class: string
  readonly variant: string
  readonly isRead: boolean
  /** Something was given that is not what was printed. */
  readonly isWrong: boolean
  readonly cpuMs: number
  readonly isReadByZxing: boolean
  /** Null where dmtxread was not asked. */
  readonly isReadByDmtx: boolean | null
}

const Manifest = z.object({
  file: z.string(),
  class: z.string(),
  expect: z.array(z.string()),
  variant: z.string(),
})

/** Lists the pictures of a folder made by the generator. */
export async function listCorpus(folder: string): Promise<readonly CorpusPicture[]> {
  const manifest = await readFile(join(folder, 'manifest.jsonl'), 'utf8')
  return manifest
    .trim()
    .split('\n')
    .map((line) => Manifest.parse(JSON.parse(line)))
    .map((picture) => ({ ...picture, file: join(folder, picture.file) }))
}

/** Reads a picture as an upload is read, then by zxing-wasm as it comes, then, if asked, by dmtxread. */
export async function readCorpusPicture(picture: CorpusPicture, askDmtx: boolean): Promise<PictureOutcome> {
  const bytes = await readFile(picture.file)
  const before = process.cpuUsage()
  const { codes } = await readPictureEvidence(bytes, DEFAULT_SCAN_LIMITS)
  const { user, system } = process.cpuUsage(before)
  const expected = picture.expect.filter((text) => text !== '')
  const isExpected = (text: string): boolean => expected.includes(text)
  return {
    class: picture.class,
    variant: picture.variant,
    isRead: codes.some(({ text }) => isExpected(text)),
    isWrong: !codes.every(({ text }) => isExpected(text)),
    cpuMs: (user + system) / 1000,
    isReadByZxing: expected.length > 0 && (await readWithZxing(bytes)).some(isExpected),
    isReadByDmtx: askDmtx ? (await readWithDmtx(picture.file)).some(isExpected) : null,
  }
}

async function readWithZxing(bytes: Uint8Array): Promise<readonly string[]> {
  const picture = await decodePicture(bytes, 0, DEFAULT_SCAN_LIMITS)
  await prepareZxing()
  const results = await readBarcodes({ ...picture, colorSpace: 'srgb' as const }, { formats: ['DataMatrix'] })
  return results
    .filter(({ isValid }) => isValid)
    .map((result) => Buffer.from(result.bytes).toString('latin1'))
}
