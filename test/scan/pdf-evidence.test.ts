import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { degrees, PDFDocument } from 'pdf-lib'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { readEvidence } from '../../src/scan/read-evidence.ts'
import { hasTool } from '../required-tool.ts'
import {
  dataMatrixPng,
  type Placed,
  pagePng,
  pdfOf,
  qrPng,
  SEAL_ONE,
  SEAL_TWO,
  vectorPdf,
} from './sample-pages.ts'

let one: Placed
let two: Placed

beforeAll(async () => {
  one = { png: await dataMatrixPng(SEAL_ONE, 6), x: 20, y: 30, width: 28.8 }
  two = { png: await dataMatrixPng(SEAL_TWO, 6), x: 150, y: 30, width: 28.8 }
})

/** What is looked for here comes after everything else was tried, which takes long on a busy machine. */
const PATIENT = { answerMs: 30_000, timeoutMs: 45_000 }

describe('evidence of a PDF', () => {
  test('a code on a page of text is read with its place, and the text of the page with it', async () => {
    const { source, codes, otherCodes, pdf } = await readEvidence(await pdfOf([one]))
    expect(source).toBe('pdf')
    expect(codes.map(({ text, page }) => ({ text, page }))).toEqual([{ text: SEAL_ONE, page: 1 }])
    expect(codes[0]?.position?.x).toBeCloseTo((20 + 1.5) / 210, 1)
    expect(codes[0]?.position?.y).toBeCloseTo((30 + 1.5) / 297, 1)
    expect(otherCodes).toEqual([])
    expect(pdf?.pageCount).toBe(1)
    expect(pdf?.pageTexts[0]).toContain('Page 1, ligne 30 : permis de conduire')
    expect(pdf?.signatures).toEqual([])
  })

  test('two codes on one page are both listed, from left to right, each with its place', async () => {
    const { codes } = await readEvidence(await pdfOf([two, one]))
    expect(codes.map((code) => code.text)).toEqual([SEAL_ONE, SEAL_TWO])
    expect(codes.map((code) => (code.position?.x ?? 1) < 0.5)).toEqual([true, false])
  })

  test('the same code printed twice is listed twice', async () => {
    const { codes } = await readEvidence(await pdfOf([one, { ...one, x: 150 }]))
    expect(codes.map((code) => code.text)).toEqual([SEAL_ONE, SEAL_ONE])
  })

  test('codes of several pages come in the order of the pages', async () => {
    const { codes, pdf } = await readEvidence(await pdfOf([two], [], [one]))
    expect(codes.map(({ text, page }) => [text, page])).toEqual([
      [SEAL_TWO, 1],
      [SEAL_ONE, 3],
    ])
    expect(pdf?.pageTexts.map((text) => text.slice(0, 6))).toEqual(['Page 1', 'Page 2', 'Page 3'])
  })

  test('a page that is a 300 dpi fax of a page is read at its own resolution', async () => {
    const scan = await sharp(await pagePng(300, [{ ...one, width: 14 }]))
      .threshold(128)
      .png()
      .toBuffer()
    const { codes } = await readEvidence(await pdfOf([{ png: scan, x: 0, y: 0, width: 210 }]))
    expect(codes.map((code) => code.text)).toEqual([SEAL_ONE])
  })

  test('a scan is read at 100 and at 600 dpi, and as a fax whose dots are twice as high as wide', async () => {
    const coarse = await sharp(await pagePng(100, [one]))
      .jpeg({ quality: 60 })
      .toBuffer()
    const fine = await sharp(await pagePng(600, [one]))
      .greyscale()
      .threshold(128)
      .png()
      .toBuffer()
    const fax = await sharp(await pagePng(204, [one]))
      .resize(1687, 1146, { fit: 'fill' })
      .greyscale()
      .threshold(128)
      .png()
      .toBuffer()
    for (const scan of [await sharp(coarse).png().toBuffer(), fine, fax]) {
      const { codes } = await readEvidence(await scannedPdf(scan))
      expect(codes.map(({ text }) => text)).toEqual([SEAL_ONE])
    }
  })

  test('a scan on a page turned by /Rotate has its code placed as it is seen', async () => {
    const lying = await sharp(await pagePng(200, [one]))
      .rotate(270)
      .png()
      .toBuffer()
    const { codes } = await readEvidence(await scannedPdf(lying, { turned: 90 }))
    expect(codes).toMatchObject([{ text: SEAL_ONE, page: 1 }])
    expect(codes[0]?.position?.x).toBeCloseTo(20 / 210, 1)
    expect(codes[0]?.position?.y).toBeCloseTo(30 / 297, 1)
  })

  test('a scan cut into strips is read across them', async () => {
    const { codes } = await readEvidence(await scannedPdf(await pagePng(200, [one]), { strips: 9 }))
    expect(codes).toMatchObject([{ text: SEAL_ONE, page: 1 }])
  })

  test('a code on page 7 of 9 is found, with its page', async () => {
    const { codes } = await readEvidence(await pdfOf([], [], [], [], [], [], [one], [], []), PATIENT)
    expect(codes).toMatchObject([{ text: SEAL_ONE, page: 7 }])
  })

  test('files and scripts carried inside are left alone', async () => {
    const pdf = await PDFDocument.create()
    pdf.addPage().drawText('the attestation is attached')
    await pdf.attach(await pdfOf([one]), 'attestation.pdf', { mimeType: 'application/pdf' })
    pdf.addJavaScript('open', 'while (true) {}')
    const { codes, pdf: facts } = await readEvidence(await pdf.save())
    expect(codes).toEqual([])
    expect(facts).toMatchObject({ pageCount: 1, pageTexts: ['the attestation is attached'] })
  })

  test('a QR code alone is named, and its content dropped', async () => {
    const qr = { png: await qrPng('https://example.org/secret'), x: 20, y: 30, width: 25 }
    const evidence = await readEvidence(await pdfOf([qr]), PATIENT)
    expect(evidence.codes).toEqual([])
    expect(evidence.otherCodes).toEqual([{ symbology: 'QRCode', page: 1 }])
    expect(JSON.stringify(evidence)).not.toContain('secret')
  })

  test('a Data Matrix that is no 2D-Doc is named, and its content dropped', async () => {
    const parcel = { png: await dataMatrixPng('6A 12345 PARCEL', 6), x: 20, y: 30, width: 15 }
    const evidence = await readEvidence(await pdfOf([parcel]), PATIENT)
    expect(evidence.codes).toEqual([])
    expect(evidence.otherCodes).toEqual([{ symbology: 'DataMatrix', page: 1 }])
    expect(JSON.stringify(evidence)).not.toContain('PARCEL')
  })

  test('a code drawn as squares is read, or named when it is no 2D-Doc', async () => {
    expect((await readEvidence(await vectorPdf(SEAL_ONE))).codes).toMatchObject([{ text: SEAL_ONE }])
    const { codes, otherCodes } = await readEvidence(await vectorPdf('6A 12345 PARCEL'), PATIENT)
    expect([codes, otherCodes]).toEqual([[], [{ symbology: 'DataMatrix', page: 1 }]])
  })

  test('a page without any code is evidence without codes, not an error', async () => {
    const { codes, otherCodes } = await readEvidence(await pdfOf([]))
    expect([codes, otherCodes]).toEqual([[], []])
  })

  test('a PDF cut short before its code is refused as unreadable', async () => {
    const whole = await pdfOf([one])
    await expect(readEvidence(whole.slice(0, 400))).rejects.toMatchObject({ code: 'UNREADABLE_PDF' })
    const half = whole.slice(0, whole.length / 2)
    await expect(readEvidence(half)).rejects.toMatchObject({ code: 'UNREADABLE_PDF' })
  })

  test('a PDF of more pages than allowed is refused before any is drawn', async () => {
    const pages = await pdfOf([], [], [])
    const refusal = { code: 'TOO_MANY_PAGES', evidence: { found: 3, limit: 2 } }
    await expect(readEvidence(pages, { maxPages: 2 })).rejects.toMatchObject(refusal)
  })

  test('the bytes handed in are left as they were', async () => {
    const bytes = await pdfOf([one])
    const before = Uint8Array.from(bytes)
    await readEvidence(bytes)
    expect(bytes).toEqual(before)
  })
})

