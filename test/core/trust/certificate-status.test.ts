import { describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { assembleTrust } from '../../../src/core/trust/assemble-trust.ts'
import { revocationStatus, validOn } from '../../../src/core/trust/certificate-status.ts'
import { type RevocationList, readRevocationList } from '../../../src/core/trust/revocation-list.ts'
import { findSealCertificates } from '../../../src/core/trust/trust-material.ts'
import { trustPart } from '../../../src/core/trust/trust-part.ts'
import { AT, OWN, only, type TestPki, testPki } from './test-pki.ts'

const pki = await testPki()
const PC01 = await pki.seal('PC01')
const PC02 = await pki.seal('PC02')
const DAY_MS = 86_400_000

async function statusWith(lists: readonly RevocationList[], at = AT, { authority }: TestPki = pki) {
  const trust = await assembleTrust([trustPart(OWN, [authority, PC01, PC02], lists)])
  return revocationStatus(only(findSealCertificates(trust, 'FR00', 'PC01')), at)
}

function revokedPC01(reason = 1) {
  return [{ serial: PC01.serial, revokedAt: AT, reason }]
}

describe('revocation status (D18)', () => {
  it('is good when a fresh list of the authority does not name the certificate', async () => {
    const list = await pki.list()
    expect(await statusWith([list])).toMatchObject({ status: 'good', list: { number: list.number } })
  })

  it('is good when the list names another certificate', async () => {
    const list = await pki.list({ revoked: [{ serial: PC02.serial, revokedAt: AT, reason: 1 }] })
    expect(await statusWith([list])).toMatchObject({ status: 'good' })
  })

  it('is revoked when the list names it, with the day and the reason', async () => {
    const list = await pki.list({ revoked: revokedPC01(4) })
    expect(await statusWith([list])).toMatchObject({ status: 'revoked', revokedAt: AT, reason: 4 })
  })

  it('is revoked also at an instant before the revocation (D18: whatever the date)', async () => {
    const list = await pki.list({ revoked: revokedPC01() })
    expect(await statusWith([list], new Date(AT.getTime() - 90 * DAY_MS))).toMatchObject({
      status: 'revoked',
    })
  })

  it('is revoked also by a stale list', async () => {
    const list = await pki.list({ revoked: revokedPC01() })
    expect(await statusWith([list], new Date(AT.getTime() + 30 * DAY_MS))).toMatchObject({
      status: 'revoked',
    })
  })

  it('is revoked when an older list names it and the newest no longer does', async () => {
    const older = await pki.list({ revoked: revokedPC01(), at: new Date(AT.getTime() - DAY_MS) })
    expect(await statusWith([await pki.list(), older])).toMatchObject({ status: 'revoked' })
  })

  it('is good when a hold was lifted by the newest list', async () => {
    const older = await pki.list({ revoked: revokedPC01(6), at: new Date(AT.getTime() - DAY_MS) })
    expect(await statusWith([older, await pki.list()])).toMatchObject({ status: 'good' })
    expect(await statusWith([older])).toMatchObject({ status: 'revoked', reason: 6 })
  })

  it('is unknown, never good, without a list', async () => {
    expect(await statusWith([])).toEqual({ status: 'unknown' })
  })

  it('is stale once the list is past its next update', async () => {
    const list = await pki.list()
    expect(await statusWith([list], new Date(AT.getTime() + 7 * DAY_MS))).toMatchObject({ status: 'good' })
    expect(await statusWith([list], new Date(AT.getTime() + 7 * DAY_MS + 1000))).toMatchObject({
      status: 'stale',
    })
  })

  it('is stale when the list promises no next update', async () => {
    const assembled = await assembleTrust([trustPart(OWN, [pki.authority, PC01], [await pki.list()])])
    const found = only(findSealCertificates(assembled, 'FR00', 'PC01'))
    const list = { ...(await pki.list()), nextUpdate: null }
    expect(revocationStatus({ ...found, revocation: { state: 'proved', lists: [list] } }, AT).status).toBe(
      'stale',
    )
  })

  it('is unverified when the list bears the name of the authority but another key signed it', async () => {
    const impostor = await testPki()
    expect(await statusWith([await impostor.list()])).toEqual({
      status: 'unverified',
      reason: 'SIGNATURE_INVALID',
    })
  })

  it('is unverified when one bit of the list was altered', async () => {
    const der = (await pki.list()).der.slice()
    der[der.length - 1] = (der[der.length - 1] ?? 0) ^ 1
    expect(await statusWith([readRevocationList(der)])).toEqual({
      status: 'unverified',
      reason: 'SIGNATURE_INVALID',
    })
  })

  it('is unknown when the only list is of another authority', async () => {
    expect(await statusWith([await (await testPki('ZZ00')).list()])).toEqual({ status: 'unknown' })
  })
})

describe('validity on the day of a signature', () => {
  // One second before midnight in Paris, in winter time, as real certificates of FR03 have it.
  const certificate = {
    ...PC01,
    notBefore: new Date('2022-02-15T23:00:00Z'),
    notAfter: new Date('2025-02-14T22:59:59Z'),
  }

  it.each([
    ['2022-02-15', 'not-yet-valid'],
    ['2022-02-16', 'valid'],
    ['2025-02-14', 'valid'],
    ['2025-02-15', 'expired'],
  ])('on %s, counted in Europe/Paris, is %s', (day, expected) => {
    expect(validOn(parseCalendarDay(day), certificate)).toBe(expected)
  })
})

describe('readRevocationList', () => {
  it('reads PEM with either label as it reads DER', async () => {
    const { der, number } = await pki.list()
    for (const label of ['X509 CRL', 'CRL']) {
      const text = `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`
      expect(readRevocationList(text).number).toBe(number)
    }
  })

  it('refuses a delta list, whose silence proves nothing', async () => {
    const der = Buffer.from((await pki.list()).der)
    // The number extension (2.5.29.20) renamed to delta indicator (2.5.29.27): one byte.
    const at = der.indexOf(Buffer.from('551d14', 'hex'))
    der[at + 2] = 0x1b
    expect(() => readRevocationList(der)).toThrow(
      expect.objectContaining({ code: 'REVOCATION_LIST_PARTIAL' }),
    )
  })

  it('refuses a certificate given as a list', () => {
    expect(() => readRevocationList(pki.authority.der)).toThrow(
      expect.objectContaining({
        code: expect.stringMatching(/^(DER_MALFORMED|REVOCATION_LIST_UNREADABLE)$/),
      }),
    )
  })
})
