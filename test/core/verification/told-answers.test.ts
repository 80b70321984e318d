import { describe, expect, it } from 'vitest'
import { conclude } from '../../../src/core/verification/conclude.ts'
import { toldAnswer } from '../../../src/core/verification/doubt.ts'
import { adcsMessage, checkOf, expectCheck, judgeSeal, sealed } from './bench.ts'
import { DOCUMENT_STATES } from './document-states.ts'

describe.each(DOCUMENT_STATES)('of a document when $when', ({ report, verdict, shown, issuer, status }) => {
  it('no more is told than is proved', async () => {
    const { checks, document, ...judged } = await report()
    expect([judged.verdict, conclude(checks)]).toEqual([verdict, verdict])
    expect(document !== null).toBe(shown)
    expect(toldAnswer('issuer', checks)).toBe(issuer)
    expect(toldAnswer('status', checks)).toBe(status)
  })

  it('no check of origin or life passes unless the signature of the seal does', async () => {
    const { checks } = await report()
    const isProved = checks.some(({ name, outcome }) => name === 'seal-signature' && outcome === 'passed')
    const affirmed = checks.filter(
      ({ question, outcome }) => question !== 'integrity' && outcome === 'passed',
    )
    if (!isProved) expect(affirmed).toEqual([])
  })
})

describe('a code whose signature is false', () => {
  it('has no check that rests on what it says or names, each told so', async () => {
    const report = await judgeSeal((await sealed(adcsMessage())).replace('VALCLAIR', 'VALCLAIX'))
    expectCheck(report, 'seal-signature', 'failed', 'SIG_CRYPTO_FAILURE')
    for (const name of [
      ...(['certificate-chain', 'certificate-period', 'certificate-revocation', 'issuer-allowed'] as const),
      ...(['environment', 'document-kind', 'issued-on', 'validity-period', 'withdrawal'] as const),
      ...(['recipient', 'expected-kind'] as const),
    ])
      expectCheck(report, name, 'not-applicable', 'SEAL_NOT_PROVED')
    expect(checkOf(report, 'seal-format')?.outcome).toBe('passed')
    expect(report).toMatchObject({ document: null, seal: { issuer: null, fields: null } })
  })
})
