import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recogniseFile } from '../../src/scan/file-kind.ts'
import { readEvidence } from '../../src/scan/read-evidence.ts'
import { hasTool } from '../required-tool.ts'
import { dataMatrixPng, pdfOf, SEAL_ONE } from './sample-pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'two-readings-'))
const pictures = new Map<string, Buffer>()
let pdf: Buffer
beforeAll(async () => {
  const drawn = sharp(await dataMatrixPng(SEAL_ONE, 4))
  pictures.set('PNG', await drawn.clone().png().toBuffer())
  pictures.set('JPEG', await drawn.clone().jpeg().toBuffer())
  pictures.set('WebP', await drawn.clone().webp().toBuffer())
  pictures.set('TIFF', await drawn.clone().tiff().toBuffer())
  const document = await PDFDocument.create()
  document.addPage().drawText('FORGED')
  pdf = Buffer.from(await document.save({ useObjectStreams: false }))
})
afterAll(() => rmSync(folder, { recursive: true }))

const picture = (name: string) => pictures.get(name) ?? Buffer.alloc(0)
const latin1 = (text: string) => Buffer.from(text, 'latin1')

/** A JPEG whose comment, right behind its beginning, begins a PDF that follows the picture. */
function behindPicture(): Buffer {
  const [jpeg, comment] = [picture('JPEG'), latin1('%PDF-1.7\n9999 0 obj\n<<>>\nstream\n')]
  const marker = Buffer.from([0xff, 0xfe, 0, comment.length + 2])
  const rest = [jpeg.subarray(2), latin1('\nendstream\nendobj\n'), pdf]
  return Buffer.concat([jpeg.subarray(0, 2), marker, comment, ...rest])
}

async function refused(bytes: Uint8Array, found: string): Promise<void> {
  await expect(readEvidence(bytes)).rejects.toMatchObject({ code: 'AMBIGUOUS_FILE', evidence: { found } })
}

describe('a file that a reader of PDF opens as another document than the one judged', () => {
  it('a picture behind which a PDF begins is refused', async () => {
    await refused(behindPicture(), 'JPEG')
  })

  it.each(['PNG', 'JPEG', 'WebP', 'TIFF'])('a %s with a PDF at its end is refused', async (name) => {
    await refused(Buffer.concat([picture(name), latin1('\n'), pdf]), name)
    const headless = pdf.subarray(pdf.indexOf('1 0 obj'))
    await refused(Buffer.concat([picture(name), latin1('\n'), headless]), name)
  })

  it('the text of a seal with a PDF for annex is refused', async () => {
    const small = latin1('%PDF-1.4\n1 0 obj\n<</Type /Catalog>>\nendobj\n')
    await refused(Buffer.concat([latin1(`${SEAL_ONE}\x1d`), small]), 'seal text')
    await refused(latin1(`${SEAL_ONE}\x1d%PDF-1.4`), 'seal text')
  })

  it('a photo of a telephone that browsers would read is told from one with a PDF in it', () => {
    const heic = latin1('\0\0\0\x18ftypheic\0\0\0\0mif1heic')
    expect(recogniseFile(heic)).toMatchObject({ refused: 'HEIC' })
    expect(recogniseFile(Buffer.concat([heic, pdf]))).toEqual({ ambiguous: 'HEIC' })
  })

  it('an archive with a PDF in it stays an archive, and a page of the web a page', () => {
    const zip = Buffer.concat([latin1('PK\x03\x04\x14\0\0\0\0\0permis.pdf'), pdf])
    expect(recogniseFile(zip)).toMatchObject({ refused: 'ZIP' })
    const html = Buffer.concat([latin1('<html><!--'), pdf])
    expect(recogniseFile(html)).toMatchObject({ refused: 'HTML' })
  })

  it('a PDF behind the header of old programs is one, but not behind PostScript', async () => {
    const code = { png: await dataMatrixPng(SEAL_ONE, 6), x: 20, y: 30, width: 28.8 }
    const old = Buffer.concat([latin1('%!PS-Adobe-3.0 PDF-1.4\r\n'), await pdfOf([code])])
    expect((await readEvidence(old)).codes).toMatchObject([{ text: SEAL_ONE }])
    const mixed = '%!PS-Adobe-3.0 PDF-1.4\n(SHOWN) show\n'
    for (const start of ['%!PS\n', '%!PS-Adobe-3.0\n', '%!PS-Adobe-3.0 EPSF-3.0\n', mixed])
      expect(recogniseFile(Buffer.concat([latin1(start), pdf]))).toMatchObject({ refused: 'PostScript' })
    expect(recogniseFile(latin1('%!PS-Adobe-3.0 PDF-1.4\n'))).toMatchObject({ refused: 'PostScript' })
  })

  it('a PDF with a little before its header stays a PDF', () => {
    for (const before of ['', '\n', '\xef\xbb\xbf', 'X-Header: 1\r\n\r\n'])
      expect(recogniseFile(Buffer.concat([latin1(before), pdf]))).toEqual({ readable: 'pdf' })
  })

  it('pictures without a PDF are read, whatever bytes follow them', async () => {
    for (const [name, bytes] of pictures) {
      const { codes } = await readEvidence(bytes)
      expect(codes, name).toMatchObject([{ text: SEAL_ONE }])
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (after) => {
        expect(recogniseFile(Buffer.concat([picture('JPEG'), after]))).toEqual({ readable: 'jpeg' })
      }),
    )
  })

  it.skipIf(!hasTool('pdftotext'))('such files are opened by poppler', () => {
    const file = join(folder, 'two.pdf')
    for (const bytes of [behindPicture(), Buffer.concat([picture('JPEG'), latin1('\n'), pdf])]) {
      writeFileSync(file, bytes)
      expect(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8', stdio: 'pipe' })).toContain('FORGED')
    }
  })
})
