import {
  parseRestriction,
  type Restriction,
  type RestrictionParameter,
} from '../core/licence/restriction-codes.ts'
import { frenchDay } from '../wording/french-dates.ts'
import { RESTRICTION_WORDING_FR } from '../wording/restrictions.fr.ts'

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
  const restriction = parseRestriction(text)
  const { code, parameters } = restriction
  const short = parameters.map(shortParameter)
  return {
    code,
    short: short.length === 0 ? code : `${code}\u00a0(${short.join(', ')})`,
    meaning: [meaningOf(restriction), ...parameters.map(parameterInWords)].join(', '),
  }
}

function meaningOf(restriction: Restriction): string {
  return restriction.known
    ? RESTRICTION_WORDING_FR[restriction.code]
    : 'code particulier : voir le titre de conduite'
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
      return parameterInWords(parameter)
  }
}

function parameterInWords(parameter: RestrictionParameter): string {
  switch (parameter.kind) {
    case 'date':
      return `jusqu’au ${frenchDay(parameter.day)}`
    case 'period':
      return `du ${frenchDay(parameter.from)} au ${frenchDay(parameter.to)}`
    case 'distance':
      return `${parameter.km} km`
    case 'speed':
      return `${parameter.kmPerHour} km/h`
    case 'force':
      return `${parameter.newton} N`
    case 'vehicle':
      return parameter.identifier
    case 'licence':
      return `n° ${parameter.number} (${parameter.country})`
    case 'country':
      return parameter.country
    case 'text':
      return parameter.text
  }
}
