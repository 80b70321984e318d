import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldName } from '../../../src/core/identity/fold-name.ts'
import { type IdentityField, matchIdentity } from '../../../src/core/identity/match-identity.ts'
import type { PivotIdentity } from '../../../src/core/identity/pivot-identity.ts'
import type { Holder } from '../../../src/core/licence/licence-record.ts'
import { communesOfFrance } from '../../../src/identity/communes-of-france.ts'

const communes = await communesOfFrance()

const HOLDER: Holder = {
  civility: 'MME',
  birthName: 'VALCLAIR',
  usageName: 'BOISVERLAINE',
  givenNames: ['Élise', 'Marguerite'],
  birthDate: '1985-04-12',
  birthPlace: 'TOULON',
  birthCountry: 'FR',
  address: { lines: ['1 rue'], postalCode: '83000', locality: 'TOULON' },
}
const IDENTITY: PivotIdentity = {
  birthName: 'Valclair',
  givenNames: ['Élise', 'Marguerite'],
  givenNamesApart: true,
  birthDate: '1985-04-12',
  gender: 'female',
  birthPlace: '83137',
  birthCountry: '99100',
}

const match = (holder: Partial<Holder>, identity: Partial<PivotIdentity>) =>
  matchIdentity({ ...HOLDER, ...holder }, { ...IDENTITY, ...identity }, communes)
const missing = (...fields: IdentityField[]) => ({ outcome: 'near-miss', fields })

describe('an identity matches the holder', () => {
  it('whose birth name, first given name, birth date, gender and place of birth are the same', () => {
    expect(match({}, {})).toEqual({ outcome: 'match', unjudged: [] })
  })

  it.each<[string, Partial<Holder>, Partial<PivotIdentity>]>([
    ['accents', { birthName: 'LEFEVROT' }, { birthName: 'Lefèvrôt' }],
    ['ligatures', { givenNames: ['CŒLIA'] }, { givenNames: ['Coelia'] }],
    ['particles and apostrophes', { birthName: 'D’HÉROUVRAY-L’ÉTANG' }, { birthName: "d'Herouvray l'Etang" }],
    [
      'double surnames without their hyphen',
      { birthName: 'SAINTONGEOIS-BREL' },
      { birthName: 'SAINTONGEOIS BREL' },
    ],
    ['one letter', { birthName: 'O', givenNames: ['I'] }, { birthName: 'o', givenNames: ['I'] }],
    ['more than fifty letters', { birthName: 'A'.repeat(80) }, { birthName: 'a'.repeat(80) }],
    [
      'a double given name that lost its hyphen in one text',
      { givenNames: ['Marie-Clémentine'] },
      { givenNames: ['Marie', 'Clementine', 'Anne'], givenNamesApart: false },
    ],
    ['further given names that one side leaves out', { givenNames: ['Élise'] }, {}],
    ['one of them in the middle', {}, { givenNames: ['Élise', 'Anne', 'Marguerite'] }],
    [
      'their order',
      { givenNames: ['Élise', 'Anne', 'Marguerite'] },
      { givenNames: ['Élise', 'Marguerite', 'Anne'] },
    ],
    [
      'further double given names in one text',
      { givenNames: ['Élise', 'Marie-Ange'] },
      { givenNames: ['Elise', 'Marie', 'Ange', 'Rose'], givenNamesApart: false },
    ],
    ['a day that nobody knows', { birthDate: '1961-00-00' }, { birthDate: '1961-00-00' }],
    ['a gender not told', {}, { gender: null }],
    ['Corsica', { birthPlace: 'AJACCIO' }, { birthPlace: '2A004' }],
    ['an arrondissement of the city', { birthPlace: 'LYON' }, { birthPlace: '69383' }],
    ['an arrondissement by name', { birthPlace: 'PARIS 7E ARRONDISSEMENT' }, { birthPlace: '75107' }],
    ['the city before its arrondissements had codes', { birthPlace: 'PARIS 07' }, { birthPlace: '75056' }],
    ['overseas', { birthCountry: 'RE', birthPlace: 'SAINT-DENIS' }, { birthPlace: '97411' }],
    ['a place abroad, by its country', { birthCountry: 'CA' }, { birthPlace: null, birthCountry: '99401' }],
    ['a country not in the table', { birthCountry: 'SN' }, { birthPlace: null, birthCountry: '99999' }],
    [
      'Algeria before it was another country',
      { birthDate: '1955-03-02', birthCountry: 'DZ', birthPlace: 'ORAN' },
      { birthDate: '1955-03-02', birthPlace: '92352', birthCountry: '99100' },
    ],
  ])('despite %s', (_, holder, identity) => {
    expect(match(holder, identity).outcome).toBe('match')
  })
})

