import type { Holder } from '../licence/licence-record.ts'
import { countryOfBirth, FRANCE, isFrench } from './birth-countries.ts'
import { foldName } from './fold-name.ts'
import type { PivotIdentity } from './pivot-identity.ts'

/** Names that a commune has or had, by COG code; null for a code not in the table. */
export type CommuneNames = (cog: string) => readonly string[] | null

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
 * The pivot identity names a commune by a code, a licence record by a word. Without a table of communes (`communes`),
 * merged and renamed ones included, a word proves nothing against a code, except for Paris, Lyon and Marseille. Born
 * abroad, only the country is known to both. Before 1963 borders were others: France and abroad then do not
 * contradict each other. What cannot be judged never counts against a person.
 */
export function compareBirthPlace(
  holder: Pick<Holder, 'birthPlace' | 'birthCountry' | 'birthDate'>,
  identity: Pick<PivotIdentity, 'birthPlace' | 'birthCountry'>,
  communes: CommuneNames = () => null,
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

function compareCommune(
  place: string,
  code: string,
  communes: CommuneNames,
): 'same' | 'different' | 'unjudged' {
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
  const names = communes(code)
  if (names === null) return 'unjudged'
  return names.some((name) => foldName(name) === place) ? 'same' : 'different'
}
