import { describe, expect, it } from 'vitest'
import { pastedSeal } from '../../src/web/pasted-seal.ts'
import { SEAL_ONE } from '../scan/sample-pages.ts'

describe('pastedSeal', () => {
  it('takes white space, tags of scanners and prefixes away', () => {
    const tagged = SEAL_ONE.replaceAll('\u001d', '<GS>').replaceAll('\u001f', '<US>')
    for (const pasted of [SEAL_ONE, ` \n${SEAL_ONE} \r\n\r\n`, tagged, `]d2${SEAL_ONE}`])
      expect(pastedSeal(pasted)).toBe(SEAL_ONE)
  })

  it.each([
    ['nothing', '  \n', 'NO_FILE'],
    ['prose', 'Bonjour, voici mon permis', 'UNSUPPORTED_TYPE'],
    ['a link', 'https://example.org/verifier', 'UNSUPPORTED_TYPE'],
    ['characters that no code holds', `${SEAL_ONE}\u20ac`, 'UNSUPPORTED_TYPE'],
  ])('refuses %s', (_, pasted, code) => {
    expect(() => pastedSeal(pasted)).toThrow(expect.objectContaining({ code }))
  })
})
