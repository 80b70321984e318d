import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCaseNumber } from '../../../src/core/access/clerk-case-number.ts'
import { CLERK_PURPOSES, isClerkPurpose, mayPursue } from '../../../src/core/access/clerk-purpose.ts'
import { decideAccess } from '../../../src/core/access/decide-access.ts'
import { decidePointsAccess } from '../../../src/core/access/decide-points-access.ts'

describe('for what clerks may read', () => {
  it.each([
    ['judicial', 'criminal-proceedings', true],
    ['judicial', 'points-appeal', false],
    ['administrative', 'criminal-proceedings', false],
    ['administrative', 'points-appeal', true],
  ] as const)('a %s court for %s: %s', (court, purpose, allowed) => {
    expect(mayPursue({ court, purpose })).toBe(allowed)
    const clerk = { role: 'authority', clerk: { court, purpose } } as const
    expect(decideAccess(clerk, 'read-sealed-content', 'RII').granted).toBe(allowed)
    expect(decideAccess(clerk, 'read-sealed-content', 'ADCS').granted).toBe(true)
    expect(decidePointsAccess(clerk, '051227308989').granted).toBe(false)
  })

  it('each purpose names its own article, none of which is kept secret from holders', () => {
    const articles = Object.values(CLERK_PURPOSES).map(({ basis }) => basis)
    expect(articles).toEqual(['C. route R225-4 I 2° a', 'C. route R225-4 I 2° b'])
  })

  it.each(['', 'other', 'constructor', '__proto__', 'toString', 3, null, ['points-appeal']])(
    'the list is closed: %o',
    (text) => expect(isClerkPurpose(text)).toBe(false),
  )
})

describe('the number of a case', () => {
  it.each([
    ['24/01234', '24/01234'],
    [' rg  24/01234 ', 'RG 24/01234'],
    ['N° 24/01234', '24/01234'],
    ['24PA01234', '24PA01234'],
    ['2401234', '2401234'],
    ['24123000456', '24123000456'],
    ['24-123.456/A', '24-123.456/A'],
  ])('%s is read', (text, number) => expect(readCaseNumber(text)).toBe(number))

  it.each([
    ...['', '   ', '123', 'RG', 'MARTIN 2024', 'Mme Dupont', '24/01234 MARTIN', '24//1234', '/241234'],
    ...['24/01234/', '1234567890123456789012345', '24/0123é', '<b>2401234</b>', 'ABCDE2024'],
  ])('%j is none', (text) => expect(readCaseNumber(text)).toBeNull())

  it('read once, it is read again as itself', () => {
    const form = /^ ?[a-zA-Z]{0,3} ?\d{2,6}[/ -]?\d{2,6} ?$/
    fc.assert(
      fc.property(fc.stringMatching(form), (text) => {
        const number = readCaseNumber(text)
        if (number !== null) expect(readCaseNumber(number)).toBe(number)
      }),
    )
  })

  it('no text keeps it busy', () => {
    expect(readCaseNumber('1'.repeat(50_000))).toBeNull()
    expect(readCaseNumber(`${'1'.repeat(23)}!`)).toBeNull()
  })
})
