import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { parseCalendarDay } from '../../src/core/calendar-day.ts'
import { composeBinarySeal, composeMixedSeal } from '../../src/core/seal/compose-binary-seal.ts'
import { splitCode } from '../../src/core/seal/multi-code.ts'
import { decodeSeal } from '../../src/core/seal/seal.ts'
import { assembleTrust } from '../../src/core/trust/assemble-trust.ts'
import type { Evidence } from '../../src/core/verification/evidence.ts'
import { verifyDocument } from '../../src/core/verification/verify-document.ts'
import { recogniseFile } from '../../src/scan/file-kind.ts'
import { readEvidence } from '../../src/scan/read-evidence.ts'
import { readTrustFolder } from '../../src/signing/read-trust-folder.ts'
import { conformanceDir } from '../conformance-dir.ts'
import { BINARY_HEADER, block, MIXED_HEADER, signedBinary } from '../core/seal/binary-samples.ts'
import { bytesPng } from './byte-symbols.ts'
import { dataMatrixPng, type Placed, pagePng, pdfOf, SEAL_ONE } from './sample-pages.ts'

const BINARY = signedBinary(composeBinarySeal(BINARY_HEADER, [block('0a', ...Array(256).keys())]))
const MIXED_FIELDS = [
  { id: '6G', value: 'SPECIMEN' },
  { id: '69', value: '12071973' },
]
const MIXED = signedBinary(composeMixedSeal(MIXED_HEADER, MIXED_FIELDS, [block('cc', 0, 0xff, 0x1f)]))
const switchAt = (text: string) =>
  decodeSeal(text).signedText.length -
  decodeSeal(text).blocks.reduce((sum, { data }) => sum + 2 + data.length, 0)

const textsOf = ({ codes }: Evidence) => codes.map(({ text }) => text)
const latin1 = (text: string) => Buffer.from(text, 'latin1')
const placed = (png: Buffer, x: number, y: number): Placed => ({ png, x, y, width: 30 })

describe('a symbol of bytes', () => {
  test.each([
    ['binary, of every byte', BINARY, 0],
    ['mixed', MIXED, switchAt(MIXED)],
    [
      'version 01, with its raw signature',
      `DC01${'FR000001111E0E8400'}10MME\u001d${'\u00ff\u0000\u001d\u001f'.repeat(16)}`,
      26,
    ],
  ])('%s, is read as it was written, in a picture and in a PDF', async (_, text, at) => {
    const png = await bytesPng(text, at, 6)
    const page = await pagePng(200, [placed(png, 20, 30)])
    const { codes } = await readEvidence(page)
    expect(codes).toMatchObject([{ text, page: 1 }])
    expect(codes[0]?.position?.x).toBeCloseTo(20 / 210, 1)
    expect(textsOf(await readEvidence(await pdfOf([placed(png, 20, 30)])))).toEqual([text])
  })
})

describe('the codes of one seal', () => {
  const parts = splitCode(SEAL_ONE, 'X7Q', 3)

  test('on several pages of a PDF are all found, with their places', async () => {
    const pngs = await Promise.all(parts.map((part) => bytesPng(part, part.length, 6)))
    const [first, second, third] = pngs.map((png, index) => placed(png, 20 + 60 * index, 30))
    const pages = [[third], [first, second]].map((page) => page.filter((code) => code !== undefined))
    const { codes } = await readEvidence(await pdfOf(...pages))
    expect(codes.map(({ text, page }) => [text, page])).toEqual([
      [parts[2], 1],
      [parts[0], 2],
      [parts[1], 2],
    ])
    expect(codes[1]?.position?.x).toBeCloseTo(20 / 210, 1)
    expect(codes[2]?.position?.x).toBeCloseTo(80 / 210, 1)
  })

  test('are searched for until the set is whole', async () => {
    const [first = '', second = ''] = splitCode(BINARY, 'X7Q', 2)
    const plain = placed(await bytesPng(first, 0, 6), 20, 30)
    const negative = await sharp(await bytesPng(second, 0, 6))
      .negate({ alpha: false })
      .png()
      .toBuffer()
    const page = await pagePng(200, [plain, placed(negative, 20, 150)])
    expect(
      textsOf(await readEvidence(page, { searchMs: 15_000, answerMs: 20_000, timeoutMs: 30_000 })),
    ).toEqual([first, second])
  })

  test('are told as they are when one is not there', async () => {
    const [first = ''] = parts
    const page = await pagePng(100, [placed(await dataMatrixPng(first, 6), 20, 30)])
    expect(textsOf(await readEvidence(page, { searchMs: 500 }))).toEqual([first])
  })

  test('are sixteen on a page at the most', async () => {
    const sixteen = splitCode(BINARY, '0AB', 16)
    const pngs = await Promise.all(sixteen.map((part) => bytesPng(part, 0, 8)))
    const page = await pagePng(
      200,
      pngs.map((png, index) => ({
        ...placed(png, 10 + 48 * (index % 4), 10 + 60 * Math.floor(index / 4)),
        width: 20,
      })),
    )
    expect(new Set(textsOf(await readEvidence(page)))).toEqual(new Set(sixteen))
  })
})

