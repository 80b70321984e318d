import { describe, expect, it } from 'vitest'
import { composeAuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { AUTHORITY_TRACE_DAYS, holderTrace } from '../../../src/core/audit/holder-trace.ts'
import { facts } from './log.ts'
import { tracedDoing } from './traced.ts'

const POLICY = { authorityDelayDays: AUTHORITY_TRACE_DAYS, releasedCases: new Set<string>() }

const AT = new Date('2026-11-23T09:00:00+01:00')
const MUCH_LATER = new Date('2027-11-23T09:00:00+01:00')

const line = (more: Parameters<typeof facts>[1] = {}) => tracedDoing(composeAuditEntry(facts(0, more)))
const clerk = {
  action: 'validate-document',
  role: 'authority',
  requester: 'a.durand',
  service: '17750111100018',
  purpose: 'PENAL_PROCEDURE',
  caseNumber: '26/1234',
  basis: 'C. route R225-4 I 2° a',
} as const

describe('what a holder is shown', () => {
  it('has own issues, sign-ins and links at once, the latest first', () => {
    const lines = ['issue', 'sign-in', 'link-licence'] as const
    const trace = holderTrace(
      lines.map((action, index) => tracedDoing(composeAuditEntry(facts(index, { action })))),
      POLICY,
      AT,
    )
    expect(trace.map((shown) => shown.by === 'holder' && shown.action)).toEqual([
      'link-licence',
      'sign-in',
      'issue',
    ])
  })

  it('has an access of an authority after the delay, as its day and nothing else', () => {
    expect(holderTrace([line(clerk)], POLICY, AT)).toEqual([])
    expect(holderTrace([line(clerk)], POLICY, MUCH_LATER)).toEqual([
      { by: 'authority', day: '2026-11-22', count: 1 },
    ])
  })

  it('has an access of an authority from the day on which the delay is over', () => {
    const policy = { ...POLICY, authorityDelayDays: 2 }
    expect(holderTrace([line(clerk)], policy, new Date('2026-11-23T23:59:00+01:00'))).toEqual([])
    expect(holderTrace([line(clerk)], policy, new Date('2026-11-24T00:00:00+01:00'))).toHaveLength(1)
  })

  it('has an access in a case that was released at once', () => {
    const policy = { ...POLICY, releasedCases: new Set(['17750111100018 26/1234']) }
    expect(holderTrace([line(clerk)], policy, AT)).toHaveLength(1)
  })

  it('has nothing of a case of the same number that another court released', () => {
    const policy = { ...POLICY, releasedCases: new Set(['17750222200017 26/1234']) }
    expect(holderTrace([line(clerk)], policy, AT)).toEqual([])
  })

  it.each(['C. route R225-4 II', 'C. route R225-4 II 1°'])('never has an access under %s', (basis) => {
    const released = { authorityDelayDays: 0, releasedCases: new Set(['17750111100018 26/1234']) }
    expect(holderTrace([line({ ...clerk, basis })], released, MUCH_LATER)).toEqual([])
  })

  it('has the doings of an operator as those of an authority, without whom or why', () => {
    const issued = line({ role: 'operator', requester: 'agent 7', purpose: 'réquisition 12/26' })
    expect(holderTrace([issued], POLICY, AT)).toEqual([])
    expect(holderTrace([issued], POLICY, MUCH_LATER)).toEqual([
      { by: 'authority', day: '2026-11-22', count: 1 },
    ])
  })

  it('has no refused access of an authority, for nothing was disclosed', () => {
    expect(holderTrace([line({ ...clerk, outcome: 'refused' })], POLICY, MUCH_LATER)).toEqual([])
  })

  it('has attempts of nobody known to sign in or to take the licence, and nothing else of them', () => {
    const attempts = (['link-licence', 'issue'] as const).map((action) =>
      line({ role: 'anonymous', action, outcome: 'refused' }),
    )
    expect(holderTrace(attempts, POLICY, AT)).toMatchObject([
      { by: 'unknown', action: 'link-licence', outcome: 'refused' },
    ])
  })

  it('has accesses of authorities in several cases of one day as one line, as if one had asked twice', () => {
    const other = line({ ...clerk, caseNumber: '26/9999', requester: 'b.martin' })
    expect(holderTrace([line(clerk), other], POLICY, MUCH_LATER)).toEqual([
      { by: 'authority', day: '2026-11-22', count: 2 },
    ])
  })

  it('tells the means of a sign-in of old lines by their kind, and of a link with an account not at all', () => {
    const means = (more: Parameters<typeof facts>[1]) =>
      holderTrace([line({ role: 'holder', ...more })], POLICY, AT).map(
        (shown) => shown.by !== 'authority' && shown.signedInBy,
      )
    expect(means({ action: 'sign-in', kind: 'franceconnect' })).toEqual(['franceconnect'])
    expect(means({ action: 'sign-in', kind: 'account' })).toEqual(['account'])
    expect(means({ action: 'link-licence', kind: 'account' })).toEqual([null])
    expect(means({ action: 'link-licence', kind: 'account', signedInBy: 'franceconnect' })).toEqual([
      'franceconnect',
    ])
    expect(means({ action: 'read-points', kind: 'POINTS', signedInBy: 'account' })).toEqual(['account'])
  })

  it('tells what was done in one way and in two as two lines, and the same told twice as one', () => {
    const reads = (signedInBy: 'franceconnect' | 'account') =>
      line({ action: 'read-points', kind: 'POINTS', role: 'holder', signedInBy })
    const doings = [
      { ...reads('account'), count: 7, times: ['03:10', '04:20'] },
      { ...reads('franceconnect'), count: 2, times: ['09:00', '09:05'] },
      { ...reads('account'), count: 5, times: ['02:00', '05:00'] },
    ]
    expect(holderTrace(doings, POLICY, AT)).toMatchObject([
      { signedInBy: 'franceconnect', count: 2, times: ['09:00', '09:05'] },
      { signedInBy: 'account', count: 12, times: ['02:00', '05:00'] },
    ])
  })
})
