import { createHash } from 'node:crypto'
import { type AuditFacts, composeAuditEntry } from '../../core/audit/audit-entry.ts'
import { SignInError } from '../../core/identity/sign-in-error.ts'
import type { AuditLog } from '../ports.ts'
import type { SignInAttempt } from '../session.ts'

/** Names an identity in the audit without telling the subject that the provider gave. */
export function auditedSubject(sub: string): string {
  return `franceconnect:${createHash('sha256').update(sub).digest('hex').slice(0, 32)}`
}

/** Does a sign-in, and leaves a line where it does not come about, with what was wrong; the error goes on. */
export async function auditFailure<Done>(
  audit: AuditLog,
  facts: Omit<AuditFacts, 'action' | 'outcome' | 'role' | 'kind' | 'reason'> & {
    readonly kind: SignInAttempt['provider']
  },
  signIn: () => Promise<Done>,
): Promise<Done> {
  try {
    return await signIn()
  } catch (error) {
    if (error instanceof SignInError) {
      const { fault } = error.evidence
      await audit.append(
        composeAuditEntry({
          ...facts,
          action: 'sign-in',
          outcome: NOBODYS_DOING.includes(error.code) ? 'failed' : 'refused',
          role: 'anonymous',
          reason: typeof fault === 'string' ? fault : error.code,
        }),
      )
    }
    throw error
  }
}

const NOBODYS_DOING: readonly string[] = ['SIGN_IN_CANCELLED', 'PROVIDER_UNAVAILABLE']
