import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignPdf } from '@signpdf/signpdf'
import { Signer } from '@signpdf/utils'
import { PDFArray, PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readBarcodes } from 'zxing-wasm/reader'
import { writePdf } from '../../src/pdf/write-pdf.ts'
import { prepareZxing } from '../../src/scan/zxing-module.ts'
import { hasTool } from '../required-tool.ts'
import {
  layoutBody,
  layoutSample,
  renderSample,
  sampleOptions,
  sampleSealText,
} from './samples/render-sample.ts'
import { attestationView, historyView } from './samples/sample-views.ts'
import { faultsOfTaggedPdf } from './tagged-pdf-check.ts'

describe('A written PDF', () => {
  test.each([
    ['attestation', attestationView],
    ['history', historyView(75)],
  ])('the sample %s is tagged, embedded and described as PDF/UA-1 and PDF/A-2a ask', async (name, view) => {
    expect(await faultsOfTaggedPdf(await renderSample(name, view))).toEqual([])
  })

  test('without seal and signature it is as sound', async () => {
    const document = await layoutBody('<h1>Titre</h1><p>Texte <em>penché</em></p><ul><li>un</li></ul>')
    expect(
      await faultsOfTaggedPdf(writePdf(document, { ...sampleOptions, seal: null, signature: null })),
    ).toEqual([])
  })

  test('the check of these tests sees faults made on purpose', async () => {
    const document = await layoutSample('attestation', attestationView)
    const [heading] = document.structure.children.filter(({ role }) => role === 'H1')
    const orphaned = document.structure.children.filter((child) => child !== heading)
    const withoutHeading = { ...document, structure: { ...document.structure, children: orphaned } }
    expect((await faultsOfTaggedPdf(writePdf(withoutHeading, sampleOptions))).join()).toMatch(
      /has no element|parents differ/,
    )
    const spoilt = Buffer.from(writePdf(document, sampleOptions))
    spoilt.write('<pdfuaid:part>2<', spoilt.indexOf('<pdfuaid:part>1<'), 'latin1')
    expect(await faultsOfTaggedPdf(spoilt)).toEqual(['not PDF/UA-1'])
  })

  test('the same inputs give the same bytes, and another identifier another file identifier', async () => {
    const first = await renderSample('attestation', attestationView)
    const again = await renderSample('attestation', attestationView)
    expect(Buffer.compare(first, again)).toBe(0)
    const document = await layoutSample('attestation', attestationView)
    expect(Buffer.compare(first, writePdf(document, sampleOptions))).toBe(0)
    expect(Buffer.compare(first, writePdf(document, { ...sampleOptions, documentId: 'X' }))).not.toBe(0)
  })

  test('headings become bookmarks, one inside the other', async () => {
    const pdf = await PDFDocument.load(await renderSample('history', historyView(75)))
    const outlines = pdf.catalog.lookup(PDFName.of('Outlines'), PDFDict)
    expect(outlines.get(PDFName.of('Count'))?.toString()).toBe('4')
    const first = outlines.lookup(PDFName.of('First'), PDFDict)
    expect(first.has(PDFName.of('Next'))).toBe(false)
    expect(first.has(PDFName.of('First'))).toBe(true)
  })

  test('@signpdf finds the place of the signature, and the signed range is the whole file but the signature', async () => {
    class Silent extends Signer {
      override async sign(pdf: Buffer) {
        return Buffer.from(`signed ${pdf.length}`)
      }
    }
    const placeholder = Buffer.from(await renderSample('attestation', attestationView))
    const signed = await new SignPdf().sign(placeholder, new Silent())
    const pdf = await PDFDocument.load(signed)
    const form = pdf.catalog.lookup(PDFName.of('AcroForm'), PDFDict)
    expect(form.get(PDFName.of('SigFlags'))?.toString()).toBe('3')
    const widget = form.lookup(PDFName.of('Fields'), PDFArray).lookup(0, PDFDict)
    const signature = widget.lookup(PDFName.of('V'), PDFDict)
    const range = signature
      .lookup(PDFName.of('ByteRange'), PDFArray)
      .asArray()
      .map((value) => Number(value.toString()))
    expect(range).toEqual([0, range[1], (range[1] ?? 0) + 8194, signed.length - (range[1] ?? 0) - 8194])
    expect(signature.get(PDFName.of('SubFilter'))?.toString()).toBe('/ETSI.CAdES.detached')
    expect(await faultsOfTaggedPdf(signed)).toEqual([])
  })

  test.each([
    ['a place without a seal', '<seal>a</seal>', null],
    ['a seal without a place', '<p>a</p>', sampleOptions.seal],
    ['two places', '<seal>a</seal><seal>b</seal>', sampleOptions.seal],
    [
      'a symbol of another size',
      '<seal>a</seal>',
      { matrix: { size: 10, modules: new Uint8Array(100) }, alt: 'a' },
    ],
  ])('%s is refused', async (_, blocks, seal) => {
    const document = await layoutBody(blocks)
    expect(() => writePdf(document, { ...sampleOptions, seal })).toThrow(
      expect.objectContaining({ code: 'SEAL_MISMATCH' }),
    )
  })
})

