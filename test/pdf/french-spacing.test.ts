import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frenchSpacing } from '../../src/pdf/layout/french-spacing.ts'

const visible = (text: string) => text.replaceAll('\u00a0', '~').replaceAll('\u202f', '_')

describe('French spacing', () => {
  test.each([
    ['Valide ? Oui ! Bien ; suite : fin', 'Valide_? Oui_! Bien_; suite~: fin'],
    ['Valide? Oui! Bien; suite: fin', 'Valide_? Oui_! Bien_; suite~: fin'],
    ['dit « oui » et «non»', 'dit «~oui~» et «~non~»'],
    ['Est-ce « valide ? »', 'Est-ce «~valide_?~»'],
    [' : après un mot en gras', '~: après un mot en gras'],
    ['50 % de 12 € et n° 4', '50~% de 12~€ et n°~4'],
    ['le 12 avril 1985, le 1er mai', 'le 12~avril 1985, le 1er~mai'],
    ['3,5 t, 50 km/h, 4 mois, 12 points', '3,5~t, 50~km/h, 4~mois, 12~points'],
    ['Quoi ?! Encore !!', 'Quoi_?! Encore_!!'],
  ])('sets “%s” as a printer would', (text, expected) => {
    expect(visible(frenchSpacing(text))).toBe(expected)
  })

  test.each([
    'à 12:30',
    'carte au 1:25 000',
    'https://exemple.fr/?a=b;c',
    'voir www.exemple.fr/a?',
    '3 avrilis',
    'R. 413-14',
  ])('leaves “%s” alone', (text) => {
    expect(frenchSpacing(text)).toBe(text)
  })

  test('applied twice, it changes nothing more', () => {
    const characters = fc.constantFrom(...'ab1 :;!?«»%€°n\u00a0\u202f')
    fc.assert(
      fc.property(fc.string({ unit: characters }), (text) => {
        const once = frenchSpacing(text)
        expect(frenchSpacing(once)).toBe(once)
      }),
    )
  })

  test('no other character is added, lost or moved', () => {
    const bare = (text: string) => text.replace(/[ \u00a0\u202f]/g, '')
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(bare(frenchSpacing(text))).toBe(bare(text))
      }),
    )
  })
})