describe('a near miss names its fields', () => {
  it.each<[string, Partial<Holder>, Partial<PivotIdentity>, IdentityField[]]>([
    [
      'the usual first name is another of the licence',
      {},
      { givenNames: ['Marguerite', 'Élise'] },
      ['givenName'],
    ],
    ['the licence has the usual first name', { givenNames: ['Marguerite'] }, {}, ['givenName']],
    ['a namesake of other further given names', {}, { givenNames: ['Élise', 'Rosalie'] }, ['furtherNames']],
    [
      'the same in one text',
      {},
      { givenNames: ['Élise', 'Rosalie', 'Anne'], givenNamesApart: false },
      ['furtherNames'],
    ],
    [
      'one of several further given names',
      { givenNames: ['Élise', 'Marguerite', 'Anne'] },
      { givenNames: ['Élise', 'Marguerite', 'Rosalie'] },
      ['furtherNames'],
    ],
    ['the day is known to one side only', { birthDate: '1985-04-00' }, {}, ['birthDate']],
    ['the gender', {}, { gender: 'male' }, ['gender']],
    ['another city', { birthPlace: 'PARIS' }, {}, ['birthPlace']],
    [
      'another arrondissement',
      { birthPlace: 'PARIS 7E ARRONDISSEMENT' },
      { birthPlace: '75108' },
      ['birthPlace'],
    ],
    ['another country', { birthCountry: 'CA' }, {}, ['birthPlace']],
    ['two of them', { birthCountry: 'CA' }, { gender: 'male' }, ['gender', 'birthPlace']],
  ])('%s', (_, holder, identity, fields) => {
    expect(match(holder, identity)).toEqual(missing(...fields))
  })
})

describe('an identity is another’s', () => {
  it.each<[string, Partial<Holder>, Partial<PivotIdentity>]>([
    ['a twin', {}, { givenNames: ['Hortense'] }],
    ['a namesake of another day', {}, { birthDate: '1985-04-13' }],
    ['the name used, not the birth name', {}, { birthName: 'BOISVERLAINE' }],
    ['words run together', { birthName: 'DE LA ROCHE' }, { birthName: 'DELAROCHE' }],
    ['half of a double given name', { givenNames: ['Jean'] }, { givenNames: ['Jean-Pierre'] }],
    ['names that are nothing but signs', { birthName: '-' }, { birthName: '-' }],
    [
      'too many fields that differ',
      { birthCountry: 'CA' },
      { gender: 'male', givenNames: ['Marguerite', 'Élise'] },
    ],
  ])('%s', (_, holder, identity) => {
    expect(match(holder, identity)).toEqual({ outcome: 'no-match' })
  })
})

describe('the place of birth', () => {
  it.each([
    ['the name that the commune has today', 'VIRE NORMANDIE', '14762'],
    ['the name of a commune merged into it', 'VIRE', '14762'],
    ['that of the commune which its own was merged into', 'ANNECY', '74268'],
    ['that of one which the commune has taken in', 'SEYNOD', '74010'],
    ['a code that the commune had in a department of former times', 'SAINT-DENIS', '75059'],
    ['a name shared with other communes', 'SAINT DENIS', '11339'],
    ['accents, apostrophes and a ligature', "L'HAY LES ROSES", '94038'],
  ])('may be given by %s', (_, place, code) => {
    expect(match({ birthPlace: place }, { birthPlace: code })).toEqual({ outcome: 'match', unjudged: [] })
  })

  it.each([
    ['a name of former times', 'CHALONS-SUR-MARNE', '51108'],
    ['an abbreviation', 'ST ETIENNE', '42218'],
    ['a code that the table does not have', 'TOULON', '83999'],
  ])('is not judged by %s', (_, place, code) => {
    expect(match({ birthPlace: place }, { birthPlace: code })).toEqual({
      outcome: 'match',
      unjudged: ['birthPlace'],
    })
  })

  it('is another where the name is that of other communes alone', () => {
    expect(match({}, { birthPlace: '14762' })).toEqual(missing('birthPlace'))
  })
})

describe('for any names', () => {
  const word = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .filter((name) => foldName(name) !== '')
  const dates = fc.date({ min: new Date('1930-01-01'), max: new Date('2007-12-31'), noInvalidDate: true })
  const day = dates.map((date) => date.toISOString().slice(0, 10))

  it('folding a folded name changes nothing, and neither do case nor signs around it', () => {
    fc.assert(
      fc.property(word, (name) => {
        const folded = foldName(name)
        expect(foldName(folded)).toBe(folded)
        expect(foldName(` -${folded.toLowerCase()}’ `)).toBe(folded)
      }),
    )
  })

  it('the holder’s own identity matches, and never with another date', () => {
    fc.assert(
      fc.property(
        word,
        fc.array(word, { minLength: 1, maxLength: 4 }),
        day,
        day,
        (birthName, givenNames, birthDate, other) => {
          const holder = { birthName, givenNames, birthDate }
          expect(match(holder, { ...holder }).outcome).toBe('match')
          if (other !== birthDate)
            expect(match(holder, { ...holder, birthDate: other }).outcome).toBe('no-match')
        },
      ),
    )
  })

  it('nothing but the names of fields comes out', () => {
    fc.assert(
      fc.property(word, word, (birthName, given) => {
        const told = JSON.stringify(match({}, { birthName, givenNames: [given] }))
        expect(told).not.toMatch(/valclair|marguerite|lise|1985|toulon/i)
      }),
    )
  })
})