describe('A written PDF in the hands of other programs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'permis-pdf-'))
  const files = ['attestation.pdf', 'history.pdf'].map((name) => join(folder, name))
  const run = (tool: string, ...options: string[]) => execFileSync(tool, options, { encoding: 'utf8' })

  beforeAll(async () => {
    writeFileSync(files[0] ?? '', await renderSample('attestation', attestationView))
    writeFileSync(files[1] ?? '', await renderSample('history', historyView(75)))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test.skipIf(!hasTool('qpdf'))('qpdf finds no fault', () => {
    for (const file of files)
      expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors')
  })

  test.skipIf(!hasTool('pdffonts'))('every font is embedded, subset and readable as Unicode', () => {
    for (const file of files)
      for (const line of run('pdffonts', file).trim().split('\n').slice(2))
        expect(line).toMatch(/^PERMIS\+SourceSans3-\w+ +CID TrueType +Identity-H +yes yes yes/)
  })

  test.skipIf(!hasTool('pdftotext'))(
    'the text comes out in the order of reading, the specimen mark first',
    () => {
      const text = run('pdftotext', '-raw', files[0] ?? '', '-')
      const places = [
        'SPÉCIMEN',
        'Permis-Cachet',
        'Attestation de droits',
        'Valide',
        'DUPONT-LAJOIE',
        'Catégories',
        'CE',
        '2D-DOC',
        'page 1 / 1',
      ].map((word) => text.indexOf(word))
      expect(places).not.toContain(-1)
      expect(places).toEqual([...places].sort((a, b) => a - b))
    },
  )

  test.skipIf(!hasTool('pdfinfo'))('a screen reader is told the structure', () => {
    const tree = run('pdfinfo', '-struct-text', files[1] ?? '')
    for (const role of [
      'H1 (block)',
      'L (block)',
      'LBody (block)',
      'Table (block)',
      '/Scope /Column',
      'Figure',
      'Caption',
      'Form',
    ])
      expect(tree).toContain(role)
    expect(tree.match(/"Commise le"/g)).toHaveLength(1)
    expect(tree.match(/SPÉCIMEN/g)).toHaveLength(1)
  })

  test.skipIf(!hasTool('pdftoppm'))('the seal is read back from a picture of the page', async () => {
    const picture = execFileSync('pdftoppm', ['-r', '200', '-png', files[0] ?? ''], { maxBuffer: 1e8 })
    await prepareZxing()
    const codes = await readBarcodes(new Uint8Array(picture), { formats: ['DataMatrix'], textMode: 'Plain' })
    expect(codes.map(({ text }) => text)).toEqual([sampleSealText])
  })

  test.skipIf(!hasTool('pdftoppm'))(
    'letters are really drawn: the page picture is neither blank nor black',
    () => {
      const picture = execFileSync('pdftoppm', ['-r', '50', '-gray', files[0] ?? ''], { maxBuffer: 1e8 })
      const pixels = picture.subarray(picture.length - 413 * 584)
      const dark = pixels.filter((value) => value < 160).length / pixels.length
      expect(dark).toBeGreaterThan(0.02)
      expect(dark).toBeLessThan(0.2)
    },
  )
})
