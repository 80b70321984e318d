import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assembleTrust } from '../../src/core/trust/assemble-trust.ts'
import { verifyDocument } from '../../src/core/verification/verify-document.ts'
import { pdfPress } from '../../src/pdf/press.ts'
import { readPdfSignatures } from '../../src/pdf/read-signatures.ts'
import { signatureBytesNeeded, signPdf } from '../../src/pdf/sign-pdf.ts'
import { readOwnPage } from '../../src/scan/own-page.ts'
import { type IssuePorts, issueDocument } from '../../src/service/issue-document.ts'
import { loadOperatorSigners } from '../../src/signing/operator-signers.ts'
import { loadOperatorTrust } from '../../src/signing/operator-trust.ts'
import { ISSUED_AT } from '../core/records.ts'
import { hasTool } from '../required-tool.ts'
import { type IssuingBench, openIssuingBench, requestFor } from '../service/issuing-bench.ts'
import { operatorFolder } from './operator-folder.ts'
import { type SoftToken, softToken } from './soft-token.ts'

describe.skipIf(!hasTool('softhsm2-util'))('a document issued with keys in a token', () => {
  let token: SoftToken
  let bench: IssuingBench
  let ports: IssuePorts

  beforeAll(async () => {
    token = softToken()
    bench = await openIssuingBench()
    const folder = await operatorFolder('FR77', ISSUED_AT)
    for (const { id, keyPem } of folder.handedOver) token.importKey(id, keyPem)
    const { module, label, pinFile } = token
    const signers = await loadOperatorSigners({
      production: true,
      keysDir: folder.dir,
      dataDir: folder.dataDir,
      keys: { provider: 'pkcs11', module, token: label, pinFile },
    })
    const seals: IssuePorts['seals'] = {
      forDocumentType: (documentType) => {
        const signer = signers.sealSigners.get(documentType)
        if (signer) return signer
        throw new TypeError(`no signer for ${documentType}`)
      },
    }
    ports = {
      ...bench.ports,
      seals,
      press: pdfPress({ signatureBytes: signatureBytesNeeded(signers.pdfSigner) }),
      documentSigner: { sign: (pdf) => signPdf(pdf, signers.pdfSigner) },
      ownTrust: async () => assembleTrust(await loadOperatorTrust(folder.dir)),
      environment: 'production',
    }
  })
  afterAll(async () => {
    await bench.close()
    token.remove()
  })

  const request = () => requestFor('clean-b', 'ADCS')

  it('is valid, seal and PDF signature alike, in production', async () => {
    const { pdf } = await issueDocument(ports, request())
    const { codes, ...pages } = await readOwnPage(pdf)
    const signatures = await readPdfSignatures(pdf)
    const report = await verifyDocument(
      { source: 'pdf', codes, otherCodes: [], pdf: { ...pages, signatures } },
      await ports.ownTrust(ISSUED_AT),
      ISSUED_AT,
      { requester: { role: 'authority' }, environment: 'production' },
    )
    const outcomes = new Map(report.checks.map(({ name, outcome }) => [name, outcome]))
    expect([outcomes.get('seal-signature'), outcomes.get('pdf-signature')]).toEqual(['passed', 'passed'])
    expect([report.verdict, report.seal?.caId]).toEqual(['valid', 'FR77'])
  })

  it('is not made at all while the token is away: a code, a failed line of audit, and no half document', async () => {
    token.unplug()
    const before = bench.audited.length
    await expect(issueDocument(ports, request())).rejects.toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^PKCS11_/) }),
    )
    expect(bench.audited.slice(before).map(({ outcome, documentId }) => [outcome, documentId])).toEqual([
      ['failed', null],
    ])
    token.plugIn()
    expect((await issueDocument(ports, request())).pdf.length).toBeGreaterThan(10_000)
  })
})
