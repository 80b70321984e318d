import type { DueLetter, LetterReference } from '../licence/letters-due.ts'

/** Points, their removal and its notification: every letter rests on these. */
const COMMON = ['L223-1', 'L223-3', 'R223-3'] as const

/** What each letter rests on besides; a 46 and a 47 also on the rule that gave the points. */
const OWN: Readonly<Record<LetterReference, readonly string[]>> = {
  '46': ['L223-6'],
  '47': ['L223-6', 'R223-8'],
  '48': ['L223-2'],
  '48M': ['L223-2', 'L223-6', 'R223-8'],
  '48N': ['L223-2', 'L223-6', 'R223-4', 'R223-8'],
  '48SI': ['L223-2', 'L223-5'],
}

/** Lists the articles of the Code de la route on which a letter rests, in the order of the code. */
export function letterArticles({ reference, movement }: DueLetter): readonly string[] {
  const mandatory = movement.rule === 'MANDATORY_STAGE' ? ['R223-4'] : []
  return [...new Set([...COMMON, ...OWN[reference], ...mandatory])].sort()
}
