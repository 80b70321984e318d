import type { Router } from 'express'
import type { Persona } from './persona.ts'
import { PROCONNECT_PERSONAS } from './proconnect-personas.ts'
import type { SimulatorSettings } from './simulated-provider.ts'
import { simulatorRouter } from './simulator-router.ts'

const CLAIMS = {
  openid: ['sub'],
  given_name: ['given_name'],
  usual_name: ['usual_name'],
  email: ['email'],
  uid: ['uid'],
  siret: ['siret'],
  idp_id: ['idp_id'],
  organizational_unit: ['organizational_unit'],
  amr: ['amr'],
}

const LEVELS = ['eidas0', 'eidas0-mfa', 'eidas1', 'eidas1-mfa', 'eidas2', 'eidas3']

/**
 * Simulates ProConnect at `{publicUrl}/simulateurs/proconnect/api/v2`, as {@link franceConnectSimulator} does
 * FranceConnect.
 *
 * @throws {CodedError} CONFIGURATION in production
 */
export function proConnectSimulator(
  settings: SimulatorSettings & { readonly personas?: readonly Persona[] },
): Router {
  const { personas = PROCONNECT_PERSONAS } = settings
  return simulatorRouter(
    { name: 'ProConnect', slug: 'proconnect', personas, acrValues: LEVELS, claims: CLAIMS },
    settings,
  )
}
