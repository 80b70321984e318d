/**
 * Countries of birth: COG code (INSEE, code officiel géographique) to ISO 3166-1 alpha-2. Only those most met among
 * drivers; one that is not here cannot be compared. The code keeps to the country as it is today.
 */
const COUNTRIES: Readonly<Record<string, string>> = {
  '99100': 'FR',
  '99101': 'DK',
  '99103': 'NO',
  '99104': 'SE',
  '99105': 'FI',
  '99109': 'DE',
  '99110': 'AT',
  '99111': 'BG',
  '99112': 'HU',
  '99114': 'RO',
  '99122': 'PL',
  '99123': 'RU',
  '99126': 'GR',
  '99127': 'IT',
  '99131': 'BE',
  '99132': 'GB',
  '99134': 'ES',
  '99135': 'NL',
  '99136': 'IE',
  '99137': 'LU',
  '99139': 'PT',
  '99140': 'CH',
  '99155': 'UA',
  '99205': 'LB',
  '99206': 'SY',
  '99208': 'TR',
  '99216': 'CN',
  '99217': 'JP',
  '99223': 'IN',
  '99234': 'KH',
  '99241': 'LA',
  '99243': 'VN',
  '99312': 'CD',
  '99322': 'CM',
  '99324': 'CG',
  '99326': 'CI',
  '99327': 'BJ',
  '99330': 'GN',
  '99333': 'MG',
  '99335': 'ML',
  '99341': 'SN',
  '99345': 'TG',
  '99350': 'MA',
  '99351': 'TN',
  '99352': 'DZ',
  '99390': 'MU',
  '99397': 'KM',
  '99401': 'CA',
  '99404': 'US',
  '99405': 'MX',
  '99410': 'HT',
  '99415': 'AR',
  '99416': 'BR',
  '99419': 'CO',
}

/** Overseas, ISO gives codes of their own; the COG says France (99100) and tells the place by its commune. */
const FRENCH_TERRITORIES: readonly string[] = 'FR GP MQ GF RE PM YT BL MF WF PF NC TF'.split(' ')

/** COG code of France. */
export const FRANCE = '99100'

/** Gives the ISO code of a country of birth; null where this table does not know it. */
export function countryOfBirth(cog: string): string | null {
  return COUNTRIES[cog] ?? null
}

/** Gives the COG code of a country; null where this table does not know it. */
export function cogOfCountry(iso: string): string | null {
  if (isFrench(iso)) return FRANCE
  return Object.keys(COUNTRIES).find((cog) => COUNTRIES[cog] === iso) ?? null
}

/** Tells whether an ISO code is of France or of a territory of it. */
export function isFrench(iso: string): boolean {
  return FRENCH_TERRITORIES.includes(iso)
}
