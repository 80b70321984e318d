import { cogOfCountry, FRANCE } from '../../core/identity/birth-countries.ts'
import type { Holder, LicenceRecord } from '../../core/licence/licence-record.ts'
import { communeCode } from './birth-communes.ts'
import type { Persona } from './persona.ts'

type Claims = Readonly<Record<string, unknown>>

/**
 * Makes the people whom the simulated FranceConnect knows: every driver, with the identity that the licence bears, and
 * those whose sign-in or link fails. The near miss and the level too low are of the first driver with two given names.
 */
export function franceConnectPersonas(records: readonly LicenceRecord[]): readonly Persona[] {
  const drivers = records.map((record) => driver(record))
  const example = records.find(({ holder }) => holder.givenNames.length > 1) ?? records[0]
  return [...(example === undefined ? [] : failuresOf(example)), ...FAILURES, ...drivers]
}

function driver({ neph, holder, state }: LicenceRecord): Persona {
  return {
    id: `driver-${neph}`,
    case: 'driver',
    label: `${fullName(holder)} (${state})`,
    hint: neph,
    answer: identity(claimsOf(holder, holder.givenNames)),
  }
}

function failuresOf({ neph, holder }: LicenceRecord): readonly Persona[] {
  const [first = '', second = '', ...others] = holder.givenNames
  const usual = [second || `${first}-Claude`, first, ...others]
  return [
    {
      id: 'near-miss',
      case: 'near-miss',
      label: `${usual[0]} ${holder.birthName}`,
      hint: neph,
      answer: identity(claimsOf(holder, usual)),
    },
    {
      id: 'level-too-low',
      case: 'level-too-low',
      label: fullName(holder),
      hint: null,
      answer: { ...identity(claimsOf(holder, holder.givenNames)), acr: 'eidas0' },
    },
  ]
}

const FAILURES: readonly Persona[] = [
  {
    id: 'unknown-neph',
    case: 'unknown-neph',
    label: 'Zoé RANQUETAILLE',
    hint: '990101309999',
    answer: identity({
      family_name: 'RANQUETAILLE',
      given_name: 'Zoé Aurore',
      given_name_array: ['Zoé', 'Aurore'],
      birthdate: '1981-02-03',
      gender: 'female',
      birthplace: communeCode('RENNES'),
      birthcountry: FRANCE,
    }),
  },
  {
    id: 'cancelled',
    case: 'cancelled',
    label: 'Annuler / Cancel',
    hint: null,
    answer: { kind: 'error', error: 'access_denied', description: 'User auth aborted' },
  },
  {
    id: 'unavailable',
    case: 'unavailable',
    label: 'Panne / Out of order',
    hint: null,
    answer: { kind: 'error', error: 'temporarily_unavailable', description: 'identity provider unreachable' },
  },
]

function identity(claims: Claims) {
  return { kind: 'identity', claims, acr: 'eidas1', amr: ['pwd'] } as const
}

function claimsOf(holder: Holder, givenNames: readonly string[]): Claims {
  const country = cogOfCountry(holder.birthCountry)
  return {
    family_name: holder.birthName,
    given_name: givenNames.join(' '),
    given_name_array: givenNames,
    birthdate: holder.birthDate,
    gender: holder.civility === 'M' ? 'male' : 'female',
    birthplace: country === FRANCE ? communeCode(holder.birthPlace) : '',
    birthcountry: country ?? '',
    ...(holder.usageName === null ? {} : { preferred_username: holder.usageName }),
  }
}

function fullName({ givenNames, birthName }: Holder): string {
  return `${givenNames[0]} ${birthName}`
}
