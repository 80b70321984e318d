import { composeAuditEntry } from '../../core/audit/audit-entry.ts'
import type { Communes } from '../../core/identity/communes.ts'
import { type IdentityMatch, matchIdentity } from '../../core/identity/match-identity.ts'
import { SignInError } from '../../core/identity/sign-in-error.ts'
import { sameConfidentialCode } from '../../core/licence/confidential-code.ts'
import type { Neph } from '../../core/licence/neph.ts'
import type { AskNewCode } from '../account/account-ports.ts'
import type { Atomically } from '../atomically.ts'
import type { AttemptCounter } from '../attempt-counter.ts'
import { DECOY_HOLDER } from '../decoy-holder.ts'
import type { AuditLog, ConfidentialCodes, LicenceRecords } from '../ports.ts'
import type { DriverSubject, Session } from '../session.ts'
import { auditedSubject } from './audited-sign-in.ts'
import { replaceIdentity, type TakenLicenceStores } from './replace-identity.ts'
import { renewSession } from './sign-in-driver.ts'

/** What linking a licence needs. */
export interface LinkPorts {
  readonly records: LicenceRecords
  readonly codes: Pick<ConfidentialCodes, 'find'>
  readonly communes: () => Promise<Communes>
  readonly attempts: AttemptCounter
  readonly audit: AuditLog
  readonly askNewCode: AskNewCode
  readonly atomically: Atomically<TakenLicenceStores>
}

/** A driver whom FranceConnect signed in. */
export type FranceConnectDriver = Extract<DriverSubject, { readonly signedInBy: 'franceconnect' }>

/** What somebody asks who has no licence linked. */
export interface AskedLink {
  readonly driver: FranceConnectDriver
  readonly token: string
  readonly neph: Neph
  /** Typed where the licence is linked to another identity; null where it was not asked for. */
  readonly confidentialCode: string | null
}

/** What came of it: a licence linked, in a session of a new token, or a right code that gives a new one by post. */
export type IdentityLinked =
  | {
      readonly outcome: 'linked'
      readonly opened: { readonly token: string; readonly session: Session }
    }
  | { readonly outcome: 'letter'; readonly opened: null }

const MOST_ATTEMPTS = 5
const AN_HOUR = 3600

/**
 * Links the licence of a file number to the identity that FranceConnect certified, and renews the session.
 *
 * A number that no licence has, and a licence of another person, get the same answer by the same work, so that numbers
 * cannot be tried. Attempts are counted for each person first; only what does not match is counted for the number, and
 * nothing of a person who is over the own limit: nobody keeps the holder out, whose identity is certified. Only a near
 * miss is explained, by the names of the fields that disagree: it takes the birth name of the holder, and a date of
 * birth that does not contradict the holder's, both certified by the State, to get one. Whoever gets it is the holder
 * or next to it, and learns nothing that such a person does not know; without it the holder would never find out what
 * to have corrected.
 *
 * One identity at a time is linked to a licence. Another one that matches is a namesake, or the holder after the
 * identity was corrected, whom FranceConnect then calls by another subject: see {@link replaceIdentity}. Nobody learns
 * that a licence is linked who does not match it.
 *
 * @throws {SignInError} LINK_REFUSED, LINK_NEAR_MISS with `fields`, LICENCE_LINKED_ELSEWHERE, LICENCE_CODE_REFUSED,
 * TOO_MANY_ATTEMPTS, SIGN_IN_EXPIRED
 */
export async function linkByFranceConnect(
  ports: LinkPorts,
  { driver, token, neph, confidentialCode }: AskedLink,
  at: Date,
): Promise<IdentityLinked> {
  const { identity, ...subject } = driver
  if (identity === undefined) throw new SignInError('SIGN_IN_EXPIRED', 'the identity to match is gone')
  const attempt = { driver, neph, at }
  await countAttempt(ports, `link-by:${driver.sub}`, attempt)
  const [record, renewed] = [await ports.records.find(neph), await ports.codes.find(neph)]
  const match = matchIdentity(record?.holder ?? DECOY_HOLDER, identity, await ports.communes())
  if (match.outcome !== 'match' || record === null) return await refuse(ports, attempt, match)
  const isRight =
    confidentialCode !== null && sameConfidentialCode(renewed ?? record.confidentialCode, confidentialCode)
  const claim = { sub: driver.sub, neph, code: confidentialCode, isRight }
  const line = composeAuditEntry({
    ...linkFacts(attempt),
    outcome: 'granted',
    role: 'holder',
    signedInBy: 'franceconnect',
  })
  const opened = await ports.atomically(async (stores) => {
    const bind = () => stores.identityLinks.bind(driver.sub, neph, at, line)
    const isBound = await bind()
    const place = isBound ? 'free' : await replaceIdentity(stores, ports.askNewCode, claim, at)
    if (place !== 'free') return place
    if (!isBound) await bind()
    await stores.notices.leave(neph, { code: 'LICENCE_LINKED', details: { by: 'franceconnect' } }, at)
    return await renewSession(stores.sessions, { ...subject, neph }, token, at)
  })
  if (typeof opened !== 'string') return { outcome: 'linked', opened }
  if (opened === 'letter') return { outcome: 'letter', opened: null }
  if (opened === 'taken')
    throw new SignInError('LICENCE_LINKED_ELSEWHERE', 'another identity is linked to this licence')
  await countAttempt(ports, `link:${neph}`, attempt)
  throw new SignInError('LICENCE_CODE_REFUSED', 'the code is not that of the licence, or was used before')
}

interface Attempt {
  readonly driver: FranceConnectDriver
  readonly neph: Neph
  readonly at: Date
}

function linkFacts({ neph, at }: Attempt) {
  return { at, action: 'link-licence', kind: 'franceconnect', neph } as const
}

/** @throws {SignInError} TOO_MANY_ATTEMPTS */
async function countAttempt(
  { attempts, audit }: LinkPorts,
  key: string,
  { driver, neph, at }: Attempt,
): Promise<void> {
  const count = await attempts.count(key, AN_HOUR, at)
  if (count <= MOST_ATTEMPTS) return
  // Once an hour and no more, whoever goes on trying.
  if (count === MOST_ATTEMPTS + 1)
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

async function refuse(ports: LinkPorts, attempt: Attempt, match: IdentityMatch): Promise<never> {
  await countAttempt(ports, `link:${attempt.neph}`, attempt)
  const code = match.outcome === 'near-miss' ? 'LINK_NEAR_MISS' : 'LINK_REFUSED'
  await ports.audit.append(
    composeAuditEntry({
      ...linkFacts(attempt),
      outcome: 'refused',
      role: 'anonymous',
      requester: auditedSubject(attempt.driver.sub),
      reason: code,
    }),
  )
  const fields = match.outcome === 'near-miss' ? match.fields : []
  throw new SignInError(code, 'the identity and the file number do not go together', { fields })
}
