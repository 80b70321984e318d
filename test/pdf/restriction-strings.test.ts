import { describe, expect, it } from 'vitest'
import { restrictionStrings } from '../../src/pdf/restriction-strings.ts'

describe('a restriction code in print', () => {
  it.each([
    ['01.06', '01.06', 'lunettes ou lentilles de contact'],
    ['95(09.09.2029)', '95 (09/09/2029)', 'qualification professionnelle de conducteur, jusqu’au 09/09/2029'],
    ['40.01(140N)', '40.01 (140 N)', 'direction actionnée avec une force maximale donnée, 140 N'],
    ['64(110km/h)', '64 (110 km/h)', 'vitesse limitée, 110 km/h'],
    ['70.123456.NL', '70 (123456, NL)', 'permis obtenu par échange d’un permis étranger, n° 123456 (NL)'],
    ['51(AB-123-CD)', '51 (AB-123-CD)', 'véhicule désigné par son immatriculation uniquement, AB-123-CD'],
    [
      '106(12/02/2024-12/02/2027)',
      '106 (12/02/2024 – 12/02/2027)',
      'période probatoire (code français), du 12/02/2024 au 12/02/2027',
    ],
    ['999', '999', 'code particulier : voir le titre de conduite'],
  ])('%s is %s, %s', (text, short, meaning) => {
    expect(restrictionStrings(text).short.replaceAll('\u00a0', ' ')).toBe(short)
    expect(restrictionStrings(text).meaning.replaceAll('\u00a0', ' ')).toBe(meaning)
  })

  it('62 carries its radius beside its meaning', () => {
    const { short, meaning } = restrictionStrings('62(30km)')
    expect(short).toBe('62\u00a0(30 km)')
    expect(meaning).toMatch(/, 30 km$/)
  })
})