describe('a file that holds the bytes of a code', () => {
  test.each([
    ['binary', BINARY],
    ['mixed', MIXED],
    ['a part in C40', splitCode(SEAL_ONE, 'X7Q', 3)[1] ?? ''],
    ['a part in binary', splitCode(BINARY, 'X7Q', 3)[2] ?? ''],
  ])('%s, is recognised by its first bytes and read', async (_, text) => {
    expect(await readEvidence(latin1(text))).toEqual({
      source: 'seal-text',
      codes: [{ text, page: 1, position: null }],
      otherCodes: [],
      pdf: null,
    })
  })

  test('keeps a last line feed that belongs to bytes, and loses one that an editor added', async () => {
    expect(textsOf(await readEvidence(latin1(`${BINARY}\n`)))).toEqual([`${BINARY}\n`])
    const part = splitCode(SEAL_ONE, 'X7Q', 3)[1] ?? ''
    expect(textsOf(await readEvidence(latin1(`${part}\n`)))).toEqual([part])
  })

  test.each([
    ['E1234ABC\nsecond line of a text', 'plain text'],
    [`E1234A${'B'.repeat(3_000)}`, 'plain text'],
    ['ETUDE', 'plain text'],
    ['\u00ee\u0001\u0002\u00ff', 'unknown'],
    ['\u00dc\u0003', 'unknown'],
  ])('%# is none when it only begins like one', (text, refused) => {
    expect(recogniseFile(latin1(text))).toMatchObject({ refused })
  })

  test('of a million bytes is refused at once', async () => {
    const hostile = latin1('\u00dc\u0004'.repeat(500_000))
    await expect(readEvidence(hostile)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' })
  })
})

interface Vector {
  readonly id: string
  readonly payloadHex?: string
  readonly segments?: readonly string[]
  readonly segmentsHex?: readonly string[]
  readonly switchOffset?: number
}

const dir = conformanceDir()
const vectors: readonly Vector[] =
  dir === null ? [] : JSON.parse(readFileSync(join(dir, 'vectors-binary.json'), 'utf8')).vectors

describe.skipIf(dir === null)('the published codes of other forms, printed', () => {
  test.each(vectors.map((vector) => [vector.id, vector] as const))(
    '%s has the verdict of its text',
    async (_, { payloadHex = '', segments, segmentsHex, switchOffset }) => {
      const fromHex = (hex: string) => Buffer.from(hex, 'hex').toString('latin1')
      const texts = segments ?? (segmentsHex ?? [payloadHex]).map(fromHex)
      const pngs = await Promise.all(
        texts.map((text) => bytesPng(text, switchOffset ?? (segments ? text.length : 0), 6)),
      )
      const page = await pagePng(
        200,
        pngs.map((png, index) => placed(png, 10 + 45 * index, 30)),
      )
      const trust = await assembleTrust([await readTrustFolder(join(dir ?? '', 'certs'))])
      const judge = (evidence: Evidence) =>
        verifyDocument(evidence, trust, new Date(`${parseCalendarDay('2026-11-22')}T09:00:00Z`), {
          requester: { role: 'anonymous' },
          environment: 'test',
        })
      const codes = texts.map((text) => ({ text, page: 1, position: null }))
      const read = await judge(await readEvidence(page, { searchMs: 500 }))
      const typed = await judge({ source: 'image', codes, otherCodes: [], pdf: null })
      expect(read).toMatchObject({ verdict: typed.verdict, seal: typed.seal, checks: typed.checks })
    },
  )
})
