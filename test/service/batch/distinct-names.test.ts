import { expect, it } from 'vitest'
import { distinctNames } from '../../../src/service/batch/distinct-names.ts'

const namesOf = (names: readonly string[]) => names.map(distinctNames())

it('leaves names that differ as they are', () => {
  const names = ['a.pdf', 'b.pdf', 'a/b.pdf', '../b.pdf']
  expect(namesOf(names)).toEqual(names)
})

it('numbers a name that was given before', () => {
  expect(namesOf(['a.pdf', 'a.pdf', 'b.pdf', 'a.pdf'])).toEqual(['a.pdf', 'a.pdf (2)', 'b.pdf', 'a.pdf (3)'])
})

it('never gives a number that makes the name of another file', () => {
  expect(namesOf(['a.pdf', 'a.pdf (2)', 'a.pdf', 'a.pdf (2)'])).toEqual([
    'a.pdf',
    'a.pdf (2)',
    'a.pdf (3)',
    'a.pdf (2) (2)',
  ])
})

it.each([
  ['slashes of both kinds', 'a/b.pdf', 'a\\b.pdf'],
  ['steps that lead nowhere', 'a/b.pdf', './a//b.pdf'],
  ['upper and lower case', 'a.pdf', 'A.PDF'],
  ['accents written in two ways', '\u00e9.pdf', 'e\u0301.pdf'],
  ['what cannot be seen', 'a.pdf', 'a\u200b.pdf '],
])('takes names for the same that differ by %s', (_, one, other) => {
  expect(namesOf([one, other])).toEqual([one, `${other} (2)`])
})
