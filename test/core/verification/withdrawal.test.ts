import { describe, expect, it } from 'vitest'
import { decodeSeal } from '../../../src/core/seal/seal.ts'
import { sealIdentity } from '../../../src/core/seal/seal-identity.ts'
import { trustPart } from '../../../src/core/trust/trust-part.ts'
import { openOwnWithdrawalSigner } from '../../../src/signing/own-withdrawal-list.ts'
import { fixture, ISSUED_AT, riiOf } from '../records.ts'
import { handedWithdrawals, signedWithdrawals } from '../trust/withdrawals.ts'
import {
  adcsMessage,
  checkOf,
  expectCheck,
  judge,
  judgeSeal,
  KEYS,
  messageOf,
  sealed,
  trustAt,
} from './bench.ts'
import { IN_FORCE } from './cases/withdrawal-cases.ts'
import { otherIssuer } from './issuers.ts'

const seal = await sealed(adcsMessage())
const identity = await sealIdentity(decodeSeal(seal))
const signer = await openOwnWithdrawalSigner(KEYS, ISSUED_AT)
const everything = await signedWithdrawals(signer, ISSUED_AT, new Map([[identity, null]]))

describe('a document that was not withdrawn', () => {
  it.each(IN_FORCE)('passes where $when', async ({ report }) => {
    const judged = await report()
    expectCheck(judged, 'withdrawal', 'passed')
    expect(judged.verdict).toBe('valid')
  })
})

describe('a list of withdrawn documents', () => {
  it('says nothing of an issuer of the same id under another key (D16)', async () => {
    const twin = await otherIssuer('FR00', 'PC01')
    const text = await sealed(adcsMessage(), twin.signer)
    const named = await sealIdentity(decodeSeal(text))
    const list = await signedWithdrawals(signer, ISSUED_AT, new Map([[named, null]]))
    const trust = await trustAt(ISSUED_AT, twin.part(), handedWithdrawals(list))
    expectCheck(await judgeSeal(text, { trust }), 'withdrawal', 'not-applicable', 'NO_WITHDRAWAL_LIST')
  })

  it('signed by a certificate for seals is not believed, although the same authority made it', async () => {
    const tests = await otherIssuer('ZZ00', 'TST1')
    const text = await sealed(adcsMessage(), tests.signer)
    const named = await sealIdentity(decodeSeal(text))
    const sealer = { issuer: 'ZZ00', certificate: tests.certificate.der, sign: tests.signer.sign }
    const list = await signedWithdrawals(sealer, ISSUED_AT, new Map([[named, null]]))
    const trust = await trustAt(ISSUED_AT, tests.part(), handedWithdrawals(list))
    const report = await judgeSeal(text, { trust })
    expectCheck(report, 'withdrawal', 'undetermined', 'WITHDRAWAL_LIST_UNVERIFIED')
    expect(checkOf(report, 'withdrawal')?.detail).toBe('NOT_A_LIST_SIGNER')
  })

  it('is not believed where its authority is not at hand', async () => {
    const tests = await otherIssuer('ZZ00', 'TST1')
    const anchor = trustPart({ kind: 'handed-in' }, [tests.certificate], [])
    const list = await signedWithdrawals({ ...signer, issuer: 'ZZ00' }, ISSUED_AT, new Map())
    const trust = await trustAt(ISSUED_AT, anchor, handedWithdrawals(list))
    const report = await judgeSeal(await sealed(adcsMessage(), tests.signer), { trust })
    expectCheck(report, 'withdrawal', 'undetermined', 'WITHDRAWAL_LIST_UNVERIFIED')
    expect(checkOf(report, 'withdrawal')?.detail).toBe('NO_CERTIFICATE_CHAIN_FOUND')
  })

  it('answers up to its end, and no longer from then on', async () => {
    const list = await signedWithdrawals(signer, ISSUED_AT, new Map())
    const at = (milliseconds: number) => new Date(list.expiresAt.getTime() + milliseconds)
    const trust = await trustAt(ISSUED_AT, handedWithdrawals(list))
    expectCheck(await judgeSeal(seal, { trust, at: at(-1) }), 'withdrawal', 'passed')
    expectCheck(
      await judgeSeal(seal, { trust, at: at(0) }),
      'withdrawal',
      'undetermined',
      'WITHDRAWAL_LIST_STALE',
    )
  })

  it('does not concern a seal whose signature is not proved', async () => {
    const text = seal.slice(0, -1) + (seal.endsWith('A') ? 'Q' : 'A')
    const report = await judge(
      { source: 'seal-text', codes: [{ text, page: 1, position: null }], otherCodes: [], pdf: null },
      { trust: await trustAt(ISSUED_AT, handedWithdrawals(everything)) },
    )
    expect(report.verdict).toBe('invalid')
    expect(checkOf(report, 'withdrawal')?.outcome).not.toBe('failed')
  })

  it('quotes nothing of a document withheld', async () => {
    const message = messageOf(riiOf(fixture('clean-b')))
    const text = await sealed(message)
    const named = await sealIdentity(decodeSeal(text))
    const list = await signedWithdrawals(signer, ISSUED_AT, new Map([[named, null]]))
    const report = await judgeSeal(text, { trust: await trustAt(ISSUED_AT, handedWithdrawals(list)) })
    expect(report).toMatchObject({
      verdict: 'invalid',
      document: null,
      withheld: { reason: 'POINTS_RESERVED' },
    })
    expectCheck(report, 'withdrawal', 'failed', 'DOCUMENT_WITHDRAWN')
  })
})
