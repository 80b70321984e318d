import { readdirSync } from 'node:fs'
import { PDFDocument, rgb } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeSeal } from '../../src/core/seal/seal.ts'
import { CodedError } from '../../src/errors.ts'
import { sealSymbol } from '../../src/pdf/seal-symbol.ts'
import { type IssuePorts, issueDocument } from '../../src/service/issue-document.ts'
import { lintDocument } from '../../src/service/lint-document.ts'
import type { Press, PrintedPages } from '../../src/service/ports.ts'
import { adcsOf, fixture, ISSUED_AT } from '../core/records.ts'
import { faultsOfTaggedPdf } from '../pdf/tagged-pdf-check.ts'
import { type IssuingBench, openIssuingBench, requestFor } from './issuing-bench.ts'

let bench: IssuingBench
beforeAll(async () => {
  bench = await openIssuingBench()
})
afterAll(() => bench.close())

const names = readdirSync(new URL('../../fixtures/records/', import.meta.url)).map((file) =>
  file.replace(/\.json$/, ''),
)
const kinds = ['ADCS', 'RII'] as const
const code = (expected: string, evidence = {}) => ({ code: expected, evidence })

/** What a coded error says; an issue that succeeds is told without its bytes. */
async function refusalOf(issuing: Promise<unknown>) {
  const error = await issuing.then(
    () => new Error('it was issued'),
    (reason: unknown) => reason,
  )
  return error instanceof CodedError ? { code: error.code, evidence: error.evidence } : error
}

describe.each(kinds)('the %s of each fictitious driver', (kind) => {
  it.each(names)('%s is issued, is tagged and is read back from its page as valid', async (name) => {
    const issued = await issueDocument(bench.ports, requestFor(name, kind))
    expect(await faultsOfTaggedPdf(issued.pdf)).toEqual([])
    expect(bench.audited.at(-1)).toMatchObject({
      outcome: 'granted',
      documentId: issued.id,
      neph: fixture(name).neph,
    })
    const report = await bench.verifyOwn(issued.pdf)
    expect(report).toMatchObject({ verdict: 'valid', document: { kind, id: issued.id } })
    expect(report.checks.filter(({ outcome }) => outcome !== 'passed').map(({ name }) => name)).toEqual(
      kind === 'ADCS'
        ? ['withdrawal', 'recipient', 'expected-kind']
        : ['validity-period', 'withdrawal', 'recipient', 'expected-kind'],
    )
  })
})

describe('issuing', () => {
  it('an ADCS never tells points, and an RII seals them', async () => {
    const adcs = await issueDocument(bench.ports, requestFor('one-point', 'ADCS', { lint: 'symbol' }))
    const rii = await issueDocument(bench.ports, requestFor('one-point', 'RII', { lint: 'symbol' }))
    const ids = (payload: string) => decodeSeal(payload).fields.map(({ id }) => id)
    expect(ids(adcs.payload)).not.toContain('AG')
    expect(ids(rii.payload)).toContain('AG')
  })

  it('twice with the same id, instant and keys gives files that differ only in their signatures', async () => {
    const signatures = new Map<string, Uint8Array>()
    const printed: Uint8Array[] = []
    const ports: IssuePorts = {
      ...bench.ports,
      ids: { next: () => '7Q2MX4WD91KF3HTB' },
      // The register takes an id once.
      documents: { register: async () => {} },
      // Each signature of ECDSA is another: the first one made for the same bytes serves again.
      seals: {
        forDocumentType: (type) => {
          const signer = bench.ports.seals.forDocumentType(type)
          return {
            ...signer,
            sign: async (bytes) => {
              const key = Buffer.from(bytes).toString('hex')
              const signature = signatures.get(key) ?? (await signer.sign(bytes))
              signatures.set(key, signature)
              return signature
            },
          }
        },
      },
      documentSigner: {
        sign: (pdf) => {
          printed.push(pdf)
          return bench.ports.documentSigner.sign(pdf)
        },
      },
    }
    for (const kind of kinds)
      for (const _ of [1, 2]) await issueDocument(ports, requestFor('restrictions', kind, { lint: 'symbol' }))
    expect(signatures.size).toBe(2)
    expect(Buffer.from(printed[0] ?? [])).toEqual(Buffer.from(printed[1] ?? []))
    expect(Buffer.from(printed[2] ?? [])).toEqual(Buffer.from(printed[3] ?? []))
  })
})

