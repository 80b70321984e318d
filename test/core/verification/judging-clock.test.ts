import { describe, expect, it } from 'vitest'
import { newestInstant } from '../../../src/core/trust/newest-instant.ts'
import { judgingClock } from '../../../src/core/verification/judging-clock.ts'
import { openOwnWithdrawalSigner } from '../../../src/signing/own-withdrawal-list.ts'
import { ISSUED_AT } from '../records.ts'
import { forged, handedWithdrawals, signedWithdrawals } from '../trust/withdrawals.ts'
import { KEYS, trustAt } from './bench.ts'
import { otherIssuer } from './issuers.ts'

const NOON = new Date('2026-11-22T11:00:00Z')
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const noonAnd = (milliseconds: number) => new Date(NOON.getTime() + milliseconds)

const own = await openOwnWithdrawalSigner(KEYS, ISSUED_AT)

describe('the clock that a browser judges by (A17)', () => {
  it.each([
    ['that of the service, which agrees', 0, 30_000, null, null],
    ['that of the service where the device is five minutes slow, without a word', 0, 5 * MINUTE, null, null],
    ['that of the service where the device is three days slow', 0, 3 * DAY, null, 'device-wrong'],
    ['that of the service where the device is 200 days fast', 0, -200 * DAY, null, 'device-wrong'],
    ['that of the service, whatever lists are dated', 0, 10_000, 2 * DAY, null],
  ] as const)('is %s', (_, device, server, newest, warning) => {
    const times = {
      device: noonAnd(device),
      server: noonAnd(server),
      newest: newest === null ? null : noonAnd(newest),
    }
    expect(judgingClock(times)).toEqual({ at: noonAnd(server), device: noonAnd(device), warning })
  })

  it.each([
    ['the device’s, unchecked, where nothing is known', null, 0, 'unchecked'],
    ['the device’s, unchecked, where all that is known is past', -3 * DAY, 0, 'unchecked'],
    ['the device’s where a list is a minute younger', MINUTE, 0, 'unchecked'],
    ['the newest thing known where the device lies days before it', 3 * DAY, 3 * DAY, 'device-behind'],
  ] as const)('is without the service %s', (_, newest, at, warning) => {
    const times = { device: NOON, server: null, newest: newest === null ? null : noonAnd(newest) }
    expect(judgingClock(times)).toEqual({ at: noonAnd(at), device: NOON, warning })
  })
})

describe('the newest instant that trust material proves to have passed', () => {
  it('is that of the newest list of revocations, whoever signed it', async () => {
    const listedOn = new Date(ISSUED_AT.getTime() + DAY)
    const issuer = await otherIssuer('ZZ00', 'TST1', { listedOn })
    expect(newestInstant(await trustAt(ISSUED_AT))).not.toEqual(listedOn)
    expect(newestInstant(await trustAt(ISSUED_AT, issuer.part()))).toEqual(listedOn)
    expect(newestInstant({ authorities: [] })).toBeNull()
  })

  it('is that of a withdrawal list that is believed, and of no other', async () => {
    const issuedAt = new Date(ISSUED_AT.getTime() + 2 * DAY)
    const list = await signedWithdrawals(own, issuedAt, new Map())
    expect(newestInstant(await trustAt(ISSUED_AT, handedWithdrawals(list)))).toEqual(issuedAt)
    const changed = forged(list, (payload) => payload.replace('"seq":10', '"seq":11'))
    expect(newestInstant(await trustAt(ISSUED_AT, handedWithdrawals(changed)))).not.toEqual(issuedAt)
  })

  it('is that of a trust list where that is newer', async () => {
    const { authorities } = await trustAt(ISSUED_AT)
    const issuedAt = new Date(ISSUED_AT.getTime() + 9 * DAY)
    const listing = { status: 'inaccord', since: ISSUED_AT, issuedAt, nextUpdate: null } as const
    expect(newestInstant({ authorities: authorities.map((each) => ({ ...each, listing })) })).toEqual(
      issuedAt,
    )
  })
})
