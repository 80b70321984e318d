import type { PrintedCategory, Statement } from '../core/documents/statement.ts'
import { DRIVING_RIGHT_BY_STATE } from '../core/licence/licence-state.ts'
import { frenchDay } from '../wording/french-dates.ts'
import { LICENCE_WORDING_FR } from '../wording/licence.fr.ts'
import { STATE_WORDING_FR } from '../wording/states.fr.ts'
import { restrictionStrings } from './restriction-strings.ts'

/** What both statements print the same way, ready for a template. */
export function statementStrings(statement: Statement) {
  const { holder, state } = statement
  return {
    reference: groupedId(statement.id),
    emittedOn: frenchDay(statement.emittedOn),
    asOfDay: frenchDay(statement.dataAsOf.slice(0, 10)),
    asOfTime: statement.dataAsOf.slice(11, 16),
    neph: statement.neph,
    state: state.state,
    stateMeaning: STATE_WORDING_FR[state.state],
    stateTone: STATE_TONES[DRIVING_RIGHT_BY_STATE[state.state]],
    stateAllows: DRIVING_RIGHT_BY_STATE[state.state] === 'yes',
    civility: LICENCE_WORDING_FR.civilities[holder.civility],
    birthName: holder.birthName,
    usageName: holder.usageName ?? '',
    givenNames: holder.givenNames.join(', '),
    birthDate: frenchDay(holder.birthDate),
    birthPlace: holder.birthPlace,
    birthCountry: countryName(holder.birthCountry),
    address: [...holder.address.lines, `${holder.address.postalCode} ${holder.address.locality}`],
    categories: statement.categories.map((category) => categoryStrings(category)),
    categoriesInForce:
      statement.categories
        .filter(({ inForce }) => inForce)
        .map(({ code }) => code)
        .join(' ') || 'aucune',
    restrictions: everyRestriction(statement.categories),
  }
}

const STATE_TONES = { yes: 'success', no: 'danger', unknown: 'warning' } as const

/** Writes an id as it is read aloud and typed: four groups of four. */
export function groupedId(id: string): string {
  return id.replace(/(.{4})(?=.)/g, '$1-')
}

function categoryStrings(category: PrintedCategory) {
  const { code, obtainedOn, validUntil, restrictions, inForce } = category
  return {
    code,
    meaning: LICENCE_WORDING_FR.categories[code],
    obtainedOn: frenchDay(obtainedOn),
    validUntil: validUntil === null ? 'sans limite' : frenchDay(validUntil),
    restrictions: restrictions.map((text) => restrictionStrings(text).short),
    expired: !inForce,
  }
}

/** Every restriction of the document once, with its meaning and what it carries. */
function everyRestriction(categories: readonly PrintedCategory[]) {
  const texts = [...new Set(categories.flatMap((category) => category.restrictions))]
  return texts.map(restrictionStrings).sort((a, b) => Number(a.code) - Number(b.code))
}

const COUNTRIES = new Intl.DisplayNames(['fr'], { type: 'region', fallback: 'code' })

const countryNames = new Map<string, string>()

/** Asking Intl is dear, and countries are few. */
function countryName(code: string): string {
  const name = countryNames.get(code) ?? COUNTRIES.of(code) ?? code
  countryNames.set(code, name)
  return name
}
