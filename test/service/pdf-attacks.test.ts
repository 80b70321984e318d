import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '../../src/core/verification/report.ts'
import { appendSecurityStore } from '../../src/pdf/writing/append-security-store.ts'
import { type IssuedDocument, issueDocument } from '../../src/service/issue-document.ts'
import { openPdf, withUpdate } from '../pdf/incremental-update.ts'
import { overwrite } from '../pdf/signable-pdf.ts'
import { hasTool } from '../required-tool.ts'
import { dataMatrixPng } from '../scan/sample-pages.ts'
import { type IssuingBench, openIssuingBench, requestFor } from './issuing-bench.ts'

const folder = mkdtempSync(join(tmpdir(), 'attacks-'))
let bench: IssuingBench
let issued: IssuedDocument
beforeAll(async () => {
  bench = await openIssuingBench()
  issued = await issueDocument(bench.ports, requestFor('clean-b', 'ADCS'))
})
afterAll(async () => {
  await bench.close()
  rmSync(folder, { recursive: true })
})

const signatureOf = (report: Report) => report.checks.find(({ name }) => name === 'pdf-signature')

/** The body of a dictionary with one key more, or another value of it. */
function withKey(dictionary: { toString(): string }, key: string, value: string): string {
  return `${dictionary}`.replace(new RegExp(`/${key} [^\\n]*\\n`), '').replace(/>>$/, `/${key} ${value}\n>>`)
}

describe('a document of ours to which something was appended (A22)', () => {
  it('stays valid with a security store, and with nothing else', async () => {
    const stored = await appendSecurityStore(issued.pdf, { certificates: [], revocationLists: [] })
    const report = await bench.verify(stored)
    expect(report.verdict).toBe('valid')
    expect(signatureOf(report)).toMatchObject({
      outcome: 'passed',
      detail: 'coverage: earlier-revision (security-store added)',
    })
  })

  it.each<[string, string, (pdf: Uint8Array) => Promise<Uint8Array>]>([
    [
      'a note laid over the page',
      'PDF_ANNOTATIONS_CHANGED',
      async (pdf) => {
        const { page, pageRef, next } = await openPdf(pdf)
        return withUpdate(pdf, [
          [pageRef.objectNumber, withKey(page, 'Annots', `[${next} 0 R]`)],
          [next, '<</Type /Annot /Subtype /FreeText /Rect [50 400 500 500] /Contents (CATEGORIE C)>>'],
        ])
      },
    ],
    [
      'more content of the page',
      'PDF_PAGES_CHANGED',
      async (pdf) => {
        const { page, pageRef, next } = await openPdf(pdf)
        return withUpdate(pdf, [
          [
            pageRef.objectNumber,
            withKey(page, 'Contents', `[${page.get(PDFName.of('Contents'))} ${next} 0 R]`),
          ],
          [next, '<</Length 2>>\nstream\nq \nendstream'],
        ])
      },
    ],
    [
      'a script',
      'PDF_ACTIVE_CONTENT_ADDED',
      async (pdf) => {
        const { root, catalog } = await openPdf(pdf)
        return withUpdate(pdf, [
          [root.objectNumber, withKey(catalog, 'OpenAction', '<</S /JavaScript /JS (app.alert\\(1\\))>>')],
        ])
      },
    ],
    [
      'a form',
      'PDF_FORM_CHANGED',
      async (pdf) => {
        const { root, catalog } = await openPdf(pdf)
        return withUpdate(pdf, [[root.objectNumber, withKey(catalog, 'AcroForm', '<</Fields []>>')]])
      },
    ],
    [
      'a signature of somebody else',
      'PDF_SIGNED_AGAIN',
      async (pdf) => {
        const { next, catalog } = await openPdf(pdf)
        const form = catalog.lookup(PDFName.of('AcroForm'))
        const number = Number(`${catalog.get(PDFName.of('AcroForm'))}`.split(' ')[0])
        const fields = /\/Fields \[ ?([^\]]*?) ?\]/.exec(`${form}`)?.[1] ?? ''
        const prepared = await withUpdate(pdf, [
          [number, withKey(form ?? '', 'Fields', `[${fields} ${next} 0 R]`)],
          [next, `<</FT /Sig /T (Two) /Subtype /Widget /Rect [0 0 0 0] /V ${next + 1} 0 R>>`],
          [
            next + 1,
            `<</Type /Sig /SubFilter /ETSI.CAdES.detached /ByteRange [0 /********** /********** /**********]\n/Contents <${'00'.repeat(4096)}> >>`,
          ],
        ])
        return bench.ports.documentSigner.sign(prepared)
      },
    ],
    [
      'a note of bytes alone',
      'PDF_PARTLY_COVERED',
      async (pdf) => Buffer.concat([pdf, Buffer.from('\n% note\n')]),
    ],
  ])('fails with %s: %s', async (_, reason, attack) => {
    const report = await bench.verify(await attack(issued.pdf))
    expect(report.verdict).toBe('invalid')
    expect(signatureOf(report)).toMatchObject({ outcome: 'failed', reason })
  })

  it('fails with a signature that leaves a gap', async () => {
    const range =
      /\/ByteRange \[0 \d+ \d+ (\d+)\]/.exec(Buffer.from(issued.pdf).toString('latin1'))?.[0] ?? ''
    const shorter = range.replace(
      /(\d+)\]$/,
      (_, last: string) => `${String(Number(last) - 1).padStart(last.length, '0')}]`,
    )
    const report = await bench.verify(overwrite(issued.pdf, range, shorter))
    expect(report.verdict).toBe('invalid')
    expect(signatureOf(report)?.outcome).toBe('failed')
  })
})

