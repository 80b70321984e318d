import { composeAuditEntry } from '../../core/audit/audit-entry.ts'
import type { Communes } from '../../core/identity/communes.ts'
import { matchIdentity } from '../../core/identity/match-identity.ts'
import type { PivotIdentity } from '../../core/identity/pivot-identity.ts'
import type { Neph } from '../../core/licence/neph.ts'
import type { Atomically, PeopleStores } from '../atomically.ts'
import type { AuditLog, LicenceRecords } from '../ports.ts'
import type { Session, SessionSubject, Sessions, SignInAttempts } from '../session.ts'
import { auditedSubject, auditFailure } from './audited-sign-in.ts'
import { takeAttempt } from './begin-sign-in.ts'
import type { FranceConnectLinks, FranceConnectSignIn, IdentityProvider } from './sign-in-ports.ts'

/** What signing a driver in needs. */
export interface DriverSignInPorts {
  readonly provider: IdentityProvider<FranceConnectSignIn>
  readonly attempts: SignInAttempts
  readonly links: Pick<FranceConnectLinks, 'find'>
  readonly records: LicenceRecords
  readonly communes: () => Promise<Communes>
  readonly audit: AuditLog
  readonly atomically: Atomically<DriverStores>
}

type DriverStores = Pick<PeopleStores, 'identityLinks' | 'sessions' | 'notices' | 'audit'>

/** What a browser brings back from a provider. */
export interface BroughtBack {
  readonly answer: URL
  /** Of the sign-in under way. */
  readonly secret: string | null
  /** Of a session that it still has; it ends, so that nobody goes on in a session given to them before. */
  readonly previousToken: string | null
}

/** Someone signed in, in a session of a new token. */
export interface SignedIn {
  readonly token: string
  readonly session: Session
  readonly returnTo: string
}

/**
 * Signs a driver in who comes back from FranceConnect. Who was linked before has the licence again; others have none
 * yet, and their identity waits in the session until a licence is matched with it.
 *
 * A link holds as long as the identity agrees with the licence: after a correction in either register it is cut, and
 * the holder told. All that, the line and the session are one transaction; the link is held in it, so that nobody who
 * cuts it meanwhile leaves this session behind.
 *
 * @throws {SignInError}
 */
export async function signInDriver(
  ports: DriverSignInPorts,
  { answer, secret, previousToken }: BroughtBack,
  at: Date,
): Promise<SignedIn> {
  const attempt = await takeAttempt(ports.attempts, 'franceconnect', secret, at)
  const { sub, idToken, identity } = await auditFailure(ports.audit, { at, kind: 'franceconnect' }, () =>
    ports.provider.complete(answer, attempt),
  )
  const claim = await findClaim(ports, sub, identity)
  const opened = await ports.atomically(async (stores) => {
    const neph = await confirmLink(stores, sub, claim, at)
    const driver = driverSubject({ sub, idToken, identity }, neph)
    await stores.audit.append(signInLine(driver, at))
    return await renewSession(stores.sessions, driver, previousToken, at)
  })
  return { ...opened, returnTo: attempt.returnTo }
}

/** Opens a session under a new token, and ends the one before: a token known earlier must never gain rights. */
export async function renewSession(
  sessions: Sessions,
  subject: SessionSubject,
  previousToken: string | null,
  at: Date,
): Promise<{ readonly token: string; readonly session: Session }> {
  if (previousToken !== null) await sessions.revoke(previousToken, at)
  return await sessions.open(subject, at)
}

/** A licence that was linked to an identity, and whether the two still agree. */
interface Claim {
  readonly neph: Neph
  readonly isMatch: boolean
}

async function findClaim(
  { links, records, communes }: DriverSignInPorts,
  sub: string,
  identity: PivotIdentity,
): Promise<Claim | null> {
  const neph = await links.find(sub)
  if (neph === null) return null
  const record = await records.find(neph)
  const isMatch =
    record !== null && matchIdentity(record.holder, identity, await communes()).outcome === 'match'
  return { neph, isMatch }
}

/** Gives the licence whose link stands as it was found; one cut or changed meanwhile counts for none. */
async function confirmLink(
  { identityLinks, notices, sessions }: DriverStores,
  sub: string,
  claim: Claim | null,
  at: Date,
): Promise<Neph | null> {
  if (claim === null || (await identityLinks.find(sub)) !== claim.neph) return null
  const { neph, isMatch } = claim
  if (isMatch) return neph
  const line = composeAuditEntry({
    at,
    action: 'cut-link',
    outcome: 'granted',
    role: 'system',
    reason: 'IDENTITY_CHANGED',
    kind: 'franceconnect',
    neph,
  })
  await identityLinks.cut(sub, at, line)
  await sessions.revokeAllOf({ provider: 'franceconnect', sub }, at)
  await notices.leave(neph, { code: 'IDENTITY_CHANGED', details: { by: 'franceconnect' } }, at)
  return null
}

function driverSubject({ sub, idToken, identity }: FranceConnectSignIn, neph: Neph | null) {
  return {
    kind: 'driver',
    signedInBy: 'franceconnect',
    sub,
    displayName: displayName(identity),
    neph,
    idToken,
    ...(neph === null ? { identity } : {}),
  } as const
}

function signInLine({ sub, neph }: ReturnType<typeof driverSubject>, at: Date) {
  return composeAuditEntry({
    at,
    action: 'sign-in',
    outcome: 'granted',
    role: 'holder',
    requester: neph === null ? auditedSubject(sub) : null,
    kind: 'franceconnect',
    neph,
  })
}

function displayName({ givenNames, birthName }: PivotIdentity): string {
  return `${givenNames[0] ?? ''} ${birthName}`.trim()
}
