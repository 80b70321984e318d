import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { commandClock } from '../../src/cli/command-clock.ts'
import { verifyCommand } from '../../src/cli/verify.ts'
import { parisDateTime } from '../../src/core/calendar-day.ts'
import { newestInstant } from '../../src/core/trust/newest-instant.ts'
import { WORDING_FR } from '../../src/wording.fr.ts'
import { ISSUED_AT } from '../core/records.ts'
import { adcsMessage, checkOf, judgeSeal, KEYS, sealed, trustAt } from '../core/verification/bench.ts'
import { otherIssuer } from '../core/verification/issuers.ts'

const DAY = 86_400_000
const DAYS_BEFORE = new Date(ISSUED_AT.getTime() - 3 * DAY)
const trust = await trustAt(ISSUED_AT)
const newest = newestInstant(trust) ?? expect.fail()
const clockAt = (now: Date, named: Date | null = null) => commandClock(trust, { now, named }, WORDING_FR)

describe('the instant that a command judges at', () => {
  it('is that of the newest list where the machine’s clock lies before it, and is said', () => {
    expect(clockAt(DAYS_BEFORE)).toEqual({
      at: newest,
      behind: { clock: 'behind' },
      notices: [expect.stringMatching(/^L’horloge de cette machine retarde.*2026-11-/)],
    })
  })

  it.each([
    ['agrees', ISSUED_AT],
    ['is three minutes slow', new Date(newest.getTime() - 3 * 60_000)],
  ])('is that of the machine’s clock where that %s', (_, now) => {
    expect(clockAt(now)).toEqual({ at: now, behind: {}, notices: [] })
  })

  it('is the one named, whatever the clock shows', () => {
    expect(clockAt(DAYS_BEFORE, DAYS_BEFORE)).toEqual({ at: DAYS_BEFORE, behind: {}, notices: [] })
  })

  it('makes a document that has expired by the newest list expired, whatever the clock shows', async () => {
    const now = new Date(ISSUED_AT.getTime() + DAY)
    const later = await otherIssuer('ZZ00', 'TST1', { listedOn: new Date(ISSUED_AT.getTime() + 400 * DAY) })
    const known = await trustAt(ISSUED_AT, later.part())
    const text = await sealed(adcsMessage())
    expect((await judgeSeal(text, { trust: known, at: now })).verdict).toBe('valid')
    const { at, behind } = commandClock(known, { now, named: null }, WORDING_FR)
    const report = await judgeSeal(text, { trust: known, at, ...behind })
    expect(report.verdict).toBe('invalid')
    expect(checkOf(report, 'verifier-clock')).toMatchObject({ reason: 'CLOCK_BEHIND' })
  })
})

describe('permis verify on a machine whose clock lies before a list handed in', () => {
  const dir = mkdtempSync(join(tmpdir(), 'command-clock-'))
  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(dir, { recursive: true })
  })

  it('judges at the instant of that list', async () => {
    const listedOn = new Date(Math.floor(Date.now() / 1000) * 1000 + 400 * DAY)
    const later = await otherIssuer('ZZ00', 'TST1', { listedOn })
    writeFileSync(join(dir, 'ZZ00.pem'), later.authority.der)
    writeFileSync(join(dir, 'ZZ00.crl'), later.list.der)
    const seal = join(dir, 'seal.txt')
    writeFileSync(seal, await sealed(adcsMessage()))
    vi.stubEnv('PERMIS_KEYS_DIR', KEYS)
    vi.stubEnv('PERMIS_DATA_DIR', dir)
    const { exit, json, notices } = await verifyCommand([seal, '--trust', dir])
    expect(json).toMatchObject({
      ...{ verdict: 'invalid', at: parisDateTime(listedOn) },
      checks: expect.arrayContaining([expect.objectContaining({ reason: 'CLOCK_BEHIND' })]),
    })
    expect([exit, notices]).toEqual([1, [expect.stringContaining('retarde')]])
  })
})
