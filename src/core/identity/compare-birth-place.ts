import type { Holder } from '../licence/licence-record.ts'
import { countryOfBirth, FRANCE, isFrench } from './birth-countries.ts'
import type { Communes } from './communes.ts'
import { foldName } from './fold-name.ts'
import type { PivotIdentity } from './pivot-identity.ts'

/** Cities whose arrondissements have COG codes of their own. */
const CITIES = [
  { name: 'PARIS', codes: /^(75056|751(0[1-9]|1\d|20))$/, first: 75100 },
  { name: 'LYON', codes: /^(69123|6938[1-9])$/, first: 69380 },
  { name: 'MARSEILLE', codes: /^(13055|132(0[1-9]|1[0-6]))$/, first: 13200 },
] as const

/** Algeria became another country on 3 July 1962, and it was the last of the many to do so in those years. */
const LAST_YEAR_OF_OLD_BORDERS = 1962

/**
 * Compares the place of birth of both sides, as far as it can honestly be judged.
 *
 * The pivot identity names a commune by a code, a licence record by a word. A word contradicts a code where it is the
 * name of other communes alone; one that no commune has (a name of former times, an abbreviation, a hamlet) proves
 * nothing. Born abroad, only the country is known to both. Before 1963 borders were others: France and abroad then do
 * not contradict each other. What cannot be judged never counts against a person.
 */
export function compareBirthPlace(
  holder: Pick<Holder, 'birthPlace' | 'birthCountry' | 'birthDate'>,
  identity: Pick<PivotIdentity, 'birthPlace' | 'birthCountry'>,
  communes: Communes,
): 'same' | 'different' | 'unjudged' {
  const { birthPlace: code, birthCountry: cog } = identity
  const country = cog === null ? null : countryOfBirth(cog)
  if (country === null) return 'unjudged'
  if (cog === FRANCE && isFrench(holder.birthCountry))
    return code === null ? 'unjudged' : compareCommune(foldName(holder.birthPlace), code, communes)
  if (country === holder.birthCountry) return 'same'
  const crossesBorder = cog === FRANCE || isFrench(holder.birthCountry)
  const isOld = Number(holder.birthDate.slice(0, 4)) <= LAST_YEAR_OF_OLD_BORDERS
  return crossesBorder && isOld ? 'unjudged' : 'different'
}

function compareCommune(place: string, code: string, communes: Communes): 'same' | 'different' | 'unjudged' {
  for (const city of CITIES) {
    const named = new RegExp(`^${city.name}(?: 0?(\\d{1,2}) ?(?:E|ER|EME)?)?(?: ARRONDISSEMENT)?$`).exec(
      place,
    )
    const coded = city.codes.test(code)
    if (!named && !coded) continue
    if (!named || !coded) return 'different'
    const arrondissement = Number(code) - city.first
    const isWhole = arrondissement < 1 || arrondissement > 20
    return named[1] === undefined || isWhole || Number(named[1]) === arrondissement ? 'same' : 'different'
  }
  const names = communes.namesOf(code)
  if (names === null) return 'unjudged'
  if (names.has(place)) return 'same'
  return communes.isCommune(place) ? 'different' : 'unjudged'
}
