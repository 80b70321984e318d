import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitGivenNames, fitText, transliterate } from '../../../src/core/seal/text.ts'
import { thrownBy } from './thrown-by.ts'

describe('transliteration', () => {
  it.each([
    ['Dupont', 'DUPONT'],
    ['Hélène', 'HELENE'],
    ['He\u0301le\u0300ne', 'HELENE'],
    ['François', 'FRANCOIS'],
    ['Zoë Müller-Lüdenscheidt', 'ZOE MULLER LUDENSCHEIDT'],
    ["Dumont d'Urville", 'DUMONT D URVILLE'],
    ['L’Haÿ', 'L HAY'],
    ['O‘Brien', 'O BRIEN'],
    ['Jean\u2010Pierre', 'JEAN PIERRE'],
    ['Jean\u2011Pierre', 'JEAN PIERRE'],
    ['  Le  -  Goff ', 'LE GOFF'],
    ['Le\u00a0Goff', 'LE GOFF'],
    ['Œuvrard', 'OEUVRARD'],
    ['Lætitia', 'LAETITIA'],
    ['Weiß', 'WEISS'],
    ['WEIẞ', 'WEISS'],
    ['Østergård', 'OSTERGARD'],
    ['Łukasz', 'LUKASZ'],
    ['Đorđe', 'DORDE'],
    ['Ǿ Ǽ', 'O AE'],
    ['Nguyễn Thị', 'NGUYEN THI'],
    ['İbrahim Işık', 'IBRAHIM ISIK'],
    ['Señor Ñuñez', 'SENOR NUNEZ'],
    ['Dvořák Šťastný', 'DVORAK STASTNY'],
    ['ﬁn', 'FIN'],
    ['', ''],
    ["-'", ''],
  ])('writes %j as %j', (name, sealed) => {
    expect(transliterate(name)).toBe(sealed)
  })

  it.each([
    ['Иванов', 'И', 'U+0418'],
    ['Παπάς', 'Π', 'U+03A0'],
    ['李', '李', 'U+674E'],
    ['Þór', 'Þ', 'U+00DE'],
    ['Jean 2', '2', 'U+0032'],
    ['St.', '.', 'U+002E'],
    ['A/B', '/', 'U+002F'],
    ['A\u0000', '\u0000', 'U+0000'],
    ['A\u202e', '\u202e', 'U+202E'],
    ['😀', '😀', 'U+1F600'],
    ['x\ud800', '\ud800', 'U+D800'],
    ['A\u001dE550', '\u001d', 'U+001D'],
  ])('refuses %j, naming the character', (name, character, codePoint) => {
    expect(thrownBy(() => transliterate(name))).toMatchObject({
      code: 'CHARACTER_NOT_SEALABLE',
      evidence: { character, codePoint },
    })
  })

  it('keeps digits in places only', () => {
    expect(transliterate('Paris 12e', 'AN sp')).toBe('PARIS 12E')
  })

  it('gives nothing but the characters of the field, and is stable when repeated', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (name) => {
        let sealed: string
        try {
          sealed = transliterate(name)
        } catch (error) {
          expect(error).toMatchObject({ code: 'CHARACTER_NOT_SEALABLE' })
          return
        }
        expect(sealed).toMatch(/^([A-Z]+( [A-Z]+)*)?$/)
        expect(transliterate(sealed)).toBe(sealed)
      }),
      { numRuns: 500 },
    )
  })
})

describe('truncation', () => {
  it('cuts to the room left and says so', () => {
    expect(fitText('CONDE SUR NOIREAU', 13)).toEqual({ value: 'CONDE SUR NOI', truncated: true })
    expect(fitText('TOULON', 6)).toEqual({ value: 'TOULON', truncated: false })
  })

  it('of given names keeps the slash between, the space inside, and no accent', () => {
    expect(fitGivenNames(['Jean-Pierre', 'Hélène'])).toEqual({
      value: 'JEAN PIERRE/HELENE',
      truncated: false,
    })
    expect(fitGivenNames([])).toEqual({ value: '', truncated: false })
  })

  it('of given names keeps six at most, and says that more were left out', () => {
    expect(fitGivenNames(['A', 'B', 'C', 'D', 'E', 'F', 'G'])).toEqual({
      value: 'A/B/C/D/E/F',
      truncated: true,
    })
  })

  it('of given names never ends with a separator', () => {
    expect(fitGivenNames(['JEAN', 'PAUL'], 5)).toEqual({ value: 'JEAN', truncated: true })
    expect(fitGivenNames(['JEAN', 'PAUL'], 6)).toEqual({ value: 'JEAN/P', truncated: true })
    const names = fc.array(fc.string({ unit: fc.constantFrom(...'AB '), maxLength: 20 }), { maxLength: 9 })
    fc.assert(
      fc.property(names, (each) => {
        const { value } = fitGivenNames(each)
        expect(value.length).toBeLessThanOrEqual(60)
        expect(value).not.toMatch(/^\/|\/\/|\/$/)
      }),
    )
  })
})
