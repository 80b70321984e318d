import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { REASONS } from '../src/core/verification/reason.ts'
import { ERRORS_EN } from '../src/wording/errors.en.ts'
import { ERRORS_FR } from '../src/wording/errors.fr.ts'
import { WORDING_EN } from '../src/wording.en.ts'
import { WORDING_FR } from '../src/wording.fr.ts'
import { wordingFor } from '../src/wording.ts'

interface Sentences {
  readonly [key: string]: string | Sentences
}

function entries(sentences: object, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(sentences as Sentences).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as const] : entries(value, `${prefix}${key} > `),
  )
}

const FRENCH = entries({ wording: WORDING_FR, errors: ERRORS_FR })
const ENGLISH = entries({ wording: WORDING_EN, errors: ERRORS_EN })
const ALL = [...FRENCH, ...ENGLISH]

describe('the sentences for people', () => {
  it('stand under the same keys in French and in English', () => {
    const keys = (sentences: typeof FRENCH) => sentences.map(([key]) => key).sort()
    expect(keys(ENGLISH)).toEqual(keys(FRENCH))
  })

  it('have one for each reason and none for a reason that no longer exists', () => {
    expect(Object.keys(WORDING_FR.reasons).sort()).toEqual([...REASONS].sort())
  })

  it('are whole: none is empty, unfinished or with a hole to fill', () => {
    const suspect = ALL.filter(
      ([, text]) =>
        text.trim() !== text ||
        // Filled with what was measured in the picture.
        /^$|TODO|XXX|\.\.\.|\?\?|undefined|[{}]/.test(text.replace('{pixels}', '')),
    )
    expect(suspect).toEqual([])
  })

  it('use typographic apostrophes, and no space of which the page should decide', () => {
    expect(ALL.filter(([, text]) => /['\u00a0\u202f]| {2}/.test(text))).toEqual([])
  })

  it('never show a code in capitals to a person, but for settings that an operator knows by name', () => {
    const settings = new Set(
      readFileSync(new URL('../.env.example', import.meta.url), 'utf8').match(/[A-Z_]{4,}/g),
    )
    const codesIn = (text: string) =>
      (text.match(/\b[A-Z]+_[A-Z_]+\b/g) ?? []).filter((code) => !settings.has(code))
    expect(ALL.filter(([, text]) => codesIn(text).length > 0)).toEqual([])
  })

  it('of reasons and errors end with a full stop, or are a title', () => {
    const reasons = [...Object.values(WORDING_FR.reasons), ...Object.values(WORDING_EN.reasons)]
    expect(reasons.filter((text) => !text.endsWith('.'))).toEqual([])
    const errors = [...Object.values(ERRORS_FR), ...Object.values(ERRORS_EN)]
    expect(errors.filter(({ title, advice }) => title.endsWith('.') || !advice.endsWith('.'))).toEqual([])
  })

  it('are French unless English is asked for', () => {
    expect(wordingFor('en-GB')).toBe(WORDING_EN)
    for (const language of ['fr', 'de', '', undefined]) expect(wordingFor(language)).toBe(WORDING_FR)
  })
})