describe('a request that is refused or fails', () => {
  const requester = { role: 'operator', mandate: { kind: 'none' } } as const

  it.each([
    ['an operator without mandate', requester, 'MANDATE_REQUIRED'],
    [
      'a holder who did not come by FranceConnect',
      { role: 'holder', signedInBy: 'account' } as const,
      'FRANCECONNECT_REQUIRED',
    ],
    ['an employer', { role: 'employer' } as const, 'POINTS_RESERVED'],
  ])('%s gets no RII, and leaves an audit line', async (_, requester, reason) => {
    expect(
      await refusalOf(issueDocument(bench.ports, requestFor('clean-b', 'RII', { requester }))),
    ).toMatchObject(code('ACCESS_REFUSED', { reason }))
    expect(bench.audited.at(-1)).toMatchObject({ outcome: 'refused', reason, documentId: null })
  })

  it('names who asked and why in the audit, where a mandate tells', async () => {
    const mandate = { kind: 'request', purpose: 'réquisition 12/26', requestedBy: 'agent 7' } as const
    const request = requestFor('clean-b', 'ADCS', {
      requester: { role: 'operator', mandate },
      lint: 'symbol',
    })
    await issueDocument(bench.ports, request)
    expect(bench.audited.at(-1)).toMatchObject({ requester: 'agent 7', purpose: 'réquisition 12/26' })
  })

  it('an unknown NEPH is audited as a failure', async () => {
    const request = { ...requestFor('clean-b', 'ADCS'), neph: requestFor('aac', 'ADCS').neph }
    const records = { find: async () => null }
    expect(await refusalOf(issueDocument({ ...bench.ports, records }, request))).toMatchObject(
      code('UNKNOWN_NEPH'),
    )
    expect(bench.audited.at(-1)).toMatchObject({
      outcome: 'failed',
      reason: 'UNKNOWN_NEPH',
      documentId: null,
    })
  })

  it('nothing leaves when it cannot be registered with its audit line', async () => {
    const full = new Error('no space left')
    const documents = { register: () => Promise.reject(full) }
    const issuing = issueDocument(
      { ...bench.ports, documents },
      requestFor('clean-b', 'ADCS', { lint: 'symbol' }),
    )
    expect(await refusalOf(issuing)).toBe(full)
    expect(bench.audited.at(-1)).toMatchObject({ outcome: 'failed', reason: 'INTERNAL' })
  })
})

