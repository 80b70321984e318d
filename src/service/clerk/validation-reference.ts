import type { AuditEntry } from '../../core/audit/audit-entry.ts'

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CHARACTERS = 16

/**
 * Names a validation by its audit line: the first 80 bits of the SHA-256 of what the line says, in Crockford base32.
 * The reference printed and kept in the file of the case is thus bound to the line: no other line has it, and it is
 * kept nowhere else.
 */
export async function validationReference(line: AuditEntry): Promise<string> {
  const { at, requester, service, caseNumber, purpose, outcome, reason, kind, documentId } = line
  const said = JSON.stringify([
    at,
    requester,
    service,
    caseNumber,
    purpose,
    outcome,
    reason,
    kind,
    documentId,
  ])
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(said)))
  const bits = [...digest].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{5}/g) ?? []
  return groups
    .slice(0, CHARACTERS)
    .map((five) => CROCKFORD[Number.parseInt(five, 2)])
    .join('')
}
