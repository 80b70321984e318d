import { describe, expect, it } from 'vitest'
import { VERIFIER_EN } from '../src/wording/verifier.en.ts'
import { VERIFIER_FR } from '../src/wording/verifier.fr.ts'
import { verifierWordingFor } from '../src/wording/verifier.ts'

interface Sentences {
  readonly [key: string]: unknown
}

function sentences(words: object, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(words as Sentences).flatMap(([key, value]) => {
    if (typeof value === 'string') return [[prefix + key, value] as const]
    return typeof value === 'object' && value !== null ? sentences(value, `${prefix}${key} > `) : []
  })
}

const FRENCH = sentences(VERIFIER_FR)
const ENGLISH = sentences(VERIFIER_EN)
const ALL = [...FRENCH, ...ENGLISH]

describe('the words of the verifier’s page', () => {
  it('stand under the same keys in French and in English', () => {
    expect(ENGLISH.map(([key]) => key).sort()).toEqual(FRENCH.map(([key]) => key).sort())
  })

  it('are whole, with typographic apostrophes and no code in capitals', () => {
    const suspect = ALL.filter(
      ([, text]) => text.trim() !== text || /^$|\.\.\.|undefined|[{}']| {2}|\b[A-Z]+_[A-Z_]+\b/.test(text),
    )
    expect(suspect).toEqual([])
  })

  it('tell the age of a list, and are French unless English is asked for', () => {
    expect(VERIFIER_FR.listAge('FR00', '20/11/2026', 2)).toBe('liste FR00 du 20/11/2026, 2 jours')
    expect(VERIFIER_FR.listAge('FR00', '20/11/2026', 0)).toMatch(/aujourd’hui$/)
    expect(VERIFIER_EN.listAge('FR00', '20/11/2026', 1)).toMatch(/1 day$/)
    expect(verifierWordingFor('en-GB')).toBe(VERIFIER_EN)
    expect(verifierWordingFor(undefined)).toBe(VERIFIER_FR)
  })
})
