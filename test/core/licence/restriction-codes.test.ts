import { describe, expect, it } from 'vitest'
import { parseRestriction, RESTRICTION_CODES } from '../../../src/core/licence/restriction-codes.ts'

describe('parseRestriction', () => {
  it.each([
    ['01.06', '01.06', []],
    ['78', '78', []],
    [' 96 ', '96', []],
    ['62(30)', '62', [{ kind: 'distance', km: 30 }]],
    ['05.02 (20 km)', '05.02', [{ kind: 'distance', km: 20 }]],
    ['64(110)', '64', [{ kind: 'speed', kmPerHour: 110 }]],
    ['64.80 km/h', '64', [{ kind: 'speed', kmPerHour: 80 }]],
    ['40.01(140N)', '40.01', [{ kind: 'force', newton: 140 }]],
    ['69(12.02.2027)', '69', [{ kind: 'date', day: '2027-02-12' }]],
    ['69.12.02.27', '69', [{ kind: 'date', day: '2027-02-12' }]],
    ['95(2028-06-30)', '95', [{ kind: 'date', day: '2028-06-30' }]],
    ['95.01.06.2028', '95', [{ kind: 'date', day: '2028-06-01' }]],
    ['106(15.06.2023-15.06.2026)', '106', [{ kind: 'period', from: '2023-06-15', to: '2026-06-15' }]],
    ['70(T 730418.CA)', '70', [{ kind: 'licence', number: 'T 730418', country: 'CA' }]],
    ['71.123456789.F', '71', [{ kind: 'licence', number: '123456789', country: 'F' }]],
    ['50(vf1abcdefgh123456)', '50', [{ kind: 'vehicle', identifier: 'VF1ABCDEFGH123456' }]],
    ['51(AB-123-CD)', '51', [{ kind: 'vehicle', identifier: 'AB-123-CD' }]],
    ['70.NL', '70', [{ kind: 'country', country: 'NL' }]],
    [
      '62(TOULON, 20 km)',
      '62',
      [
        { kind: 'text', text: 'TOULON' },
        { kind: 'distance', km: 20 },
      ],
    ],
    ['69(31.02.2027)', '69', [{ kind: 'text', text: '31.02.2027' }]],
  ])('reads %j', (text, code, parameters) => {
    expect(parseRestriction(text)).toEqual({ text: text.trim(), code, parameters, known: true })
  })

  it.each([
    ['20.99', '20.99'],
    ['105(2027)', '105'],
    ['LUNETTES', 'LUNETTES'],
  ])('keeps %j as an unknown code', (text, code) => {
    expect(parseRestriction(text)).toMatchObject({ text, code, known: false })
  })

  it('reads each known code as itself', () => {
    for (const code of RESTRICTION_CODES)
      expect(parseRestriction(code)).toEqual({ text: code, code, parameters: [], known: true })
    expect(new Set(RESTRICTION_CODES).size).toBe(RESTRICTION_CODES.length)
  })
})