describe('reading a document back before it leaves', () => {
  const misprinting = (change: (press: Press) => Press): IssuePorts => ({
    ...bench.ports,
    press: change(bench.ports.press),
  })
  const issuing = (ports: IssuePorts) => issueDocument(ports, requestFor('clean-b', 'ADCS'))
  const printing = (after: (printed: PrintedPages, press: Press) => Promise<PrintedPages>) =>
    misprinting((press) => ({
      layOut: async (document, seal) => {
        const pages = await press.layOut(document, seal)
        return { ...pages, print: async (text) => after(await pages.print(text), press) }
      },
    }))

  it.each([
    ['name', { birthName: 'VALCLAIS' }],
    ['given name', { givenNames: ['Elisa', 'Marguerite'] }],
    ['birth date', { birthDate: '1985-04-13' }],
    ['birth place', { birthPlace: 'TOULOX' }],
  ])('catches a press that prints another %s', async (_, holder) => {
    const ports = misprinting((press) => ({
      layOut: (document, seal) =>
        press.layOut({ ...document, holder: { ...document.holder, ...holder } }, seal),
    }))
    expect(await refusalOf(issuing(ports))).toMatchObject(
      code('LINT_CHECK_FAILED', { check: 'visible-text', reason: 'SEAL_DISAGREES_WITH_PRINT' }),
    )
    expect(bench.audited.at(-1)).toMatchObject({ outcome: 'failed', reason: 'LINT_CHECK_FAILED' })
  })

  it('catches a press that prints another NEPH', async () => {
    const { neph } = requestFor('aac', 'ADCS')
    const ports = misprinting((press) => ({
      layOut: (document, seal) => press.layOut({ ...document, neph }, seal),
    }))
    expect(await refusalOf(issuing(ports))).toMatchObject(
      code('LINT_CHECK_FAILED', { check: 'visible-text' }),
    )
  })

  it('catches a press that draws another seal', async () => {
    const other = await issueDocument(bench.ports, requestFor('clean-b', 'ADCS', { lint: 'symbol' }))
    const ports = misprinting((press) => ({
      layOut: async (document, seal) => {
        const pages = await press.layOut(document, seal)
        return { ...pages, print: () => pages.print(other.payload) }
      },
    }))
    expect(await refusalOf(issuing(ports))).toMatchObject(code('LINT_CODE_DIFFERS'))
    expect(
      await refusalOf(issueDocument(ports, requestFor('clean-b', 'ADCS', { lint: 'symbol' }))),
    ).toMatchObject(code('LINT_CODE_DIFFERS'))
  })

  it('catches a page whose seal is painted over', async () => {
    const ports = printing(async (printed) => {
      const pdf = await PDFDocument.load(printed.pdf)
      const page = pdf.getPage(0)
      page.drawRectangle({
        x: 0,
        y: 0,
        width: page.getWidth(),
        height: page.getHeight(),
        color: rgb(1, 1, 1),
      })
      return { ...printed, pdf: await pdf.save() }
    })
    expect(await refusalOf(issuing(ports))).toMatchObject(code('LINT_CODE_UNREADABLE'))
  })

  it('catches a seal that says something else than the record', async () => {
    const { payload } = await issueDocument(bench.ports, requestFor('aac', 'ADCS', { lint: 'symbol' }))
    const request = {
      document: adcsOf(fixture('clean-b')),
      payload,
      printed: { pdf: new Uint8Array(), symbol: sealSymbol(payload) },
      depth: 'symbol' as const,
      at: ISSUED_AT,
    }
    const refusal = await refusalOf(lintDocument(bench.ports, request))
    expect(refusal).toMatchObject(
      code('LINT_FIELD_DIFFERS', { fields: expect.arrayContaining(['AC', '6G']) }),
    )
  })

  it('catches a symbol with a damaged module, which a scanner would still correct', async () => {
    const ports = printing(async (printed) => {
      const modules = Uint8Array.from(printed.symbol.modules)
      // A quarter of the way in, away from the patterns by which the symbol is found.
      const quarter = Math.floor(printed.symbol.size / 4)
      const place = quarter * printed.symbol.size + quarter
      modules[place] = modules[place] === 1 ? 0 : 1
      return { ...printed, symbol: { ...printed.symbol, modules } }
    })
    expect(
      await refusalOf(issueDocument(ports, requestFor('clean-b', 'ADCS', { lint: 'symbol' }))),
    ).toMatchObject(code('SYMBOL_UNREADABLE'))
  })

  it('catches a signer whose signature does not verify', async () => {
    const ports: IssuePorts = {
      ...bench.ports,
      seals: {
        forDocumentType: (type) => {
          const signer = bench.ports.seals.forDocumentType(type)
          return { ...signer, sign: (bytes) => signer.sign(Uint8Array.from(bytes, (byte) => byte ^ 1)) }
        },
      },
    }
    expect(await refusalOf(issuing(ports))).toMatchObject(
      code('LINT_CHECK_FAILED', { check: 'seal-signature', reason: 'SIG_CRYPTO_FAILURE' }),
    )
  })
})
