import { describe, expect, it } from 'vitest'
import { CATEGORY_CODES } from '../src/core/licence/categories.ts'
import { DRIVING_RIGHT_BY_STATE } from '../src/core/licence/licence-state.ts'
import { sealableText } from '../src/core/verification/print-comparison.ts'
import { LICENCE_WORDING_EN } from '../src/wording/licence.en.ts'
import { LICENCE_WORDING_FR } from '../src/wording/licence.fr.ts'
import { RESTRICTION_WORDING_EN } from '../src/wording/restrictions.en.ts'
import { RESTRICTION_WORDING_FR } from '../src/wording/restrictions.fr.ts'
import { STATE_WORDING_EN } from '../src/wording/states.en.ts'
import { STATE_WORDING_FR } from '../src/wording/states.fr.ts'

interface Tables {
  readonly [key: string]: string | Tables
}

const FRENCH: Tables = {
  licence: LICENCE_WORDING_FR,
  states: STATE_WORDING_FR,
  restrictions: RESTRICTION_WORDING_FR,
}
const ENGLISH: Tables = {
  licence: LICENCE_WORDING_EN,
  states: STATE_WORDING_EN,
  restrictions: RESTRICTION_WORDING_EN,
}

function entries(tables: Tables, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(tables).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as const] : entries(value, `${prefix}${key} > `),
  )
}

const ALL = [...entries(FRENCH), ...entries(ENGLISH)]

describe('the wording of a licence file', () => {
  it('has the same keys in French and in English', () => {
    const keys = (tables: Tables) =>
      entries(tables)
        .map(([key]) => key)
        .sort()
    expect(keys(ENGLISH)).toEqual(keys(FRENCH))
  })

  it('leaves no label empty, unfinished or with a hole to fill', () => {
    const suspect = ALL.filter(
      ([, text]) => text.trim() !== text || /^$|TODO|XXX|\.\.\.|…|\?\?|undefined|[{}<>_]/.test(text),
    )
    expect(suspect).toEqual([])
  })

  it('uses typographic apostrophes, and no space of which the layout should decide', () => {
    expect(ALL.filter(([, text]) => /['\u00a0\u202f]| {2}/.test(text))).toEqual([])
  })

  it('never puts two category codes next to each other, accents and punctuation aside', () => {
    const codes = CATEGORY_CODES.join('|')
    const adjacent = new RegExp(`(^| )(${codes}) (${codes})( |$)`)
    expect(ALL.filter(([, text]) => adjacent.test(sealableText(text)))).toEqual([])
  })

  it('never begins or ends the meaning of a category with a code, which stands beside it in print', () => {
    const codes: readonly string[] = CATEGORY_CODES
    const meanings = entries({ fr: LICENCE_WORDING_FR.categories, en: LICENCE_WORDING_EN.categories })
    const suspect = meanings.filter(([, text]) => {
      const words = sealableText(text).split(' ')
      return codes.includes(words[0] ?? '') || codes.includes(words.at(-1) ?? '')
    })
    expect(suspect).toEqual([])
  })
})

const SAID = {
  yes: ['peut conduire les', 'may drive vehicles'],
  no: ['Conduire est interdit', 'Driving is forbidden'],
  unknown: ['ne permet pas de dire', 'does not tell'],
} as const

describe('the sentence of a licence state', () => {
  const states = Object.entries(DRIVING_RIGHT_BY_STATE)
  const french: Readonly<Record<string, string>> = STATE_WORDING_FR
  const english: Readonly<Record<string, string>> = STATE_WORDING_EN

  it.each(states)('of %s tells that driving is allowed: %s', (state, right) => {
    const [fr, en] = state === 'DECEDE' ? ['ne permet plus', 'no longer allows'] : SAID[right]
    expect(french[state]).toContain(fr)
    expect(english[state]).toContain(en)
  })

  it('never holds the label of another state', () => {
    const holds = (text: string, label: string) =>
      ` ${sealableText(text)} `.includes(` ${sealableText(label)} `)
    const suspect = states.flatMap(([state]) =>
      states
        .filter(([other]) => !holds(state, other) && holds(french[state] ?? '', other))
        .map(([other]) => [state, other]),
    )
    expect(suspect).toEqual([])
  })

  it('never speaks of points, which an ADCS may not tell (C. route L223-7)', () => {
    const suspect = [...Object.values(french), ...Object.values(english)].filter((text) =>
      /points?\b|solde/i.test(text),
    )
    expect(suspect).toEqual([])
  })
})
