import { describe, expect, it } from 'vitest'
import { decodeBase32, encodeBase32 } from '../../../src/core/seal/base32.ts'
import { trustPart } from '../../../src/core/trust/trust-part.ts'
import { adcsOf, fixture, ISSUED_AT } from '../records.ts'
import {
  adcsMessage,
  evidenceOf,
  expectCheck,
  judge,
  judgeSeal,
  messageOf,
  sealed,
  trustAt,
} from './bench.ts'
import { HANDED_IN, otherIssuer } from './issuers.ts'

const genuine = await sealed(adcsMessage())
const [head = '', base32 = ''] = genuine.split('\u001f')

describe('A01: one character of a genuine seal changed', () => {
  it('never leaves it valid, wherever it stands and whatever it becomes', async () => {
    const trust = await trustAt(ISSUED_AT)
    for (let at = 0; at < genuine.length; at++) {
      const was = genuine.charCodeAt(at)
      const others = [was ^ 1, was === 0x30 ? 0x31 : 0x30, was === 0x41 ? 0x42 : 0x41]
      for (const other of at % 7 === 0 ? others : others.slice(0, 1)) {
        const text = genuine.slice(0, at) + String.fromCharCode(other) + genuine.slice(at + 1)
        const { verdict, document } = await judgeSeal(text, { trust })
        expect([at, verdict === 'valid', document]).toEqual([at, false, null])
      }
    }
  })

  it('nor does one left out, or one more', async () => {
    const trust = await trustAt(ISSUED_AT)
    for (let at = 0; at < genuine.length; at += 5)
      for (const text of [
        genuine.slice(0, at) + genuine.slice(at + 1),
        `${genuine.slice(0, at)}A${genuine.slice(at)}`,
      ])
        expect((await judgeSeal(text, { trust })).verdict).not.toBe('valid')
  })
})

describe('A02: a field of one genuine seal put into another', () => {
  it('fails the signature of both', async () => {
    const other = await sealed(messageOf(adcsOf(fixture('aac'))))
    const [otherHead = ''] = other.split('\u001f')
    const nameIn = (text: string) =>
      text
        .split('\u001d')
        .find((field) => field.includes('6G'))
        ?.replace(/^.*6G/, '6G') ?? ''
    for (const [text, from] of [
      [genuine, otherHead],
      [other, head],
    ] as const) {
      const report = await judgeSeal(text.replace(nameIn(text), nameIn(from)))
      expectCheck(report, 'seal-signature', 'failed', 'SIG_CRYPTO_FAILURE')
      expect(report).toMatchObject({ verdict: 'invalid', document: null })
    }
  })
})

describe('A04: the other signature value of the same seal', () => {
  const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const signature = Buffer.from(decodeBase32(base32))
  const s = BigInt(`0x${signature.subarray(32).toString('hex')}`)
  const twin = `${head}\u001f${encodeBase32(
    Buffer.concat([
      signature.subarray(0, 32),
      Buffer.from((ORDER - s).toString(16).padStart(64, '0'), 'hex'),
    ]),
  )}`

  it('is accepted, and is the same seal: beside it there are not two', async () => {
    expect((await judgeSeal(twin)).verdict).toBe('valid')
    const both = await judge(evidenceOf([genuine, twin]))
    expectCheck(both, 'single-seal', 'passed')
    expect(both.verdict).toBe('valid')
  })
})

describe('A12: a certificate that nobody knows', () => {
  it('of an authority that is known is undetermined, not invalid', async () => {
    const issuer = await otherIssuer('ZZ00', 'TST1')
    const trust = await trustAt(ISSUED_AT, trustPart(HANDED_IN, [issuer.authority], [issuer.list]))
    const report = await judgeSeal(await sealed(adcsMessage(), issuer.signer), { trust })
    expectCheck(report, 'seal-signature', 'undetermined', 'NO_SIGNING_CERTIFICATE_FOUND')
    expect(report).toMatchObject({ verdict: 'indeterminate', document: null })
  })

  it('whose id another authority uses too is not taken for that one', async () => {
    const [one, other] = [await otherIssuer('ZZ00', 'TST1'), await otherIssuer('XX00', 'TST1')]
    const trust = await trustAt(ISSUED_AT, other.part())
    const report = await judgeSeal(await sealed(adcsMessage(), one.signer), { trust })
    expectCheck(report, 'seal-signature', 'undetermined', 'NO_SIGNING_CERTIFICATE_FOUND')
  })
})

describe('A14: revocation', () => {
  it('by a list of the issuer makes every seal of the certificate invalid', async () => {
    const { signer, part } = await otherIssuer('ZZ00', 'TST1', { revoked: true })
    const report = await judgeSeal(await sealed(adcsMessage(), signer), {
      trust: await trustAt(ISSUED_AT, part()),
    })
    expectCheck(report, 'certificate-revocation', 'failed', 'REVOKED')
    expect(report.verdict).toBe('invalid')
  })

  it('told by the list of another authority is not known, for better or worse', async () => {
    const [issuer, other] = [await otherIssuer('ZZ00', 'TST1'), await otherIssuer('XX00', 'TST1')]
    const handed = trustPart(HANDED_IN, [issuer.authority, issuer.certificate, other.authority], [other.list])
    const report = await judgeSeal(await sealed(adcsMessage(), issuer.signer), {
      trust: await trustAt(ISSUED_AT, handed),
    })
    expectCheck(report, 'certificate-revocation', 'undetermined', 'REVOCATION_UNKNOWN')
    expect(report.verdict).toBe('indeterminate')
  })
})
