import { describe, expect, it } from 'vitest'
import { readPivotIdentity } from '../../../src/core/identity/pivot-identity.ts'
import { returnPath } from '../../../src/core/identity/return-path.ts'

const CLAIMS = {
  sub: 'abc',
  family_name: 'DUPONT',
  given_name: 'Angela Claire Louise',
  birthdate: '1962-08-24',
  gender: 'female',
  birthplace: '75107',
  birthcountry: '99100',
}

describe('the identity that FranceConnect gives', () => {
  it('is read whole', () => {
    expect(readPivotIdentity(CLAIMS)).toEqual({
      birthName: 'DUPONT',
      givenNames: ['Angela', 'Claire', 'Louise'],
      givenNamesApart: false,
      birthDate: '1962-08-24',
      gender: 'female',
      birthPlace: '75107',
      birthCountry: '99100',
    })
  })

  it('has its given names one by one where the provider tells them so', () => {
    const { givenNames } = readPivotIdentity({ ...CLAIMS, given_name_array: ['Angela Claire', 'Louise'] })
    expect(givenNames).toEqual(['Angela Claire', 'Louise'])
  })

  it.each([
    ['1961', '1961-00-00'],
    ['1961-07', '1961-07-00'],
    ['1961-00-00', '1961-00-00'],
  ])('keeps a date known in part: %s', (birthdate, expected) => {
    expect(readPivotIdentity({ ...CLAIMS, birthdate }).birthDate).toBe(expected)
  })

  it.each(['', 'unknown', '7510'])('does not take %j for a place', (birthplace) => {
    expect(readPivotIdentity({ ...CLAIMS, birthplace }).birthPlace).toBeNull()
  })

  it.each(['family_name', 'given_name', 'birthdate'])(
    'is refused without %s, whose name alone is told',
    (name) => {
      const claims = { ...CLAIMS, [name]: undefined }
      expect(() => readPivotIdentity(claims)).toThrowError(
        expect.objectContaining({ code: 'IDENTITY_INCOMPLETE', evidence: { fields: [name] } }),
      )
      expect(() => readPivotIdentity(claims)).not.toThrowError(/DUPONT|Angela|1962/)
    },
  )
})

describe('the way back after a sign-in', () => {
  it.each([
    ['/conducteur', '/conducteur'],
    ['/conducteur/documents/0ABC', '/conducteur/documents/0ABC'],
    ['/conducteur/calendrier?points=6&jour=2026-11-22', '/conducteur/calendrier?points=6&jour=2026-11-22'],
    ['/conducteurs', '/conducteur'],
    ['/greffe', '/conducteur'],
    ['//conducteur', '/conducteur'],
    ['/conducteur\\@evil', '/conducteur'],
    ['/conducteur/\n', '/conducteur'],
    ['/conducteur?x=1?y', '/conducteur'],
    [undefined, '/conducteur'],
    [['/conducteur'], '/conducteur'],
  ])('%j leads to %s', (asked, expected) => {
    expect(returnPath(asked, '/conducteur')).toBe(expected)
  })
})
