import { describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import {
  CATEGORY_CODES,
  coversCategory,
  impliedBy,
  isCategoryCode,
  waysToCover,
} from '../../../src/core/licence/categories.ts'
import { isCategoryValidOn, isHeavyCategory } from '../../../src/core/licence/category-validity.ts'
import { LEGACY_EQUIVALENCES } from '../../../src/core/licence/legacy-categories.ts'

const day = parseCalendarDay

describe('categories', () => {
  it('imply what the law says and nothing else', () => {
    const implied = Object.fromEntries(
      CATEGORY_CODES.map((code) => [code, [...impliedBy(code)].sort().join(' ')]).filter(([, list]) => list),
    )
    expect(implied).toEqual({
      A: 'A1 A2 AM',
      A2: 'A1 AM',
      A1: 'AM',
      B1: 'AM',
      B: 'AM B1',
      BE: 'AM',
      C1: 'AM',
      C1E: 'AM BE',
      C: 'AM C1',
      CE: 'AM BE C1E',
      D1: 'AM',
      D1E: 'AM BE',
      D: 'AM D1',
      DE: 'AM BE D1E',
    })
  })

  it('give together what neither gives alone: DE by CE and D (directive 2006/126/EC art. 6 § 2 b)', () => {
    expect(waysToCover(['B', 'C', 'CE'], 'DE')).toEqual([])
    expect(waysToCover(['B', 'D', 'C1E'], 'DE')).toEqual([])
    expect(waysToCover(['B', 'D', 'CE'], 'DE')).toEqual([['CE', 'D']])
    expect(waysToCover(['B', 'D1', 'C1E'], 'D1E')).toEqual([])
    expect(waysToCover(['CE', 'D', 'DE'], 'D1E')).toEqual([['DE']])
    expect(waysToCover(['C1E', 'CE'], 'BE')).toEqual([['C1E'], ['CE']])
  })

  it('B never implies A1', () => {
    expect(coversCategory('B', 'A1')).toBe(false)
    expect(coversCategory('B', 'B1')).toBe(true)
    expect(coversCategory('B', 'B')).toBe(true)
  })

  it('B96 is a mention on B, not a category', () => {
    expect(isCategoryCode('B96')).toBe(false)
  })

  it('are heavy from C1 to DE', () => {
    expect(CATEGORY_CODES.filter(isHeavyCategory)).toEqual(['C1', 'C1E', 'C', 'CE', 'D1', 'D1E', 'D', 'DE'])
  })

  it('are valid on their last day and no longer', () => {
    const lorry = { obtainedOn: day('2020-01-10'), validUntil: day('2025-01-10') }
    expect(isCategoryValidOn(lorry, day('2020-01-09'))).toBe(false)
    expect(isCategoryValidOn(lorry, day('2020-01-10'))).toBe(true)
    expect(isCategoryValidOn(lorry, day('2025-01-10'))).toBe(true)
    expect(isCategoryValidOn(lorry, day('2025-01-11'))).toBe(false)
    expect(isCategoryValidOn({ ...lorry, validUntil: null }, day('2060-01-11'))).toBe(true)
  })
})

describe('legacy categories', () => {
  it('give current categories, each once, A1 of a later B only on conditions', () => {
    for (const { gives, conditional } of Object.values(LEGACY_EQUIVALENCES)) {
      const all = [...gives, ...conditional]
      expect(new Set(all).size).toBe(all.length)
      expect(all.every(isCategoryCode)).toBe(true)
    }
    expect(LEGACY_EQUIVALENCES['later-b']).toMatchObject({ conditional: ['A1'] })
    expect(LEGACY_EQUIVALENCES['later-b'].gives).not.toContain('A1')
  })
})
