import type { CalendarDay } from '../../core/calendar-day.ts'
import type { AllowedAgents, Habilitation } from '../../service/sign-in/sign-in-ports.ts'
import type { Persona, PersonaCase } from './persona.ts'

/** Fictitious services: no real SIREN begins with 00000. */
const JUDICIAL_SIRET = '00000000100018'
const ADMINISTRATIVE_SIRET = '00000000200016'
const OTHER_SIRET = '00000000300014'
const PROVIDER = 'a0000000-0000-4000-8000-000000000001'
const OTHER_PROVIDER = 'a0000000-0000-4000-8000-000000000002'

/** From where agents may come in the demonstration. */
export const DEMONSTRATION_AGENTS: AllowedAgents = {
  sirets: new Set([JUDICIAL_SIRET, ADMINISTRATIVE_SIRET]),
  identityProviders: new Set([PROVIDER]),
}

/** Habilitation of an agent of the demonstration, with the agent whose it is. */
export interface DemonstrationHabilitation extends Omit<Habilitation, 'revoked'> {
  readonly identityProviderId: string
  readonly uid: string
  readonly siret: string
}

/** Who is habilitated in the demonstration; put where the service looks them up. */
export const DEMONSTRATION_HABILITATIONS: readonly DemonstrationHabilitation[] = [
  habilitation('1', 'greffe-judiciaire', JUDICIAL_SIRET, 'judicial', '2099-12-31'),
  habilitation('2', 'greffe-administratif', ADMINISTRATIVE_SIRET, 'administrative', '2099-12-31'),
  habilitation('3', 'greffe-sans-second-facteur', JUDICIAL_SIRET, 'judicial', '2099-12-31'),
  habilitation('4', 'greffe-fin', JUDICIAL_SIRET, 'judicial', '2025-06-30'),
  habilitation('5', 'greffe-mute', OTHER_SIRET, 'judicial', '2099-12-31'),
]

/** Agents whom the simulated ProConnect knows: two who may enter, and one for each reason why not. */
export const PROCONNECT_PERSONAS: readonly Persona[] = [
  agent('clerk-judicial', 'greffe-judiciaire', ['Aline', 'GRAVELOTTE'], JUDICIAL_SIRET),
  agent('clerk-administrative', 'greffe-administratif', ['Bastien', 'ORVAULTIER'], ADMINISTRATIVE_SIRET),
  agent('wrong-siret', 'greffe-mute', ['Carole', 'DUNIVAIL'], OTHER_SIRET),
  agent('no-second-factor', 'greffe-sans-second-facteur', ['Denis', 'PLUMERAC'], JUDICIAL_SIRET, {
    acr: 'eidas1',
    amr: ['pwd'],
  }),
  agent('habilitation-expired', 'greffe-fin', ['Estelle', 'VERGNAUDIN'], JUDICIAL_SIRET),
  agent('no-habilitation', 'greffe-nouveau', ['Fabien', 'COSTEBRUNE'], JUDICIAL_SIRET),
  agent('provider-not-allowed', 'greffe-judiciaire', ['Gaëlle', 'TRISTOUNET'], JUDICIAL_SIRET, {
    provider: OTHER_PROVIDER,
  }),
  {
    id: 'cancelled',
    case: 'cancelled',
    label: 'Annuler / Cancel',
    hint: null,
    answer: { kind: 'error', error: 'access_denied', description: 'User auth aborted' },
  },
]

function habilitation(
  last: string,
  uid: string,
  siret: string,
  court: Habilitation['court'],
  validTo: string,
): DemonstrationHabilitation {
  return {
    id: `b0000000-0000-4000-8000-00000000000${last}`,
    identityProviderId: PROVIDER,
    uid,
    siret,
    jurisdiction: court === 'judicial' ? 'Tribunal judiciaire (fictif)' : 'Tribunal administratif (fictif)',
    court,
    validFrom: '2024-01-01' as CalendarDay,
    validTo: validTo as CalendarDay,
  }
}

function agent(
  shows: PersonaCase,
  uid: string,
  [givenName, usualName]: readonly [string, string],
  siret: string,
  {
    acr = 'eidas1-mfa',
    amr = ['pwd', 'totp', 'mfa'],
    provider = PROVIDER,
  }: { readonly acr?: string; readonly amr?: readonly string[]; readonly provider?: string } = {},
): Persona {
  const claims = {
    given_name: givenName,
    usual_name: usualName,
    email: `${uid}@justice.example`,
    uid,
    siret,
    idp_id: provider,
    organizational_unit: 'GREFFE',
  }
  return {
    id: shows,
    case: shows,
    label: `${givenName} ${usualName}`,
    hint: null,
    answer: { kind: 'identity', claims, acr, amr },
  }
}
