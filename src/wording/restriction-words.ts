import { parseRestriction, type RestrictionParameter } from '../core/licence/restriction-codes.ts'
import type { Language } from './language.ts'
import { inBothLanguages } from './language.ts'
import { pagePointsWording } from './page-points.ts'
import { RESTRICTION_WORDING_EN } from './restrictions.en.ts'
import { RESTRICTION_WORDING_FR } from './restrictions.fr.ts'

/** A restriction in words, as pages show it. */
export interface RestrictionWords {
  readonly code: string
  readonly meaning: string
}

const MEANINGS = { fr: RESTRICTION_WORDING_FR, en: RESTRICTION_WORDING_EN } as const

const PARAMETERS = inBothLanguages(
  {
    unknown: 'code particulier : voir le titre de conduite',
    until: (day: string) => `jusqu’au ${day}`,
    period: (from: string, to: string) => `du ${from} au ${to}`,
    licence: (number: string, country: string) => `n° ${number} (${country})`,
  },
  {
    unknown: 'particular code: see the licence itself',
    until: (day: string) => `until ${day}`,
    period: (from: string, to: string) => `from ${from} to ${to}`,
    licence: (number: string, country: string) => `no. ${number} (${country})`,
  },
)

/** Gives the words of a restriction as the record writes it; an unknown code is shown as it is. */
export function restrictionWords(text: string, language: Language): RestrictionWords {
  const { parameters, ...restriction } = parseRestriction(text)
  const meaning = restriction.known ? MEANINGS[language][restriction.code] : PARAMETERS[language].unknown
  return {
    code: restriction.code,
    meaning: [meaning, ...parameters.map((parameter) => parameterWords(parameter, language))].join(', '),
  }
}

/** Gives the words of what a restriction carries: an end, a distance, a vehicle. */
export function parameterWords(parameter: RestrictionParameter, language: Language): string {
  const t = PARAMETERS[language]
  const day = pagePointsWording(language).day
  switch (parameter.kind) {
    case 'date':
      return t.until(day(parameter.day))
    case 'period':
      return t.period(day(parameter.from), day(parameter.to))
    case 'distance':
      return `${parameter.km} km`
    case 'speed':
      return `${parameter.kmPerHour} km/h`
    case 'force':
      return `${parameter.newton} N`
    case 'vehicle':
      return parameter.identifier
    case 'licence':
      return t.licence(parameter.number, parameter.country)
    case 'country':
      return parameter.country
    case 'text':
      return parameter.text
  }
}