describe('a document of ours that was written anew (A22)', () => {
  it.skipIf(!hasTool('qpdf'))('under a password of the owner is never taken for signed by us', async () => {
    const [file, locked] = [join(folder, 'in.pdf'), join(folder, 'locked.pdf')]
    writeFileSync(file, issued.pdf)
    execFileSync('qpdf', ['--encrypt', '', 'owner', '256', '--', file, locked])
    const report = await bench.verify(readFileSync(locked))
    expect(signatureOf(report)?.outcome).not.toBe('passed')
  })

  it('with a file attached and its signature kept no longer verifies', async () => {
    const document = await PDFDocument.load(issued.pdf, { updateMetadata: false })
    document.catalog.set(PDFName.of('Lang'), PDFString.of('fr'))
    document.context.obj({ EF: PDFHexString.of('00') })
    await document.attach(Buffer.from('attached'), 'a.txt', { mimeType: 'text/plain' })
    const report = await bench.verify(await document.save({ useObjectStreams: false }))
    expect(report.verdict).toBe('invalid')
    expect(signatureOf(report)?.outcome).toBe('failed')
  })
})

describe('a PDF with two codes (A22)', () => {
  const withCode = async (text: string, page: 0 | 1) => {
    const document = await PDFDocument.load(issued.pdf, { updateMetadata: false })
    const png = await document.embedPng(await dataMatrixPng(text, 4))
    const target = page === 0 ? document.getPage(0) : document.addPage([595, 842])
    target.drawImage(png, { x: 30, y: 20, width: 110, height: 110 })
    return bench.verify(await document.save())
  }

  it('one of which is forged is invalid, and shows nobody', async () => {
    const report = await withCode(issued.payload.replace('VALCLAIR', 'VALCLAIX'), 0)
    expect(report).toMatchObject({ verdict: 'invalid', document: null, codes: { length: 2 } })
    expect(report.checks).toContainEqual(expect.objectContaining({ reason: 'MULTIPLE_SEALS' }))
  })

  it('the second being of another person on page 2 is invalid, and shows nobody', async () => {
    const other = await issueDocument(bench.ports, requestFor('aac', 'ADCS', { lint: 'symbol' }))
    const report = await withCode(other.payload, 1)
    expect(report).toMatchObject({ verdict: 'invalid', document: null })
    expect(report.codes?.map(({ page }) => page)).toEqual([1, 2])
    expect(report.checks).toContainEqual(expect.objectContaining({ reason: 'MULTIPLE_SEALS' }))
  })
})
