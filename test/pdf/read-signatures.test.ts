import { CertificateChoices, CertificateSet, ContentInfo, SignedData } from '@peculiar/asn1-cms'
import { AsnConvert } from '@peculiar/asn1-schema'
import { Certificate } from '@peculiar/asn1-x509'
import fc from 'fast-check'
import { PDFDocument } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import type { PdfSignatureEvidence } from '../../src/core/verification/evidence.ts'
import { readPdfSignatures } from '../../src/pdf/read-signatures.ts'
import { signPdf } from '../../src/pdf/sign-pdf.ts'
import { type PdfSigner, pdfSigner } from '../../src/signing/pdf-signer.ts'
import { testIdentity } from '../signing/test-identity.ts'
import { cmsIn, contentsOffsets, overwrite, signablePdf } from './signable-pdf.ts'

let signer: PdfSigner
let signed: Uint8Array
beforeAll(async () => {
  signer = pdfSigner(await testIdentity('EC'))
  signed = await signPdf(await signablePdf({ text: 'CATEGORIE B' }), signer)
})

const genuine = { coverage: 'entire-file', intact: true, valid: true, fault: null }

async function readOne(pdf: Uint8Array): Promise<PdfSignatureEvidence> {
  const [evidence, ...others] = await readPdfSignatures(pdf)
  if (evidence === undefined || others.length > 0) throw new Error(`${others.length} more signatures`)
  return evidence
}

function withUpdate(pdf: Uint8Array, objects: string): Uint8Array {
  const update = `\n${objects}\ntrailer\n<< /Size 99 /Root 2 0 R >>\nstartxref\n0\n%%EOF`
  return Buffer.concat([pdf, Buffer.from(update, 'latin1')])
}

/** Writes the CMS of a signature anew, and keeps the length of /Contents. */
function withCms(pdf: Uint8Array, cms: Uint8Array): Uint8Array {
  const { start, end } = contentsOffsets(pdf)
  const copy = Buffer.from(pdf)
  copy.write(
    Buffer.from(cms)
      .toString('hex')
      .padEnd(end - start - 2, '0'),
    start + 1,
    'latin1',
  )
  return copy
}

function rangeIn(pdf: Uint8Array): string {
  return /\/ByteRange \[[^\]]*\] */.exec(Buffer.from(pdf).toString('latin1'))?.[0] ?? ''
}

function withRange(pdf: Uint8Array, change: (range: number[]) => number[]): Uint8Array {
  const written = rangeIn(pdf)
  const numbers = written.match(/\d+/g)?.map(Number) ?? []
  return overwrite(pdf, written, `/ByteRange [${change(numbers).join(' ')}]`.padEnd(written.length))
}

describe('readPdfSignatures', () => {
  it('gives the facts of a genuine signature', async () => {
    expect(await readOne(signed)).toMatchObject({ ...genuine, subFilter: 'ETSI.CAdES.detached' })
  })

  it('finds nothing in a PDF without signature', async () => {
    const document = await PDFDocument.create()
    document.addPage()
    for (const useObjectStreams of [true, false])
      expect(await readPdfSignatures(await document.save({ useObjectStreams }))).toEqual([])
  })

  it('says of a byte changed in the page that the file is no longer intact', async () => {
    const { start } = contentsOffsets(signed)
    for (const at of [9, start - 1, contentsOffsets(signed).end + 1, signed.length - 1]) {
      const changed = Buffer.from(signed)
      changed[at] = (changed[at] ?? 0) ^ 1
      for (const { intact } of await readPdfSignatures(changed)) expect(intact, `offset ${at}`).toBe(false)
    }
  })

  it('takes an incremental update after signing for a later revision', async () => {
    const updated = withUpdate(signed, '4 0 obj\n<< /Shown (CATEGORIE C) >>\nendobj')
    expect(await readOne(updated)).toMatchObject({ coverage: 'earlier-revision', intact: true, valid: true })
  })

  it('takes a single line end added after signing for a later revision', async () => {
    const updated = Buffer.concat([signed, Buffer.from('\n')])
    expect((await readOne(updated)).coverage).toBe('earlier-revision')
  })

  it('reads both signatures when a second one is added in an update', async () => {
    const placeholder =
      '98 0 obj\n<< /Type /Sig /SubFilter /ETSI.CAdES.detached ' +
      `/ByteRange [0 /********** /********** /**********] /Contents <${'00'.repeat(4096)}> >>\nendobj`
    const twice = await signPdf(withUpdate(signed, placeholder), signer)
    expect(await readPdfSignatures(twice)).toMatchObject([
      { ...genuine, coverage: 'earlier-revision' },
      { ...genuine, claimedAt: null },
    ])
  })

  it('still shows a signature whose object number was taken by a later revision', async () => {
    const at = Buffer.from(signed).lastIndexOf(' obj', contentsOffsets(signed).start)
    const number = /(\d+ 0)$/.exec(Buffer.from(signed).subarray(0, at).toString('latin1'))?.[0]
    const shadowed = withUpdate(signed, `${number} obj\nnull\nendobj`)
    expect(await readOne(shadowed)).toMatchObject({ coverage: 'earlier-revision', valid: true })
  })

  it('does not take the signature of an attached PDF for one of the file', async () => {
    const stream = `<< /Length ${signed.length} >>\nstream\n${Buffer.from(signed).toString('latin1')}\nendstream`
    const outer = withUpdate(Buffer.from('%PDF-1.7\n1 0 obj\nnull\nendobj'), `97 0 obj\n${stream}\nendobj`)
    expect(await readPdfSignatures(outer)).toEqual([])
  })

  it('reads no instant from a date without offset, or one that does not exist', async () => {
    for (const claimedAt of [
      'D:20261122090000',
      "D:20261322090000+01'00'",
      'yesterday',
      "D:20261122090000+01'61'",
    ])
      expect((await readOne(await signPdf(await signablePdf({ claimedAt }), signer))).claimedAt).toBeNull()
    const utc = await signPdf(await signablePdf({ claimedAt: 'D:20261122090000Z' }), signer)
    expect((await readOne(utc)).claimedAt).toBe('2026-11-22T09:00:00Z')
  })
})

