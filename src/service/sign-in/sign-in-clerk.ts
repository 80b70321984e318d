import { type AuditFacts, composeAuditEntry } from '../../core/audit/audit-entry.ts'
import { parisDay } from '../../core/calendar-day.ts'
import { SignInError, type SignInErrorCode } from '../../core/identity/sign-in-error.ts'
import type { Atomically, PeopleStores } from '../atomically.ts'
import type { AuditLog } from '../ports.ts'
import type { ClerkSubject, SignInAttempts } from '../session.ts'
import { auditFailure } from './audited-sign-in.ts'
import { takeAttempt } from './begin-sign-in.ts'
import { type BroughtBack, renewSession, type SignedIn } from './sign-in-driver.ts'
import type {
  AllowedAgents,
  Habilitation,
  Habilitations,
  IdentityProvider,
  ProConnectSignIn,
} from './sign-in-ports.ts'

/** What signing a clerk in needs. */
export interface ClerkSignInPorts {
  readonly provider: IdentityProvider<ProConnectSignIn>
  readonly attempts: SignInAttempts
  readonly atomically: Atomically<Pick<PeopleStores, 'sessions' | 'audit'>>
  readonly allowed: AllowedAgents
  readonly habilitations: Habilitations
  readonly audit: AuditLog
}

/** Who may be told the points of others must need to know them, and is habilitated by name. */
const BASIS = 'C. route L225-4, R225-4'

/**
 * Signs a clerk in who comes back from ProConnect. No provider says « greffier »: the service (SIRET) and the identity
 * provider must be among those allowed, two factors used, and an operator must have habilitated this very agent for
 * this service, for a time that covers this day in Europe/Paris. Each refusal has its reason, told and audited.
 *
 * @throws {SignInError}
 */
export async function signInClerk(
  ports: ClerkSignInPorts,
  { answer, secret, previousToken }: BroughtBack,
  at: Date,
): Promise<SignedIn> {
  const attempt = await takeAttempt(ports.attempts, 'proconnect', secret, at)
  const agent = await auditFailure(ports.audit, { at, kind: 'proconnect', basis: BASIS }, () =>
    ports.provider.complete(answer, attempt),
  )
  const facts = { at, requester: agent.uid, service: agent.siret, kind: 'proconnect', basis: BASIS } as const
  const habilitation = await auditFailure(ports.audit, facts, () => admitAgent(ports, agent, at))
  const clerk = clerkSubject(agent, habilitation)
  const opened = await ports.atomically(async ({ sessions, audit }) => {
    await audit.append(composeAuditEntry(granted(facts)))
    return await renewSession(sessions, clerk, previousToken, at)
  })
  return { ...opened, returnTo: attempt.returnTo }
}

function granted(facts: Omit<AuditFacts, 'action' | 'outcome' | 'role'>): AuditFacts {
  return { ...facts, action: 'sign-in', outcome: 'granted', role: 'authority' }
}

/**
 * Gives the habilitation in force of an agent who comes from an allowed service and identity provider.
 *
 * @throws {SignInError} naming what is not so
 */
export async function admitAgent(
  { allowed, habilitations }: Pick<ClerkSignInPorts, 'allowed' | 'habilitations'>,
  agent: Pick<ProConnectSignIn, 'identityProviderId' | 'uid' | 'siret'>,
  at: Date,
): Promise<Habilitation> {
  if (!allowed.identityProviders.has(agent.identityProviderId))
    throw refusal('AGENT_PROVIDER_NOT_ALLOWED', 'the identity provider is not among those allowed')
  if (!allowed.sirets.has(agent.siret))
    throw refusal('SERVICE_NOT_ALLOWED', 'the service is not among those allowed')
  const day = parisDay(at)
  const habilitation = await habilitations.find(agent, day)
  if (habilitation === null)
    throw refusal('HABILITATION_MISSING', 'no habilitation names this agent for this service')
  const { validFrom, validTo, revoked } = habilitation
  if (revoked || day < validFrom || day > validTo)
    throw refusal('HABILITATION_NOT_IN_FORCE', `the habilitation is not in force on ${day}`)
  return habilitation
}

function refusal(code: SignInErrorCode, message: string): SignInError {
  return new SignInError(code, message)
}

function clerkSubject(agent: ProConnectSignIn, { id, jurisdiction, court }: Habilitation): ClerkSubject {
  const { sub, idToken, uid, siret, identityProviderId, displayName } = agent
  return {
    kind: 'clerk',
    sub,
    uid,
    displayName,
    siret,
    identityProviderId,
    habilitationId: id,
    jurisdiction,
    court,
    idToken,
  }
}
