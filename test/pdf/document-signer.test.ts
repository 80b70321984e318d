import 'reflect-metadata'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFArray, PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentSigner, type RoomyDocumentSigner } from '../../src/pdf/document-signer.ts'
import { readPdfSignatures } from '../../src/pdf/read-signatures.ts'
import { timestampAuthority } from '../../src/pdf/timestamp/timestamp-authority.ts'
import { writePdf } from '../../src/pdf/write-pdf.ts'
import { appendSecurityStore } from '../../src/pdf/writing/append-security-store.ts'
import { type PdfSigner, pdfSigner } from '../../src/signing/pdf-signer.ts'
import { timeStampService } from '../../src/storage/time-stamp-service.ts'
import { testPki } from '../core/trust/test-pki.ts'
import { hasTool } from '../required-tool.ts'
import { testIdentity } from '../signing/test-identity.ts'
import { type OpensslAuthority, opensslAuthority } from './openssl-authority.ts'
import { layoutSample, sampleOptions } from './samples/render-sample.ts'
import { attestationView } from './samples/sample-views.ts'
import { signablePdf } from './signable-pdf.ts'

const code = (expected: string) => expect.objectContaining({ code: expected })
const folder = mkdtempSync(join(tmpdir(), 'levels-'))
const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

describe.skipIf(!hasTool('openssl'))('a document of level B-LT', () => {
  let tsa: OpensslAuthority
  let signer: PdfSigner
  let signing: RoomyDocumentSigner
  let unsigned: Uint8Array
  let signed: Uint8Array
  const file = join(folder, 'b-lt.pdf')
  beforeAll(async () => {
    tsa = await opensslAuthority()
    signer = pdfSigner(await testIdentity('EC'))
    const list = await (await testPki()).list()
    const authority = timestampAuthority({ post: timeStampService(tsa.url), pinned: null })
    signing = documentSigner(signer, { level: 'B-LT', authority, revocationListsFor: async () => [list.der] })
    unsigned = await sampleWithRoom(signing.signatureBytes)
    signed = await signing.sign(unsigned)
    writeFileSync(file, signed)
  })
  afterAll(() => {
    tsa.close()
    rmSync(folder, { recursive: true })
  })

  it('is a signature of an earlier revision, after which only a security store was added', async () => {
    expect(await readPdfSignatures(signed)).toMatchObject([
      {
        coverage: 'earlier-revision',
        intact: true,
        valid: true,
        laterChanges: ['security-store'],
        timestamp: { authority: 'Horodatage Essai', fault: null },
      },
    ])
  })

  it('holds the certificates of signer and time-stamp, and the revocation list', async () => {
    const { catalog } = await PDFDocument.load(signed, { updateMetadata: false })
    const store = catalog.lookup(PDFName.of('DSS'), PDFDict)
    expect(store.lookup(PDFName.of('Certs'), PDFArray).size()).toBeGreaterThanOrEqual(3)
    expect(store.lookup(PDFName.of('CRLs'), PDFArray).size()).toBe(1)
  })

  it.skipIf(!hasTool('qpdf'))('satisfies qpdf', () => {
    expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors')
  })

  it.skipIf(!hasTool('pdfsig'))('satisfies pdfsig, which sees the signature of the first revision', () => {
    const report = run('pdfsig', '-nocert', file)
    expect(report).toContain('Signature is Valid')
    expect(report).toContain('Not total document signed')
  })

  it('may take another security store afterwards, and nothing else', async () => {
    const twice = await appendSecurityStore(signed, { certificates: [tsa.root], revocationLists: [] })
    expect(await readPdfSignatures(twice)).toMatchObject([{ laterChanges: ['security-store'] }])
  })

  it('is not made while a certificate names a revocation list that is not at hand', async () => {
    const naming = await opensslAuthority({ revocationAddress: 'http://127.0.0.1:9/tsa.crl' })
    const authority = timestampAuthority({ post: timeStampService(naming.url), pinned: null })
    const lacking = documentSigner(signer, {
      level: 'B-LT',
      authority,
      revocationListsFor: async () => [],
    })
    await expect(lacking.sign(unsigned)).rejects.toThrow(code('REVOCATION_LIST_MISSING'))
    naming.close()
  })

  it('is not made, nor is one of level B-T, while the authority is down', async () => {
    const authority = timestampAuthority({ post: timeStampService('http://127.0.0.1:1/'), pinned: null })
    const pdf = await signablePdf({ room: signing.signatureBytes })
    for (const level of [
      documentSigner(signer, { level: 'B-T', authority }),
      documentSigner(signer, { level: 'B-LT', authority, revocationListsFor: async () => [] }),
    ])
      await expect(level.sign(pdf)).rejects.toThrow(code('TIMESTAMP_UNAVAILABLE'))
  })

  it('is made right for each of many signed at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => signing.sign(unsigned)))
    for (const pdf of all)
      expect(await readPdfSignatures(pdf)).toMatchObject([
        { valid: true, laterChanges: ['security-store'], timestamp: { fault: null } },
      ])
  })
})

/** A page of our own writer, with room for a signature. */
async function sampleWithRoom(contentsBytes: number): Promise<Uint8Array> {
  const { signature } = sampleOptions
  if (signature === null) throw new Error('the sample is not to be signed')
  const pages = await layoutSample('attestation', attestationView)
  return writePdf(pages, { ...sampleOptions, signature: { ...signature, contentsBytes } })
}