describe('a /ByteRange that was tampered with', () => {
  it.each<[string, (range: number[]) => number[]]>([
    ['leaves out more before /Contents', ([s = 0, a = 0, b = 0, c = 0]) => [s, a - 9, b, c]],
    ['leaves out more after /Contents', ([s = 0, a = 0, b = 0, c = 0]) => [s, a, b + 9, c - 9]],
    ['covers a part of /Contents', ([s = 0, a = 0, b = 0, c = 0]) => [s, a + 1, b, c]],
    ['begins after the first byte', ([, a = 0, b = 0, c = 0]) => [1, a - 1, b, c]],
    ['ends before the last byte', ([s = 0, a = 0, b = 0, c = 0]) => [s, a, b, c - 1]],
    ['ends after the last byte', ([s = 0, a = 0, b = 0, c = 0]) => [s, a, b, c + 1]],
    ['overlaps', ([s = 0, a = 0, b = 0, c = 0]) => [s, a, a - 9, c + b - a + 9]],
    ['has three numbers', ([s = 0, a = 0, b = 0]) => [s, a, b]],
    ['has a negative number', ([s = 0, a = 0, b = 0]) => [s, a, b, -1]],
    ['has a fraction', ([s = 0, a = 0, b = 0]) => [s, a, b, 0.5]],
  ])('and now %s is unclear', async (_, change) => {
    expect(await readOne(withRange(signed, change))).toMatchObject({ coverage: 'unclear', intact: false })
  })

  it('is unclear when the signed end of the file was moved to make room for other objects', async () => {
    const { end } = contentsOffsets(signed)
    const inserted = Buffer.from('\n>>\nendobj\n9 0 obj\n<< /Shown (CATEGORIE C) >>\nendobj\n')
    const tail = signed.subarray(end)
    const wrapped = Buffer.concat([signed.subarray(0, end), inserted, tail])
    const moved = withRange(wrapped, ([s = 0, a = 0, b = 0, c = 0]) => [s, a, b + inserted.length, c])
    expect(await readOne(moved)).toMatchObject({ coverage: 'unclear' })
  })

  it('is unclear when the key stands twice', async () => {
    const doubled = overwrite(signed, '/Filter /Adobe.PPKLite', '/ByteRange [0 0 0 0]  ')
    expect(await readOne(doubled)).toMatchObject({ coverage: 'unclear', valid: false })
  })

  it('is found when its name is written with an escape', async () => {
    const bytes = Buffer.from(signed)
    const at = bytes.indexOf('/ByteRange')
    const escaped = Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from('/Byte#52ange'),
      bytes.subarray(at + 10),
    ])
    expect(await readOne(escaped)).toMatchObject({ coverage: 'unclear', intact: false })
  })
})

