import type { AuditEntry } from '../../core/audit/audit-entry.ts'
import type { SessionSubject } from '../session.ts'
import { auditedSubject } from '../sign-in/audited-sign-in.ts'

/** What a line says of somebody signed in. */
export type AuditedPerson = Pick<AuditEntry, 'role' | 'requester' | 'service' | 'neph' | 'signedInBy'>

/** Names somebody signed in: an agent by uid and court, a holder by the own file, who has none linked by identity or account. */
export function auditedSession(subject: SessionSubject): AuditedPerson {
  if (subject.kind === 'clerk')
    return {
      role: 'authority',
      requester: subject.uid,
      service: subject.siret,
      neph: null,
      signedInBy: null,
    }
  const { neph, signedInBy } = subject
  const named = subject.signedInBy === 'account' ? subject.accountId : auditedSubject(subject.sub)
  return { role: 'holder', requester: neph === null ? named : null, service: null, neph, signedInBy }
}
