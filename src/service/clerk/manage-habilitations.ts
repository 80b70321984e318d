import { type AuditEntry, type AuditFacts, composeAuditEntry } from '../../core/audit/audit-entry.ts'
import { HabilitationError } from './habilitation-error.ts'
import type {
  HabilitationRegister,
  NewHabilitation,
  RegisteredHabilitation,
} from './habilitation-register.ts'

/** A habilitation that an operator gives. */
export type HabilitationGrant = Omit<NewHabilitation, 'id' | 'grantedAt'> & { readonly at: Date }

/** A habilitation that an operator takes back. */
export interface HabilitationRevocation {
  readonly id: string
  readonly revokedBy: string
  readonly at: Date
}

/** Agents who may know are habilitated one by one. */
const BASIS = 'C. route L225-4, R225-4'

/**
 * Gives an agent of a court the right to validate documents there, for some time; leaves its audit line.
 *
 * @throws {HabilitationError} HABILITATION_OVERLAPS
 */
export async function grantHabilitation(
  register: HabilitationRegister,
  { at, ...grant }: HabilitationGrant,
): Promise<RegisteredHabilitation> {
  const habilitation: NewHabilitation = { ...grant, id: crypto.randomUUID(), grantedAt: at }
  if (!(await register.grant(habilitation, grantLine(habilitation, 'operator'))))
    throw new HabilitationError(
      'HABILITATION_OVERLAPS',
      `the agent has another habilitation for some day from ${grant.validFrom} to ${grant.validTo}`,
      { validFrom: grant.validFrom, validTo: grant.validTo },
    )
  return { ...habilitation, revoked: false, revokedAt: null }
}

/**
 * Takes a habilitation back at once: the agent's next request is refused. Leaves its audit line.
 *
 * @throws {HabilitationError} HABILITATION_UNKNOWN
 */
export async function revokeHabilitation(
  register: HabilitationRegister,
  { id, revokedBy, at }: HabilitationRevocation,
): Promise<RegisteredHabilitation> {
  const habilitation = await register.byId(id)
  const line = habilitation && revocationLine(habilitation, revokedBy, at)
  if (habilitation === null || line === null || !(await register.revoke(id, at, line)))
    throw new HabilitationError('HABILITATION_UNKNOWN', 'no habilitation in the register has this id')
  return { ...habilitation, revoked: true, revokedAt: at }
}

/** Writes the line of a habilitation given; its purpose says to whom, for what court and until when. */
export function grantLine(habilitation: NewHabilitation, role: 'operator' | 'system'): AuditEntry {
  const { grantedBy: requester, grantedAt: at } = habilitation
  return composeAuditEntry({ ...facts(habilitation), at, role, requester, action: 'habilitate' })
}

function revocationLine(habilitation: NewHabilitation, requester: string, at: Date): AuditEntry {
  return composeAuditEntry({
    ...facts(habilitation),
    ...{ at, role: 'operator', requester, action: 'revoke-habilitation' },
  })
}

function facts(habilitation: NewHabilitation): Omit<AuditFacts, 'at' | 'role' | 'action'> {
  const { id, identityProviderId, uid, siret, court, validFrom, validTo } = habilitation
  return {
    outcome: 'granted',
    service: siret,
    purpose: `${uid} (${identityProviderId}), ${court}, ${validFrom}/${validTo}`,
    basis: BASIS,
    kind: 'HABILITATION',
    documentId: id,
  }
}
