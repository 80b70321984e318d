import * as z from 'zod'
import { AUDIT_ACTIONS, type AuditEntry } from './audit-entry.ts'

/**
 * Writes the body of a line: JSON as text, its keys always in the same order, for the hash is over these very bytes.
 *
 * @param salt random text of at least 16 bytes, so that the hash kept after an erasure confirms no guess
 * @param found in an alert: the body that was found in the place of the one that was written
 */
export function auditBody(entry: AuditEntry, salt: string, found?: string): string {
  return JSON.stringify({
    at: entry.at,
    action: entry.action,
    outcome: entry.outcome,
    role: entry.role,
    requester: entry.requester,
    service: entry.service,
    purpose: entry.purpose,
    caseNumber: entry.caseNumber,
    rule: entry.rule,
    basis: entry.basis,
    reason: entry.reason,
    kind: entry.kind,
    documentId: entry.documentId,
    neph: entry.neph,
    signedInBy: entry.signedInBy,
    salt,
    ...(found === undefined ? {} : { found }),
  })
}

const text = z.string().nullable()

const BODY = z.object({
  at: z.string().refine((at) => !Number.isNaN(Date.parse(at))),
  action: z.enum(AUDIT_ACTIONS),
  outcome: z.enum(['granted', 'refused', 'failed']),
  role: z.enum(['anonymous', 'employer', 'insurer', 'authority', 'holder', 'operator', 'system']),
  requester: text,
  service: text,
  purpose: text,
  caseNumber: text,
  rule: text,
  basis: text,
  reason: text,
  kind: text,
  documentId: text,
  neph: text,
  // Lines older than this key do not have it.
  signedInBy: z.enum(['franceconnect', 'account']).nullable().default(null),
})

/** Reads the body of a line; null for a text that none of ours is. */
export function readAuditBody(body: string): AuditEntry | null {
  try {
    return BODY.parse(JSON.parse(body))
  } catch {
    return null
  }
}
