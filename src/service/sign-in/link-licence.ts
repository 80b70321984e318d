import { composeAuditEntry } from '../../core/audit/audit-entry.ts'
import type { Communes } from '../../core/identity/communes.ts'
import { type IdentityField, type IdentityMatch, matchIdentity } from '../../core/identity/match-identity.ts'
import { SignInError } from '../../core/identity/sign-in-error.ts'
import type { Neph } from '../../core/licence/neph.ts'
import type { Atomically, PeopleStores } from '../atomically.ts'
import type { AttemptCounter } from '../attempt-counter.ts'
import { DECOY_HOLDER } from '../decoy-holder.ts'
import type { AuditLog, LicenceRecords } from '../ports.ts'
import type { DriverSubject, Session } from '../session.ts'
import { auditedSubject } from './audited-sign-in.ts'
import { renewSession } from './sign-in-driver.ts'

/** What linking a licence needs. */
export interface LinkPorts {
  readonly records: LicenceRecords
  readonly communes: () => Promise<Communes>
  readonly attempts: AttemptCounter
  readonly audit: AuditLog
  readonly atomically: Atomically<Pick<PeopleStores, 'identityLinks' | 'sessions' | 'notices'>>
}

/** A driver whom FranceConnect signed in. */
export type FranceConnectDriver = Extract<DriverSubject, { readonly signedInBy: 'franceconnect' }>

const MOST_ATTEMPTS = 5
const AN_HOUR = 3600

/**
 * Links the licence of a file number to the identity that FranceConnect certified, and renews the session.
 *
 * A number that no licence has, and a licence of another person, get the same answer by the same work, so that numbers
 * cannot be tried; attempts are counted for each number and for each person. Only a near miss is explained, by the
 * names of the fields that disagree: it takes the birth name of the holder, and a date of birth that does not
 * contradict the holder's, both certified by the State, to get one. Whoever gets it is the holder or next to it, and
 * learns nothing that such a person does not know; without it the holder would never find out what to have corrected.
 *
 * @throws {SignInError} LINK_REFUSED, LINK_NEAR_MISS with `fields`, TOO_MANY_ATTEMPTS, SIGN_IN_EXPIRED
 */
export async function linkByFranceConnect(
  ports: LinkPorts,
  {
    driver,
    token,
    neph,
  }: { readonly driver: FranceConnectDriver; readonly token: string; readonly neph: Neph },
  at: Date,
): Promise<{ readonly token: string; readonly session: Session }> {
  const { identity, ...subject } = driver
  if (identity === undefined) throw new SignInError('SIGN_IN_EXPIRED', 'the identity to match is gone')
  await limitAttempts(ports, driver, neph, at)
  const record = await ports.records.find(neph)
  const match = matchIdentity(record?.holder ?? DECOY_HOLDER, identity, await ports.communes())
  if (match.outcome !== 'match') return await refuse(ports, { driver, neph, match }, at)
  const line = composeAuditEntry({
    at,
    action: 'link-licence',
    outcome: 'granted',
    role: 'holder',
    kind: 'franceconnect',
    neph,
  })
  return await ports.atomically(async ({ identityLinks, notices, sessions }) => {
    await identityLinks.bind(driver.sub, neph, at, line)
    await notices.leave(neph, { code: 'LICENCE_LINKED', details: { by: 'franceconnect' } }, at)
    return await renewSession(sessions, { ...subject, neph }, token, at)
  })
}

async function limitAttempts(
  { attempts, audit }: LinkPorts,
  driver: FranceConnectDriver,
  neph: Neph,
  at: Date,
): Promise<void> {
  const counts = [
    await attempts.count(`link:${neph}`, AN_HOUR, at),
    await attempts.count(`link-by:${driver.sub}`, AN_HOUR, at),
  ]
  const most = Math.max(...counts)
  if (most <= MOST_ATTEMPTS) return
  // Once an hour and no more, whoever goes on trying.
  if (counts.includes(MOST_ATTEMPTS + 1))
    await audit.append(
      composeAuditEntry({
        at,
        action: 'alert',
        outcome: 'refused',
        role: 'anonymous',
        requester: auditedSubject(driver.sub),
        reason: 'TOO_MANY_ATTEMPTS',
        kind: 'link-licence',
        neph,
      }),
    )
  throw new SignInError('TOO_MANY_ATTEMPTS', `expected at most ${MOST_ATTEMPTS} attempts an hour`)
}

async function refuse(
  { audit }: LinkPorts,
  attempt: {
    readonly driver: FranceConnectDriver
    readonly neph: Neph
    readonly match: Exclude<IdentityMatch, { readonly outcome: 'match' }>
  },
  at: Date,
): Promise<never> {
  const { driver, neph, match } = attempt
  const code = match.outcome === 'near-miss' ? 'LINK_NEAR_MISS' : 'LINK_REFUSED'
  await audit.append(
    composeAuditEntry({
      at,
      action: 'link-licence',
      outcome: 'refused',
      role: 'anonymous',
      requester: auditedSubject(driver.sub),
      reason: code,
      kind: 'franceconnect',
      neph,
    }),
  )
  const fields: readonly IdentityField[] = match.outcome === 'near-miss' ? match.fields : []
  throw new SignInError(code, 'the identity and the file number do not go together', { fields })
}
