import { createPrivateKey, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { assembleTrust } from '../../../src/core/trust/assemble-trust.ts'
import { composeWithdrawalList } from '../../../src/core/trust/compose-withdrawal-list.ts'
import { withOwnWithdrawals } from '../../../src/core/trust/own-withdrawals.ts'
import { type TrustOrigin, trustPart } from '../../../src/core/trust/trust-part.ts'
import { readWithdrawalList, type WithdrawalList } from '../../../src/core/trust/withdrawal-list.ts'
import { readCertificate } from '../../../src/index.ts'
import type { WithdrawalListSigner } from '../../../src/service/withdrawal/publish-withdrawals.ts'
import { makeListSignerCertificate } from '../../../src/signing/make-certificate.ts'
import { threeYears } from '../../../src/signing/validity.ts'
import { AT, HANDED_IN, NOT_BEFORE, OWN, testPki } from './test-pki.ts'
import { forged, signedWithdrawals } from './withdrawals.ts'

const pki = await testPki()
const signer = await listSigner()
const [ONE, TWO] = ['1'.repeat(64), '2'.repeat(64)]
const END = new Date('2027-03-23T00:00:00+01:00')
const list = await signedWithdrawals(
  signer,
  AT,
  new Map([
    [ONE, END],
    [TWO, null],
  ]),
)

async function listSigner(): Promise<WithdrawalListSigner> {
  const made = await makeListSignerCertificate(
    'TSL1',
    pki.made,
    threeYears(NOT_BEFORE),
    'http://127.0.0.1/FR00.crl',
  )
  const key = createPrivateKey({ key: Buffer.from(made.privateKey), format: 'der', type: 'pkcs8' })
  return {
    issuer: 'FR00',
    certificate: made.certificate,
    sign: async (bytes) => new Uint8Array(sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' })),
  }
}

const judged = async (lists: readonly WithdrawalList[], origin: TrustOrigin = HANDED_IN, revoked = false) => {
  const { serial } = readCertificate(signer.certificate)
  const entries = revoked ? [{ serial, revokedAt: AT, reason: 1 }] : []
  const part = trustPart(origin, [pki.authority], [await pki.list({ revoked: entries })], lists)
  return assembleTrust([part])
}
const statesOf = async (...lists: readonly WithdrawalList[]) => (await judged(lists)).withdrawals

describe('a withdrawal list', () => {
  it('is read back as it was composed', () => {
    expect(list).toMatchObject({ issuer: 'FR00', sequence: 10, issuedAt: AT, signer: { commonName: 'TSL1' } })
    expect([...list.entries]).toEqual([
      [ONE, END],
      [TWO, null],
    ])
    expect(readWithdrawalList(new TextEncoder().encode(`${list.text}\n`)).text).toBe(list.text)
  })

  it('holds hashes and instants alone, in the order of the hashes', async () => {
    const [, payload = ''] = (
      await signedWithdrawals(
        signer,
        AT,
        new Map([
          [TWO, null],
          [ONE, END],
        ]),
      )
    ).text.split('.')
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual({
      iss: 'FR00',
      iat: AT.getTime() / 1000,
      exp: AT.getTime() / 1000 + 7 * 86_400,
      seq: 10,
      withdrawn: [{ id: ONE, exp: END.getTime() / 1000 }, { id: TWO }],
    })
  })

  const [header = '', payload = '', signature = ''] = list.text.split('.')
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const head = JSON.parse(Buffer.from(header, 'base64url').toString())
  const body = JSON.parse(Buffer.from(payload, 'base64url').toString())
  it.each([
    ['no text', ''],
    ['two parts', `${header}.${payload}`],
    ['four parts', `${list.text}.${signature}`],
    ['no algorithm', `${part({ ...head, alg: 'none' })}.${payload}.`],
    ['another algorithm', `${part({ ...head, alg: 'HS256' })}.${payload}.${signature}`],
    ['another type', `${part({ ...head, typ: 'JWT' })}.${payload}.${signature}`],
    ['a critical member', `${part({ ...head, crit: ['b64'] })}.${payload}.${signature}`],
    ['a key beside the certificate', `${part({ ...head, jwk: {} })}.${payload}.${signature}`],
    ['no certificate', `${part({ ...head, x5c: [] })}.${payload}.${signature}`],
    ['a certificate that is none', `${part({ ...head, x5c: ['AAAA'] })}.${payload}.${signature}`],
    ['an end before its beginning', `${header}.${part({ ...body, exp: body.iat })}.${signature}`],
    ['no number', `${header}.${part({ ...body, seq: undefined })}.${signature}`],
    ['a number that is none', `${header}.${part({ ...body, seq: 1.5 })}.${signature}`],
    ['a hash cut short', `${header}.${part({ ...body, withdrawn: [{ id: '12' }] })}.${signature}`],
    ['a short signature', `${header}.${payload}.AAAA`],
    ['padding', `${header}.${payload}.${signature}==`],
  ])('with %s is refused', (_, text) => {
    expect(() => readWithdrawalList(text)).toThrow(
      expect.objectContaining({ code: 'WITHDRAWAL_LIST_UNREADABLE' }),
    )
  })
})

it('a list full of faults is refused with a message of bounded size', () => {
  const [header, payload = ''] = list.text.split('.')
  const body = JSON.parse(Buffer.from(payload, 'base64url').toString())
  const withdrawn = Array.from({ length: 20_000 }, () => ({ id: '12', ['x'.repeat(50)]: 1 }))
  const faulty = Buffer.from(JSON.stringify({ ...body, withdrawn })).toString('base64url')
  const refused = () => readWithdrawalList(`${header}.${faulty}.AAAA`)
  expect(refused).toThrow(/^no withdrawal list: its payload is not what is expected: withdrawn\.0.{1,300}$/)
})

describe('among trust material', () => {
  it('a list of the authority’s list signer is believed', async () => {
    expect(await statesOf(list)).toMatchObject([{ state: 'believed', list: { text: list.text } }])
  })

  it('the highest number counts, whatever the order, and a list handed in twice counts once', async () => {
    const older = await signedWithdrawals(signer, AT, new Map(), { sequence: 9 })
    for (const lists of [
      [older, list, list],
      [list, older],
    ])
      expect(await statesOf(...lists)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ state: 'believed', list }),
          { state: 'outranked', list: older, newest: 10 },
        ]),
      )
    expect(await statesOf(list, list)).toHaveLength(1)
  })

  it('of one number the later list counts', async () => {
    const later = await signedWithdrawals(signer, AT, new Map(), {
      issuedAt: new Date(AT.getTime() + 60_000),
    })
    expect(await statesOf(list, later)).toMatchObject([{ state: 'believed', list: { text: later.text } }])
  })

  it.each([
    ['SIGNATURE_INVALID', async () => forged(list, (text) => text.replace('"seq":10', '"seq":99'))],
    ['NO_CERTIFICATE_CHAIN_FOUND', () => signedWithdrawals({ ...signer, issuer: 'FR01' }, AT, new Map())],
    [
      'SIGNER_OUT_OF_PERIOD',
      () => signedWithdrawals(signer, AT, new Map(), { issuedAt: new Date('2025-12-31T00:00:00Z') }),
    ],
    ['NOT_A_LIST_SIGNER', async () => signedBySealCertificate()],
  ] as const)('a list is not believed: %s', async (reason, made) => {
    expect(await statesOf(await made())).toMatchObject([{ state: 'unproved', reason }])
  })

  it('a list whose signer was revoked is not believed any more', async () => {
    expect((await judged([list], HANDED_IN, true)).withdrawals).toMatchObject([
      { state: 'unproved', reason: 'SIGNER_REVOKED' },
    ])
  })

  it('what the issuer’s own register says counts before any list of it', async () => {
    const own = { askedAt: AT, holdsUntil: END, entries: new Map([[TWO, null]]), published: new Map() }
    const trust = withOwnWithdrawals(await judged([list], OWN), own)
    expect(trust.withdrawals).toMatchObject([
      { state: 'believed', list: { text: null, entries: own.entries } },
    ])
    const others = await judged([list])
    expect(withOwnWithdrawals(others, own).withdrawals).toEqual(others.withdrawals)
  })
})

async function signedBySealCertificate(): Promise<WithdrawalList> {
  const { der } = await pki.seal('PC01')
  const content = { issuer: 'FR00', sequence: 1, issuedAt: AT, expiresAt: END, entries: new Map() }
  return readWithdrawalList(composeWithdrawalList(content, der).attach(new Uint8Array(64)))
}
