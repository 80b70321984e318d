import { parseRestriction, type RestrictionParameter } from '../core/licence/restriction-codes.ts'
import { frenchDay } from '../wording/french-dates.ts'
import { parameterWords, restrictionWords } from '../wording/restriction-words.ts'

/** A restriction as documents print it. */
export interface PrintedRestriction {
  /** With what it carries, for a narrow column: « 95 (09/09/2029) ». */
  readonly short: string
  readonly code: string
  /** In words: « qualification professionnelle de conducteur, jusqu’au 09/09/2029 ». */
  readonly meaning: string
}

/** Gives the strings of a restriction as the record writes it; an unknown code is printed as it is. */
export function restrictionStrings(text: string): PrintedRestriction {
  const { code, parameters } = parseRestriction(text)
  const short = parameters.map(shortParameter)
  return {
    code,
    short: short.length === 0 ? code : `${code}\u00a0(${short.join(', ')})`,
    meaning: restrictionWords(text, 'fr').meaning,
  }
}

function shortParameter(parameter: RestrictionParameter): string {
  switch (parameter.kind) {
    case 'date':
      return frenchDay(parameter.day)
    case 'period':
      // A narrow column breaks it after the dash, nowhere else.
      return `${frenchDay(parameter.from)}\u00a0– ${frenchDay(parameter.to)}`
    case 'licence':
      return `${parameter.number}, ${parameter.country}`
    default:
      return parameterWords(parameter, 'fr')
  }
}
