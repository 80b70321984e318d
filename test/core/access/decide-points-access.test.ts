import { describe, expect, it } from 'vitest'
import { decidePointsAccess, POINTS_RULES } from '../../../src/core/access/decide-points-access.ts'
import type { Requester } from '../../../src/core/access/requester.ts'

const NEPH = '051227308989'
const request = { kind: 'request', purpose: 'recours', requestedBy: 'agent 12' } as const

const GRANTED: readonly Requester[] = [
  { role: 'holder', signedInBy: 'franceconnect', neph: NEPH },
  { role: 'holder', signedInBy: 'account', neph: NEPH },
  { role: 'authority' },
  { role: 'operator', mandate: { kind: 'demonstration' } },
  { role: 'operator', mandate: request },
]

const REFUSED: readonly (readonly [Requester, string, string])[] = [
  [{ role: 'anonymous' }, 'POINTS_RESERVED', 'C. route L223-7'],
  [{ role: 'employer' }, 'POINTS_RESERVED', 'C. route L223-7'],
  [{ role: 'insurer' }, 'POINTS_RESERVED', 'C. route L223-7'],
  [
    { role: 'holder', signedInBy: 'franceconnect', neph: '960880202744' },
    'POINTS_RESERVED',
    'C. route L223-7',
  ],
  [{ role: 'holder', signedInBy: 'franceconnect' }, 'POINTS_RESERVED', 'C. route L223-7'],
  [{ role: 'operator', mandate: { kind: 'none' } }, 'MANDATE_REQUIRED', 'C. route R225-4 I 2° d'],
]

describe('access to the points of a file', () => {
  it.each(GRANTED)('is granted to %o, with its article', (requester) => {
    expect(decidePointsAccess(requester, NEPH)).toMatchObject({
      granted: true,
      basis: expect.stringMatching(/^C\. route /),
    })
  })

  it.each(REFUSED)('is refused to %o: %s', (requester, reason, basis) => {
    expect(decidePointsAccess(requester, NEPH)).toEqual({ granted: false, reason, basis })
  })

  it('has no rule that grants nothing', () => {
    for (const { allows } of POINTS_RULES)
      expect(GRANTED.some((requester) => allows(requester, NEPH))).toBe(true)
  })
})
