import type { CategoryCode } from './categories.ts'

/** A category as titles named it before 19 January 2013, with the title model it stands on. */
export interface LegacyCategory {
  /** F1: until 1954; F2: 1955 to 19 January 1975; later: until 18 January 2013. */
  readonly model: 'F1' | 'F2' | 'later'
  readonly symbol: string
  readonly gives: readonly CategoryCode[]
  /** Given only after training of 3 or 7 hours, or past practice. */
  readonly conditional: readonly CategoryCode[]
}

const MOTORCYCLES = ['AM', 'A1', 'A2', 'A', 'B1'] as const
const CARS = ['AM', 'A1', 'B1', 'B'] as const
const LORRIES = ['C1', 'C', 'C1E', 'CE'] as const
const FULL = ['AM', 'A1', 'B1', 'B', 'BE', 'C1', 'C1E', 'C', 'CE', 'D1', 'D1E', 'D', 'DE'] as const

/** Equivalences of older categories (arrêté of 20 April 2012, annex). Symbols not listed are not confirmed. */
export const LEGACY_EQUIVALENCES = {
  'f1-plain': { model: 'F1', symbol: '', gives: CARS, conditional: [] },
  'f1-passengers': { model: 'F1', symbol: '1°', gives: [...CARS, 'D1', 'D'], conditional: [] },
  'f1-lorries': { model: 'F1', symbol: '2°', gives: [...CARS, ...LORRIES], conditional: [] },
  'f1-motorcycles': { model: 'F1', symbol: '3°', gives: MOTORCYCLES, conditional: [] },
  'f2-a1': { model: 'F2', symbol: 'A1', gives: ['AM', 'A1', 'B1'], conditional: [] },
  'f2-a': { model: 'F2', symbol: 'A', gives: MOTORCYCLES, conditional: [] },
  'f2-b': { model: 'F2', symbol: 'B', gives: CARS, conditional: [] },
  'f2-c': { model: 'F2', symbol: 'C', gives: FULL, conditional: [] },
  'f2-d': { model: 'F2', symbol: 'D', gives: FULL, conditional: [] },
  'f2-eb': { model: 'F2', symbol: 'E(B)', gives: [...CARS, 'BE'], conditional: [] },
  'f2-ec': { model: 'F2', symbol: 'E(C)', gives: FULL, conditional: [] },
  'f2-ed': { model: 'F2', symbol: 'E(D)', gives: FULL, conditional: [] },
  'f2-fa1': { model: 'F2', symbol: 'FA1', gives: ['AM', 'A1', 'B1'], conditional: [] },
  'f2-fa': { model: 'F2', symbol: 'FA', gives: MOTORCYCLES, conditional: [] },
  'f2-fb': { model: 'F2', symbol: 'FB', gives: CARS, conditional: [] },
  'later-a1': { model: 'later', symbol: 'A1', gives: ['AM', 'A1', 'B1'], conditional: [] },
  'later-a': { model: 'later', symbol: 'A', gives: MOTORCYCLES, conditional: [] },
  'later-b': { model: 'later', symbol: 'B', gives: ['AM', 'B1', 'B'], conditional: ['A1'] },
  'later-eb': { model: 'later', symbol: 'E(B)', gives: ['AM', 'B1', 'B', 'BE'], conditional: ['A1'] },
} as const satisfies Record<string, LegacyCategory>

export type LegacyCategoryId = keyof typeof LEGACY_EQUIVALENCES
