import { composeAuditEntry } from '../../core/audit/audit-entry.ts'
import type { AuditLog } from '../ports.ts'
import type { ClerkSubject } from '../session.ts'
import { admitAgent } from '../sign-in/sign-in-clerk.ts'
import type { Habilitation } from '../sign-in/sign-in-ports.ts'
import { type AdmissionPorts, reasonOf } from './accept-terms.ts'

/**
 * Gives the habilitation of a clerk signed in as it is at this moment; the sign-in may be hours old. A refusal
 * leaves its line.
 *
 * @throws {SignInError}
 */
export async function readAdmission(
  ports: AdmissionPorts & { readonly audit: AuditLog },
  clerk: ClerkSubject,
  at: Date,
): Promise<Habilitation> {
  try {
    return await admitAgent(ports, clerk, at)
  } catch (error) {
    const { uid: requester, siret: service } = clerk
    const line = { at, action: 'validate-document', outcome: 'refused', role: 'authority' } as const
    const basis = 'C. route L225-4, R225-4'
    await ports.audit.append(
      composeAuditEntry({ ...line, requester, service, basis, reason: reasonOf(error) }),
    )
    throw error
  }
}
