import { describe, expect, it } from 'vitest'
import { normaliseSealInput } from '../../../src/core/seal/seal-input.ts'

const GS = '\u001d'
const US = '\u001f'
const SEAL = `DC04FR00PC01111E111EAB01FR6HM${GS}E550${US}MZXW6YQ`
const lenient = { lenient: true }

describe('an input', () => {
  it('that is a seal is left as it is', () => {
    for (const options of [{}, lenient])
      expect(normaliseSealInput(SEAL, options)).toEqual({ kind: 'seal', text: SEAL, repairs: [] })
  })

  it.each(['\n', '\r\n'])('loses one final line end, and one only: %j', (end) => {
    expect(normaliseSealInput(SEAL + end)).toEqual({ kind: 'seal', text: SEAL, repairs: ['FINAL_LINE_END'] })
    expect(normaliseSealInput(SEAL + end + end)).toMatchObject({ text: SEAL + end })
  })

  it('of version 01 keeps a final line feed: it belongs to the signature', () => {
    const seal = `${SEAL.replace('DC04', 'DC01')}\n`
    for (const options of [{}, lenient])
      expect(normaliseSealInput(seal, options)).toEqual({ kind: 'seal', text: seal, repairs: [] })
  })

  it.each([
    ['AIM_PREFIX', `]d1${SEAL}`],
    ['AIM_PREFIX', `]d2${SEAL}`],
    ['SEPARATOR_TAGS', SEAL.replace(GS, '<GS>').replace(US, '<US>')],
    ['SEPARATOR_TAGS', SEAL.replace(GS, '\u241d').replace(US, '\u241f')],
    ['SIGNATURE_UPPER_CASE', SEAL.replace('MZXW6YQ', 'mzxw6yq')],
    ['SIGNATURE_PADDING', `${SEAL}=`],
    ['URL_UNWRAPPED', `https://wallet.example/app?v=${encodeURIComponent(SEAL)}`],
    ['URL_UNWRAPPED', `HTTPS://wallet.example/app?x=1&v=${encodeURIComponent(SEAL)}#top`],
  ])('is repaired when lenient, which says %s, and never when strict', (repair, input) => {
    expect(normaliseSealInput(input, lenient)).toEqual({ kind: 'seal', text: SEAL, repairs: [repair] })
    expect(normaliseSealInput(input)).not.toMatchObject({ text: SEAL })
  })

  it('keeps tags beside real separators: they are data', () => {
    const seal = SEAL.replace('6HM', '6H<GS>')
    expect(normaliseSealInput(seal, lenient)).toEqual({ kind: 'seal', text: seal, repairs: [] })
  })

  it('is upper-cased in its signature only, not in message or annex', () => {
    const seal = `${SEAL.replace('6HM', '6Hm').replace('MZXW6YQ', 'mzxw6yq')}${GS}01annex==`
    expect(normaliseSealInput(seal, lenient)).toMatchObject({
      text: `${SEAL.replace('6HM', '6Hm')}${GS}01annex==`,
      repairs: ['SIGNATURE_UPPER_CASE'],
    })
  })

  it.each([
    ['HC1:NCFOXN', 'health-certificate'],
    ['https://bonjour.tousanticovid.gouv.fr/app/walletdcc#HC1:NCFOXN', 'health-certificate'],
    ['https://example.com/', 'url'],
    ['http://example.com/?v=%44C04', 'url'],
    ['', 'empty'],
    [' \n', 'empty'],
    ['hello', 'other'],
    ['\u00dc\u0005', 'other'],
    ['EX7Q02AB', 'other'],
    ['ETUDE DE CAS', 'other'],
  ])('%j is named: %s', (input, kind) => {
    expect(normaliseSealInput(input, lenient)).toEqual({ kind })
  })

  it('of a megabyte is named without waiting', () => {
    for (const junk of ['=', '<GS>', '%1D', 'DC04', `DC04${US}=`, 'https://?v=DC'])
      expect(normaliseSealInput(junk.repeat(1_000_000 / junk.length), lenient).kind).toBeDefined()
    expect(normaliseSealInput(`DC04${US}${'='.repeat(1_000_000)}`, lenient).kind).toBe('seal')
  })
})
