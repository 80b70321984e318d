import { composeAuditEntry } from '../../core/audit/audit-entry.ts'
import type { Neph } from '../../core/licence/neph.ts'
import type { AskNewCode } from '../account/account-ports.ts'
import type { PeopleStores } from '../atomically.ts'
import { auditedSubject } from './audited-sign-in.ts'
import type { HolderNotice } from './sign-in-ports.ts'

/** What one transaction writes where somebody asks for a licence that may be linked to another identity. */
export type TakenLicenceStores = Pick<
  PeopleStores,
  'identityLinks' | 'codeUses' | 'sessions' | 'notices' | 'requests' | 'audit'
>

/** An identity that matches a licence which is linked to another one. */
export interface IdentityClaim {
  readonly sub: string
  readonly neph: Neph
  /** As typed; null where none was. */
  readonly code: string | null
  /** The code is that of the licence. */
  readonly isRight: boolean
}

/** `free`: the other identity has gone, and the place can be taken. `letter`: a new code by post will do it. */
export type ReplacedIdentity = 'taken' | 'code-refused' | 'letter' | 'free'

const REASONS = {
  taken: 'LICENCE_LINKED_ELSEWHERE',
  'code-refused': 'LICENCE_CODE_REFUSED',
  letter: 'CODE_BY_POST_ONLY',
} as const

const NOTICES: Readonly<Record<ReplacedIdentity, HolderNotice['code']>> = {
  taken: 'IDENTITY_ASKED',
  'code-refused': 'IDENTITY_ASKED',
  letter: 'LINK_ASKED',
  free: 'IDENTITY_REPLACED',
}

/**
 * Decides, inside the transaction that found a licence linked to another identity, what becomes of one that matches it
 * too. Without the confidential code it gets nothing; with a right one, which is used up, the other identity is cut and
 * its sessions end. A code that others may have seen is good for a new one by post only: a namesake who was shown a
 * full statement has it, too (`decideCodeLink` of core/account says the same of accounts). The holder finds a notice.
 */
export async function replaceIdentity(
  stores: TakenLicenceStores,
  askNewCode: AskNewCode,
  claim: IdentityClaim,
  at: Date,
): Promise<ReplacedIdentity> {
  const outcome = await useCode(stores, claim, at)
  const { neph, sub } = claim
  const isCodeUsed = outcome === 'letter' || outcome === 'free'
  const notice = { code: NOTICES[outcome], details: { by: 'identity' } }
  await (isCodeUsed ? stores.notices.leave(neph, notice, at) : stores.notices.leaveOnce(neph, notice, at))
  if (isCodeUsed) await askNewCode(stores.requests, neph, at)
  const requester = auditedSubject(sub)
  if (outcome !== 'free') {
    const facts = { at, action: 'link-licence', kind: 'franceconnect', neph, requester } as const
    const reason = REASONS[outcome]
    await stores.audit.append(composeAuditEntry({ ...facts, outcome: 'refused', role: 'anonymous', reason }))
    return outcome
  }
  const cut = { at, action: 'cut-link', kind: 'franceconnect', neph, requester } as const
  const line = composeAuditEntry({
    ...cut,
    outcome: 'granted',
    role: 'holder',
    reason: 'IDENTITY_REPLACED',
    signedInBy: 'franceconnect',
  })
  await stores.identityLinks.cutOfLicence(neph, at, line)
  await stores.sessions.revokeAllOf({ licence: neph }, at)
  return outcome
}

async function useCode(
  { codeUses }: Pick<TakenLicenceStores, 'codeUses'>,
  { neph, code, isRight }: IdentityClaim,
  at: Date,
): Promise<ReplacedIdentity> {
  if (code === null) return 'taken'
  const used = isRight ? await codeUses.use(neph, code, at) : null
  if (used === null) return 'code-refused'
  return used.mayHaveBeenSeen ? 'letter' : 'free'
}
