import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ScanError } from '../../src/scan/scan-error.ts'
import { createScanner } from '../../src/scan/scanner.ts'
import { dataMatrixPng, pagePng, pdfOf, rawPdf, rawStream, SEAL_ONE } from './sample-pages.ts'

const CATALOG = '<</Type/Catalog/Pages 2 0 R>>'
const PAGES = '<</Type/Pages/Kids[3 0 R]/Count 1>>'
const PAGE =
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>'

const scanner = createScanner({ concurrency: 1 })
let genuine: Uint8Array
let scan: Buffer

beforeAll(async () => {
  const code = { png: await dataMatrixPng(SEAL_ONE, 6), x: 20, y: 30, width: 28.8 }
  genuine = await pdfOf([code])
  scan = await pagePng(150, [code])
})

// Whatever came before, an ordinary file is read right after it.
afterEach(async () => {
  for (const bytes of [genuine, scan])
    expect((await scanner.readEvidence(bytes)).codes.map((code) => code.text)).toEqual([SEAL_ONE])
})

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const frame = Buffer.alloc(4)
  frame.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([frame, body, sum])
}

function pngDeclaring(width: number, height: number): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const rows = chunk('IDAT', deflateSync(Buffer.alloc(1_000)))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    rows,
    chunk('IEND', Buffer.alloc(0)),
  ])
}

async function outcome(bytes: Uint8Array, limits = {}): Promise<string> {
  try {
    const { codes } = await scanner.readEvidence(bytes, limits)
    return `${codes.length} codes`
  } catch (error) {
    return error instanceof ScanError ? error.code : `not coded: ${String(error)}`
  }
}

describe('files made to break a reader are contained', () => {
  test('a PNG that declares 20000 x 20000 pixels is refused by its header', async () => {
    expect(await outcome(pngDeclaring(20_000, 20_000))).toBe('IMAGE_TOO_LARGE')
  })

  test('a PNG with fewer rows than declared is unreadable', async () => {
    expect(await outcome(pngDeclaring(3_000, 3_000))).toBe('UNREADABLE_IMAGE')
  })

  test.each(['png', 'jpeg', 'tiff', 'webp'] as const)('a %s cut in half is unreadable', async (format) => {
    const whole = await sharp(scan).toFormat(format).toBuffer()
    expect(await outcome(whole.subarray(0, whole.length / 2))).toBe('UNREADABLE_IMAGE')
    expect(await outcome(whole.subarray(0, 40))).toBe('UNREADABLE_IMAGE')
  })

  test('an SVG hidden behind the first bytes of a PNG is unreadable', async () => {
    const hidden = Buffer.from('\x89PNG\r\n\x1a\n<svg width="30000" height="30000"/>', 'latin1')
    expect(await outcome(hidden)).toBe('UNREADABLE_IMAGE')
  })

  test('a page of 3 km is drawn small', async () => {
    const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 14400 14400]/UserUnit 75/Contents 4 0 R>>'
    expect(await outcome(rawPdf(CATALOG, PAGES, page, rawStream(Buffer.from('0 0 10 10 re f'))))).toBe(
      '0 codes',
    )
  })

  test('a page of 700 000 km is contained', async () => {
    const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 2000000000 2000000000]/Contents 4 0 R>>'
    const result = await outcome(rawPdf(CATALOG, PAGES, page, rawStream(Buffer.from('0 0 10 10 re f'))))
    expect(['0 codes', 'UNREADABLE_PDF', 'SCAN_MEMORY']).toContain(result)
  })

  test('a page that unpacks to hundreds of megabytes ends at the limit of memory or time', async () => {
    const bomb = deflateSync(Buffer.alloc(480 << 20, '0 0 500 700 re f\n'), { level: 9 })
    const pdf = rawPdf(CATALOG, PAGES, PAGE, rawStream(bomb, '/Filter/FlateDecode'))
    expect(['SCAN_MEMORY', 'SCAN_TIMEOUT']).toContain(await outcome(pdf, { timeoutMs: 8_000 }))
  })

  test('a form that draws itself twice ends at a limit', async () => {
    const form = '/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</F 5 0 R>>>>'
    const loop = rawStream(Buffer.from('/F Do /F Do'), form)
    const result = await outcome(rawPdf(CATALOG, PAGES, PAGE, rawStream(Buffer.from('/F Do')), loop), {
      timeoutMs: 5_000,
    })
    expect(['SCAN_MEMORY', 'SCAN_TIMEOUT', 'UNREADABLE_PDF', '0 codes']).toContain(result)
  })

  test('a tree of pages that contains itself is unreadable', async () => {
    const loop = '<</Type/Pages/Kids[2 0 R]/Count 1>>'
    expect(['UNREADABLE_PDF', '0 codes']).toContain(await outcome(rawPdf(CATALOG, loop)))
  })

  test('a picture of 30000 x 30000 pixels inside a PDF is refused before it is unpacked', async () => {
    const image =
      '/Type/XObject/Subtype/Image/Width 30000/Height 30000/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode'
    const rows = rawStream(deflateSync(Buffer.alloc(1 << 20)), image)
    const draw = rawStream(Buffer.from('595 0 0 842 0 0 cm /F Do'))
    expect(await outcome(rawPdf(CATALOG, PAGES, PAGE, draw, rows))).toBe('IMAGE_TOO_LARGE')
  })

  test('fifty thousand pages are too many', async () => {
    const kids = Array.from({ length: 50_000 }, () => '3 0 R').join(' ')
    const tree = `<</Type/Pages/Kids[${kids}]/Count 50000>>`
    expect(await outcome(rawPdf(CATALOG, tree, PAGE))).toBe('TOO_MANY_PAGES')
  })

  test('noise behind the first bytes of a PDF is unreadable', async () => {
    const noise = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(1_000_000, 0xa7)])
    expect(await outcome(noise)).toBe('UNREADABLE_PDF')
  })
})
