import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ContentInfo, SignedData } from '@peculiar/asn1-cms'
import { AsnConvert } from '@peculiar/asn1-schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPdfSignatures } from '../../src/pdf/read-signatures.ts'
import { signatureBytesNeeded, signPdf } from '../../src/pdf/sign-pdf.ts'
import { type PdfSigner, pdfSigner } from '../../src/signing/pdf-signer.ts'
import { hasTool } from '../required-tool.ts'
import { certificatePem, testIdentity } from '../signing/test-identity.ts'
import { cmsIn, coveredBytes, signablePdf } from './signable-pdf.ts'

const kinds = ['RSA', 'EC'] as const
const signers = new Map<string, PdfSigner>()
const folder = mkdtempSync(join(tmpdir(), 'sign-pdf-'))
beforeAll(async () => {
  for (const kind of kinds) signers.set(kind, pdfSigner(await testIdentity(kind)))
})
afterAll(() => rmSync(folder, { recursive: true }))

function signerOf(kind: string): PdfSigner {
  const signer = signers.get(kind)
  if (signer === undefined) throw new Error(`no signer ${kind}`)
  return signer
}

function write(name: string, bytes: Uint8Array | string): string {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  return file
}

describe.each(kinds)('a PDF signed with %s', (kind) => {
  it('is read back as an intact and valid signature of the entire file', async () => {
    const signer = signerOf(kind)
    const [evidence, ...others] = await readPdfSignatures(await signPdf(await signablePdf(), signer))
    expect(others).toEqual([])
    expect(evidence).toEqual({
      subFilter: 'ETSI.CAdES.detached',
      coverage: 'entire-file',
      intact: true,
      valid: true,
      signerCertificate: expect.anything(),
      claimedAt: '2026-11-22T09:00:00+01:00',
      fault: null,
      timestamp: null,
    })
    expect(Buffer.from(evidence?.signerCertificate ?? [])).toEqual(Buffer.from(signer.certificate))
  })

  it('holds a CMS of level B-B: three signed attributes in DER order, no signing time, the chain', async () => {
    const signed = await signPdf(await signablePdf(), signerOf(kind))
    const info = AsnConvert.parse(cmsIn(signed), ContentInfo)
    const data = AsnConvert.parse(info.content, SignedData)
    expect(data.version).toBe(1)
    expect(data.encapContentInfo.eContent).toBeUndefined()
    expect(data.certificates?.length).toBe(2)
    expect(data.signerInfos.length).toBe(1)
    const attributes = data.signerInfos[0]?.signedAttrs ?? []
    expect(attributes.map((attribute) => attribute.attrType)).toEqual([
      '1.2.840.113549.1.9.3',
      '1.2.840.113549.1.9.4',
      '1.2.840.113549.1.9.16.2.47',
    ])
    expect(data.signerInfos[0]?.unsignedAttrs).toBeUndefined()
    const digest = createHash('sha256').update(coveredBytes(signed)).digest()
    expect(Buffer.from(attributes[1]?.attrValues[0] ?? new ArrayBuffer(0)).subarray(2)).toEqual(digest)
  })

  it('fits exactly in the bytes announced, and not in one less', async () => {
    const signer = signerOf(kind)
    const room = signatureBytesNeeded(signer)
    const [evidence] = await readPdfSignatures(await signPdf(await signablePdf({ room }), signer))
    expect(evidence?.valid).toBe(true)
    // An ECDSA value may be up to eight bytes shorter than the longest.
    await expect(signPdf(await signablePdf({ room: room - 9 }), signer)).rejects.toThrow(
      expect.objectContaining({ code: 'SIGNATURE_DOES_NOT_FIT', evidence: { needed: room } }),
    )
  })

  it('is right for each of many documents signed at the same time by one signer', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `SPECIMEN ${index}`)
    const pdfs = await Promise.all(names.map((text) => signablePdf({ text })))
    const signed = await Promise.all(pdfs.map((pdf) => signPdf(pdf, signerOf(kind))))
    for (const pdf of signed) {
      const [evidence] = await readPdfSignatures(pdf)
      expect(evidence).toMatchObject({ coverage: 'entire-file', intact: true, valid: true })
    }
    expect(new Set(signed.map((pdf) => cmsIn(pdf).toString('hex'))).size).toBe(names.length)
  })

  it.skipIf(!hasTool('pdfsig'))('satisfies pdfsig', async () => {
    const file = write(`${kind}.pdf`, await signPdf(await signablePdf(), signerOf(kind)))
    const report = execFileSync('pdfsig', ['-nocert', file], { encoding: 'utf8' })
    expect(report).toContain('Signature is Valid')
    expect(report).toContain('Total document signed')
    expect(report).toContain('ETSI.CAdES.detached')
  })

  it.skipIf(!hasTool('openssl'))('satisfies openssl cms -cades', async () => {
    const signer = signerOf(kind)
    const signed = await signPdf(await signablePdf(), signer)
    const cms = write(`${kind}.cms`, cmsIn(signed))
    const content = write(`${kind}.bin`, coveredBytes(signed))
    const root = write(`${kind}.pem`, signer.chain.map(certificatePem).join(''))
    const options = ['-verify', '-cades', '-binary', '-inform', 'DER', '-purpose', 'any', '-out', '/dev/null']
    const verify = () =>
      execFileSync('openssl', ['cms', ...options, '-in', cms, '-content', content, '-CAfile', root], {
        stdio: 'pipe',
      })
    expect(verify).not.toThrow()
    write(`${kind}.bin`, 'another content')
    expect(verify).toThrow()
  })
})

describe('signPdf', () => {
  it('refuses a file without placeholder', async () => {
    const signed = await signPdf(await signablePdf(), signerOf('EC'))
    for (const pdf of [signed, Buffer.from('%PDF-1.7\n%%EOF'), new Uint8Array()])
      await expect(signPdf(pdf, signerOf('EC'))).rejects.toThrow(
        expect.objectContaining({ code: 'NO_SIGNATURE_PLACEHOLDER' }),
      )
  })

  it('lets the failure of the key through', async () => {
    const broken: PdfSigner = {
      ...signerOf('EC'),
      sign: async () => {
        throw new Error('token removed')
      },
    }
    await expect(signPdf(await signablePdf(), broken)).rejects.toThrow('token removed')
  })
})