describe('a /Contents that was tampered with', () => {
  it('taken from another document by the same signer is valid but not intact', async () => {
    const other = await signPdf(await signablePdf({ text: 'CATEGORIE C' }), signer)
    const swapped = withCms(signed, cmsIn(other))
    expect(await readOne(swapped)).toMatchObject({ coverage: 'entire-file', intact: false, valid: true })
  })

  it.each<[string, (cms: Buffer) => Uint8Array, RegExp]>([
    ['cut short', (cms) => cms.subarray(0, 200), /signerInfos|cut short/],
    ['only zeros', () => Buffer.alloc(10), /ContentInfo/],
    ['followed by something', (cms) => Buffer.concat([cms, Buffer.from('hidden')]), /zeros/],
  ])('and is now %s has a fault', async (_, change, fault) => {
    const evidence = await readOne(withCms(signed, change(cmsIn(signed))))
    expect(evidence).toMatchObject({ valid: false, signerCertificate: null })
    expect(evidence.fault).toMatch(fault)
  })

  it.each([
    ['a digit that is none', 'x0'],
    ['white space', '0 '],
  ])('and holds %s has a fault', async (_, digits) => {
    const changed = Buffer.from(signed)
    changed.write(digits, contentsOffsets(signed).end - 3, 'latin1')
    expect(await readOne(changed)).toMatchObject({ coverage: 'unclear', valid: false })
  })

  it('whose certificate was replaced by one with the same names has a fault', async () => {
    const other = await testIdentity('EC')
    const info = AsnConvert.parse(cmsIn(signed), ContentInfo)
    const data = AsnConvert.parse(info.content, SignedData)
    const certificate = AsnConvert.parse(other.certificate, Certificate)
    data.certificates = new CertificateSet([new CertificateChoices({ certificate })])
    info.content = AsnConvert.serialize(data)
    const evidence = await readOne(withCms(signed, Buffer.from(AsnConvert.serialize(info))))
    expect(evidence).toMatchObject({ intact: true, valid: false, signerCertificate: null })
    expect(evidence.fault).toContain('no certificate of the CMS has the hash in signing-certificate-v2')
  })

  it('whose signature value was changed has a fault', async () => {
    const cms = cmsIn(signed)
    cms[cms.length - 1] = (cms.at(-1) ?? 0) ^ 1
    expect(await readOne(withCms(signed, cms))).toMatchObject({ intact: true, valid: false })
  })

  it('whose digest was changed to fit other content has a fault', async () => {
    const other = await signPdf(await signablePdf({ text: 'CATEGORIE C' }), signer)
    const digestOf = (cms: Buffer) =>
      cms.subarray(cms.indexOf('2a864886f70d010904', 'hex') + 13).subarray(0, 32)
    const forged = Buffer.from(cmsIn(signed))
    digestOf(cmsIn(other)).copy(digestOf(forged))
    expect(await readOne(withCms(other, forged))).toMatchObject({ intact: true, valid: false })
  })
})

