import type { Router } from 'express'
import type { Persona } from './persona.ts'
import type { SimulatorSettings } from './simulated-provider.ts'
import { simulatorRouter } from './simulator-router.ts'

const CLAIMS = {
  openid: ['sub'],
  given_name: ['given_name', 'given_name_array'],
  family_name: ['family_name'],
  birthdate: ['birthdate'],
  gender: ['gender'],
  birthplace: ['birthplace'],
  birthcountry: ['birthcountry'],
  birth: ['birthplace', 'birthcountry'],
  preferred_username: ['preferred_username'],
  email: ['email'],
  amr: ['amr'],
}

/**
 * Simulates FranceConnect v2 at `{publicUrl}/simulateurs/franceconnect/api/v2`, for demonstration and tests: the same
 * paths, scopes, level and signatures, and a page where one chooses whom to be.
 *
 * @throws {CodedError} CONFIGURATION in production
 */
export function franceConnectSimulator(
  settings: SimulatorSettings & { readonly personas: readonly Persona[] },
): Router {
  const { personas } = settings
  return simulatorRouter(
    {
      name: 'FranceConnect',
      slug: 'franceconnect',
      personas,
      acrValues: ['eidas1', 'eidas2', 'eidas3'],
      claims: CLAIMS,
    },
    settings,
  )
}
