import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, PDFName, rgb } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LicenceRecord } from '../../src/core/licence/licence-record.ts'
import type { Report } from '../../src/core/verification/report.ts'
import { type IssuedDocument, issueDocument } from '../../src/service/issue-document.ts'
import { covered, scanOf } from '../cli/photos.ts'
import { conformanceDir } from '../conformance-dir.ts'
import { adcsOf, fixture } from '../core/records.ts'
import { hasTool } from '../required-tool.ts'
import { dataMatrixPng, pagePng, pdfOf, qrPng } from '../scan/sample-pages.ts'
import { type IssuingBench, openIssuingBench, requestFor } from './issuing-bench.ts'

const folder = mkdtempSync(join(tmpdir(), 'frauds-'))
const genuine = join(folder, 'genuine.pdf')
let bench: IssuingBench
let issued: IssuedDocument
beforeAll(async () => {
  bench = await openIssuingBench()
  issued = await issueDocument(bench.ports, requestFor('clean-b', 'ADCS'))
  writeFileSync(genuine, issued.pdf)
})
afterAll(async () => {
  await bench.close()
  rmSync(folder, { recursive: true })
})

const check = (report: Report, name: string) => report.checks.find((found) => found.name === name)
const code = (expected: string) => expect.objectContaining({ code: expected })

describe('a genuine seal on an edited page', () => {
  const record = fixture('clean-b')
  /** Prints another statement around the genuine seal, and signs it with our own key: only the page differs. */
  const edited = async (change: Partial<LicenceRecord>): Promise<Report> => {
    const pages = await bench.ports.press.layOut(
      { ...adcsOf({ ...record, ...change }), id: issued.id },
      issued.payload,
    )
    const { pdf } = await pages.print(issued.payload)
    return bench.verifyOwn(await bench.ports.documentSigner.sign(pdf))
  }
  const holder = (change: Partial<LicenceRecord['holder']>) => ({ holder: { ...record.holder, ...change } })
  const [category] = record.categories

  it.each([
    ['name', holder({ birthName: 'VALCLAIX' }), 'VALCLAIX'],
    ['birth date', holder({ birthDate: '1986-04-12' }), '12 04 1986'],
    ['birth place', holder({ birthPlace: 'TOULOUSE' }), 'TOULOUSE'],
    ['NEPH', { neph: requestFor('aac', 'ADCS').neph }, '220135107719'],
    [
      'categories',
      { categories: category === undefined ? [] : [category, { ...category, code: 'A' as const }] },
      'A',
    ],
  ])('whose %s was changed is invalid, and the value is named', async (value, change, printed) => {
    const report = await edited(change)
    expect(report.verdict).toBe('invalid')
    expect(check(report, 'visible-text')).toMatchObject({
      outcome: 'failed',
      reason: 'SEAL_DISAGREES_WITH_PRINT',
      detail: expect.stringMatching(
        new RegExp(`^${value}: sealed « [^;]* », printed « [^;]*${printed}[^;]* »$`),
      ),
    })
    expect(check(report, 'seal-signature')).toMatchObject({ outcome: 'passed' })
  })

  it('whose name is painted over, the true one left beneath, is invalid, and the name is named', async () => {
    const source = await PDFDocument.load(issued.pdf)
    const copy = await PDFDocument.create()
    const [page] = await copy.copyPages(source, [0])
    if (page === undefined) throw new Error('the document has no page')
    page.node.delete(PDFName.of('Annots'))
    copy.addPage(page)
    const at = { x: 150, y: page.getHeight() - 365 }
    page.drawRectangle({ ...at, width: 70, height: 14, color: rgb(1, 1, 1) })
    page.drawText('DUPONT', { x: at.x + 3, y: at.y + 3, size: 10 })
    const report = await bench.verifyOwn(await copy.save())
    expect(report.verdict).toBe('invalid')
    expect(check(report, 'visible-text')?.detail).toContain(
      'name: sealed « VALCLAIR », other text is printed over it',
    )
  })

  it('of another person is invalid, in every value that differs', async () => {
    const report = await edited(fixture('aac'))
    expect(report.verdict).toBe('invalid')
    for (const value of ['name', 'given names', 'birth date', 'NEPH'])
      expect(check(report, 'visible-text')?.detail).toContain(value)
  })
})