describe('a file of unknown origin', () => {
  it.each(['', 'MZ', '<html>', '%PDF-1.7'])('%j is an unreadable PDF', async (text) => {
    await expect(readPdfSignatures(Buffer.from(text))).rejects.toThrow(
      expect.objectContaining({ code: 'UNREADABLE_PDF' }),
    )
  })

  it.each([
    'trailer\n<< /Root 1 0 R /Encrypt 3 0 R >>',
    '5 0 obj\n<< /Type /XRef /Root 1 0 R /Encrypt << /Filter /Standard >> >>\nendobj',
  ])('that says %j is an encrypted PDF', async (text) => {
    const pdf = Buffer.from(`%PDF-1.7\n1 0 obj\n<< >>\nendobj\n${text}\n`)
    await expect(readPdfSignatures(pdf)).rejects.toThrow(expect.objectContaining({ code: 'ENCRYPTED_PDF' }))
  })

  it('with more signatures than are read says so in the last one', async () => {
    const many = '1 0 obj\n<< /ByteRange [0 1 2 3] /Contents <00> >>\nendobj\n'.repeat(50)
    const evidence = await readPdfSignatures(Buffer.from(`%PDF-1.7\n${many}`))
    expect(evidence.length).toBe(33)
    expect(evidence.at(-1)?.fault).toContain('more than 32')
  })

  it.each([
    '<</ByteRange',
    '<</ByteRange[0 1 2 3]',
    '<</ByteRange null/Contents null>>',
    '<</ByteRange[0 1 2 3]/Contents(text)>>',
    '<</ByteRange[0 1 2 3]/Contents<>>>',
    '<</ByteRange[1e9 0 0 0]/Contents<00>/SubFilter/ETSI.CAdES.detached>>',
    '<</ByteRange[0 99999999999999999999 0 0]/Contents<00>/SubFilter/ETSI.CAdES.detached>>',
    '<</Type/Sig/Contents<00>/SubFilter/__proto__/M<00>>>',
    '<</Length 1e300>>stream',
    '<</Length 99999999999999999999>>stream',
    '<</Length -9>>stream',
  ])('that holds %j proves nothing and breaks nothing', async (object) => {
    for (const evidence of await readPdfSignatures(
      Buffer.from(`%PDF-1.7\n1 0 obj null endobj 2 0 obj ${object} endobj`),
    ))
      expect(evidence).toMatchObject({ coverage: 'unclear', intact: false, valid: false })
  })

  it.each([
    ['objects never closed', '1 0 obj ('],
    ['arrays in arrays', '1 0 obj ['],
    ['dictionaries in dictionaries', '1 0 obj <</A'],
    ['comments on one line', '1 0 obj null % '],
    ['comments before values', '1 0 obj % '],
    ['hexadecimal never closed', '1 0 obj <'],
    ['streams never closed', '1 0 obj <<>> stream '],
    ['lengths that point far', '1 0 obj <</Length 900000>> stream '],
    ['digits', '1'],
    ['references that are none', '1 0 obj [1 1 '],
    ['names', '1 0 obj /A#41'],
    ['white space', '     '],
    ['trailers', 'trailer '],
    ['keywords', 'obj obj '],
  ])('made of a million bytes of %s is answered', async (_, pattern) => {
    const pdf = Buffer.from(`%PDF-1.7\n1 0 obj null endobj ${pattern.repeat(1_000_000 / pattern.length)}`)
    const answer = await readPdfSignatures(pdf).catch((error: unknown) => error)
    expect(answer).toSatisfy(
      (value) => Array.isArray(value) || (value as { code?: string }).code === 'UNREADABLE_PDF',
    )
  })

  it('is never taken for genuine, whichever byte outside /Contents is changed', async () => {
    const { start, end } = contentsOffsets(signed)
    const outside = fc.integer({ min: 0, max: signed.length - 1 }).filter((at) => at < start || at >= end)
    await fc.assert(
      fc.asyncProperty(outside, fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        const changed = Buffer.from(signed)
        changed[at] = (changed[at] ?? 0) ^ mask
        const evidence = await readPdfSignatures(changed).catch(() => [])
        expect(evidence.some(({ intact }) => intact)).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  it('never breaks the reader, whichever bytes of the CMS are changed', async () => {
    const cms = cmsIn(signed)
    const change = fc.tuple(fc.nat(cms.length - 1), fc.nat(255))
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const changed = Buffer.from(cms)
        for (const [at, byte] of changes) changed[at] = byte
        const [evidence] = await readPdfSignatures(withCms(signed, changed))
        expect(evidence?.valid).toBe(evidence?.fault === null)
      }),
      { numRuns: 400 },
    )
  })

  it('is answered with evidence or a code, truncated anywhere or made of random bytes', async () => {
    const answered = async (pdf: Uint8Array) => {
      const answer = await readPdfSignatures(pdf).catch((error: unknown) => error)
      if (Array.isArray(answer)) expect(answer.every(({ intact }) => !intact)).toBe(true)
      else expect(answer).toMatchObject({ code: expect.stringMatching(/^(UNREADABLE|ENCRYPTED)_PDF$/) })
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(signed.length - 1), (length) => answered(signed.subarray(0, length))),
      { numRuns: 200 },
    )
    const piece = fc.constantFrom(
      '1 0 obj',
      '<<',
      '>>',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '/ByteRange',
      '/Contents',
      '/Type',
    )
    const other = fc.constantFrom(
      '/Sig',
      ' 0 ',
      '5',
      'R',
      'stream\n',
      'endstream',
      'endobj',
      '%',
      '\n',
      '\\',
      'trailer',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(piece, other), { maxLength: 80 }), (pieces) =>
        answered(Buffer.from(`%PDF-1.7\n1 0 obj ${pieces.join('')}`)),
      ),
      { numRuns: 500 },
    )
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), (bytes) =>
        answered(Buffer.concat([Buffer.from('%PDF-1.7\n1 0 obj<</A'), bytes])),
      ),
    )
  })
})
