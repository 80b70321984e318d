import { describe, expect, it } from 'vitest'
import { overprintedWords, type PlacedCharacter } from '../../src/scan/overprinted-text.ts'

/** A line of text, 6 points a letter, 10 high. */
function line(text: string, left: number, bottom: number): PlacedCharacter[] {
  return [...text].map((character, index) => ({
    character,
    left: left + index * 6,
    right: left + index * 6 + 5.5,
    bottom,
    top: bottom + 10,
  }))
}

describe('words over words', () => {
  it('are both told, whole', () => {
    const page = [...line('nom VALCLAIR', 50, 700), ...line(' DUPONT', 70, 702)]
    expect(overprintedWords(page).toSorted()).toEqual(['DUPONT', 'VALCLAIR'])
  })

  it('are not found where lines stand one under the other or words side by side', () => {
    const page = [
      ...line('nom VALCLAIR', 50, 700),
      ...line(' né le', 50, 688),
      ...line(' à TOULON', 130, 700),
    ]
    expect(overprintedWords(page)).toEqual([])
  })

  it('are looked for on a crowded page without comparing every letter with every other', () => {
    const page = Array.from({ length: 5_000 }, (_, index) =>
      line('mot ', (index % 20) * 30, 12 * index),
    ).flat()
    expect(overprintedWords(page)).toEqual([])
  })
})