describe('a file changed after it was issued', () => {
  it('in one byte that nobody sees is invalid', async () => {
    const pdf = Buffer.from(issued.pdf)
    const inComment = pdf.indexOf('\n%') + 3
    pdf[inComment] = (pdf[inComment] ?? 0) ^ 1
    const report = await bench.verify(pdf)
    expect(report.verdict).toBe('invalid')
    expect(check(report, 'pdf-signature')).toMatchObject({ outcome: 'failed', reason: 'HASH_FAILURE' })
  })

  it('in its signature value is invalid', async () => {
    const pdf = Buffer.from(issued.pdf)
    const text = pdf.toString('latin1')
    const contents = /\/Contents <([0-9A-Fa-f]+?)(00)*>/.exec(text)
    const last = (contents?.index ?? 0) + '/Contents <'.length + (contents?.[1]?.length ?? 0) - 1
    pdf[last] = pdf[last] === 0x31 ? 0x32 : 0x31
    const report = await bench.verify(pdf)
    expect(check(report, 'pdf-signature')).toMatchObject({
      outcome: 'failed',
      reason: 'PDF_SIGNATURE_UNREADABLE',
    })
  })

  it('with something added at its end is invalid', async () => {
    const report = await bench.verify(Buffer.concat([issued.pdf, Buffer.from('\n% note\n')]))
    expect(check(report, 'pdf-signature')).toMatchObject({ outcome: 'failed', reason: 'PDF_PARTLY_COVERED' })
  })

  it('cut short is refused as unreadable', async () => {
    await expect(bench.verify(issued.pdf.subarray(0, issued.pdf.length / 2))).rejects.toThrow(
      code('UNREADABLE_PDF'),
    )
  })

  it.skipIf(!hasTool('qpdf'))('protected by a password is refused by name', async () => {
    const locked = join(folder, 'locked.pdf')
    execFileSync('qpdf', ['--encrypt', 'secret', 'secret', '256', '--', genuine, locked])
    await expect(bench.verify(readFileSync(locked))).rejects.toThrow(code('PASSWORD_PROTECTED'))
  })

  it.skipIf(!hasTool('qpdf'))('with pages added shows that the number of pages differs', async () => {
    const longer = join(folder, 'longer.pdf')
    execFileSync('qpdf', ['--empty', '--pages', genuine, genuine, '--', longer])
    const report = await bench.verify(readFileSync(longer))
    expect(report.verdict).not.toBe('valid')
    expect(check(report, 'page-count')).toMatchObject({ reason: 'PAGE_COUNT_DIFFERS' })
  })
})

describe('a picture', () => {
  it('whose code is cut in half has no readable code', async () => {
    const scan = await scanOf(genuine)
    const report = await bench.verify(scan)
    expect(report.verdict).toBe('valid')
    const [{ position } = { position: null }] = (await bench.ports.reader.readPages(issued.pdf)).codes
    if (position === null) throw new Error('the code has no position')
    const half = { ...position, y: position.y + position.height / 2 }
    const cut = await bench.verify(await covered(scan, half))
    expect(cut).toMatchObject({ verdict: 'indeterminate', seal: null, document: null })
    expect(cut.checks).toEqual([
      expect.objectContaining({ name: 'seal-found', outcome: 'undetermined', reason: 'NO_CODE' }),
    ])
  })

  it('with a QR code says that it proves nothing, and does not keep what it holds', async () => {
    const link = 'https://phishing.example/permis'
    const page = await pagePng(200, [{ png: await qrPng(link), x: 30, y: 30, width: 40 }])
    const report = await bench.verify(page)
    expect(report).toMatchObject({ verdict: 'indeterminate', document: null })
    expect(report.checks).toMatchObject([
      { name: 'seal-found', reason: 'OTHER_CODE_FOUND', detail: 'QRCode' },
    ])
    expect(JSON.stringify(report)).not.toContain('phishing')
  })
})

describe('two seals on one page', () => {
  it('of two licences are invalid, and show nobody', async () => {
    const other = await issueDocument(bench.ports, requestFor('aac', 'ADCS', { lint: 'symbol' }))
    const codes = await Promise.all([issued.payload, other.payload].map((text) => dataMatrixPng(text, 6)))
    const page = await pdfOf(codes.map((png, index) => ({ png, x: 20 + 90 * index, y: 20, width: 60 })))
    const report = await bench.verify(page)
    expect(report).toMatchObject({ verdict: 'invalid', document: null, codes: { length: 2 } })
    expect(check(report, 'single-seal')).toMatchObject({ outcome: 'failed', reason: 'MULTIPLE_SEALS' })
  })

  it('that are the same one printed twice are one', async () => {
    const png = await dataMatrixPng(issued.payload, 6)
    const report = await bench.verify(
      await pagePng(200, [
        { png, x: 20, y: 20, width: 60 },
        { png, x: 110, y: 20, width: 60 },
      ]),
    )
    expect(report.verdict).toBe('valid')
    expect(report.codes).toBeUndefined()
  })

  it('one of which is a copy with a false signature make the whole invalid', async () => {
    const forged = issued.payload.replace('VALCLAIR', 'VALCLAIX')
    const codes = await Promise.all([issued.payload, forged].map((text) => dataMatrixPng(text, 6)))
    const page = await pagePng(
      200,
      codes.map((png, index) => ({ png, x: 20 + 90 * index, y: 20, width: 60 })),
    )
    const report = await bench.verify(page)
    expect(report).toMatchObject({ verdict: 'invalid', document: null })
  })
})

const conformance = conformanceDir()

describe.skipIf(conformance === null)('a 2D-Doc of another family beside ours', () => {
  it('does not make an ADCS of a page: the worst decides', async () => {
    const { vectors }: { vectors: { id: string; payload: string }[] } = JSON.parse(
      readFileSync(`${conformance}/vectors.json`, 'utf8'),
    )
    const invoice = vectors.find(({ id }) => id === 'ants-v2-00')?.payload ?? ''
    const codes = await Promise.all([issued.payload, invoice].map((text) => dataMatrixPng(text, 6)))
    const page = await pagePng(
      200,
      codes.map((png, index) => ({ png, x: 20 + 90 * index, y: 20, width: 60 })),
    )
    const report = await bench.verify(page)
    expect(report.verdict).not.toBe('valid')
    expect(report.codes).toHaveLength(2)
    expect(check(report, 'other-codes')).toMatchObject({ reason: 'OTHER_CODE_NOT_VALID' })
  })
})