/** A page of A4 filled by a scan, in one piece or in strips, and turned when shown. */
async function scannedPdf(png: Buffer, { turned = 0, strips = 1 } = {}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const [across, down] = turned % 180 === 0 ? [595.28, 841.89] : [841.89, 595.28]
  const page = pdf.addPage([across, down])
  page.setRotation(degrees(turned))
  const { width, height } = await sharp(png).metadata()
  const step = Math.ceil(height / strips)
  for (let top = 0; top < height; top += step) {
    const part = { left: 0, top, width, height: Math.min(step, height - top) }
    const image = await pdf.embedPng(await sharp(png).extract(part).png().toBuffer())
    const [high, above] = [(part.height * down) / height, (top * down) / height]
    page.drawImage(image, { x: 0, y: down - above - high, width: across, height: high })
  }
  return pdf.save()
}

describe.skipIf(!hasTool('qpdf'))('evidence of an encrypted PDF', () => {
  async function encrypted(user: string, owner: string): Promise<Buffer> {
    const folder = mkdtempSync(join(tmpdir(), 'scan-'))
    const [plain, locked] = [join(folder, 'plain.pdf'), join(folder, 'locked.pdf')]
    writeFileSync(plain, await pdfOf([one]))
    execFileSync('qpdf', ['--encrypt', user, owner, '256', '--', plain, locked])
    const bytes = readFileSync(locked)
    rmSync(folder, { recursive: true })
    return bytes
  }

  test('a PDF that needs a password is refused as such', async () => {
    const locked = await encrypted('user', 'owner')
    await expect(readEvidence(locked)).rejects.toMatchObject({ code: 'PASSWORD_PROTECTED' })
  })

  test('a PDF with a password for its owner only is read', async () => {
    const { codes, pdf } = await readEvidence(await encrypted('', 'owner'))
    expect(codes.map((code) => code.text)).toEqual([SEAL_ONE])
    expect(pdf?.signatures).toEqual([])
  })
})
