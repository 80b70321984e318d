import { type UnprovedReason, unprovedReason } from './issued-by.ts'
import type { Authority } from './issued-certificate.ts'
import { LIST_SIGNING } from './trust-part.ts'
import type { WithdrawalList, Withdrawals } from './withdrawal-list.ts'

/** Why a withdrawal list is not believed; closed, upper case, public. */
export type WithdrawalListFault =
  | UnprovedReason
  /** No authority of that id and key is at hand. */
  | 'NO_CERTIFICATE_CHAIN_FOUND'
  /** Its signer's certificate is for something else. */
  | 'NOT_A_LIST_SIGNER'
  /** It was issued outside the validity of its signer's certificate. */
  | 'SIGNER_OUT_OF_PERIOD'
  | 'SIGNER_REVOKED'

/** A list handed in, and what becomes of it. */
export type JudgedWithdrawals =
  /** Proved, and the newest of its authority; `text` is null where the issuer itself judges by its own register. */
  | {
      readonly state: 'believed'
      readonly authorityKeySha256: string
      readonly list: Withdrawals & { readonly text: string | null }
      /** Told by the issuer's register itself, of which `text` may lag behind. */
      readonly ofRegister?: true
    }
  /** Proved, but a newer one is at hand: it counts no more. */
  | { readonly state: 'outranked'; readonly list: WithdrawalList; readonly newest: number }
  | { readonly state: 'unproved'; readonly list: WithdrawalList; readonly reason: WithdrawalListFault }

/**
 * Judges withdrawal lists by the authorities at hand: a list counts when the key of the authority that it names proves
 * its signer, whose certificate is for signing lists (ETSI TS 119 612, 5.7.1) and not revoked; of several of one
 * authority the one of the highest sequence number. An authority that certifies such a signer answers for all its seals.
 */
export async function judgeWithdrawalLists(
  lists: readonly WithdrawalList[],
  authorities: readonly Authority[],
): Promise<readonly JudgedWithdrawals[]> {
  const distinct = [...new Map(lists.map((list) => [list.text, list])).values()]
  const proved = await Promise.all(
    distinct.map(async (list) => ({ list, ...(await prove(list, authorities)) })),
  )
  const newest = new Map<string, WithdrawalList>()
  for (const { list, authority } of proved) {
    const standing = authority && newest.get(authority.keySha256)
    if (authority && (!standing || isNewer(list, standing))) newest.set(authority.keySha256, list)
  }
  return proved.flatMap(({ list, authority, reason }): readonly JudgedWithdrawals[] => {
    if (authority === null) return [{ state: 'unproved', list, reason }]
    const standing = newest.get(authority.keySha256) ?? list
    if (standing === list) return [{ state: 'believed', list, authorityKeySha256: authority.keySha256 }]
    return standing.sequence === list.sequence
      ? []
      : [{ state: 'outranked', list, newest: standing.sequence }]
  })
}

type Proof =
  | { readonly authority: Authority; readonly reason: null }
  | { readonly authority: null; readonly reason: WithdrawalListFault }

/** Tells whether a list counts before another of the same authority: of one number the later does. */
export function isNewer(one: WithdrawalList, other: WithdrawalList): boolean {
  return one.sequence === other.sequence ? one.issuedAt > other.issuedAt : one.sequence > other.sequence
}

async function prove(list: WithdrawalList, authorities: readonly Authority[]): Promise<Proof> {
  const fails = (reason: WithdrawalListFault): Proof => ({ authority: null, reason })
  const { signer } = list
  const named = authorities.filter(
    ({ id, certificate }) => id === list.issuer && certificate.subject.der === signer.issuer.der,
  )
  const reasons = await Promise.all(named.map(({ certificate }) => unprovedReason(signer, certificate)))
  const authority = named.find((_, index) => reasons[index] === null)
  if (!authority) return fails(reasons[0] ?? 'NO_CERTIFICATE_CHAIN_FOUND')
  if (!signer.extendedKeyUsage.includes(LIST_SIGNING)) return fails('NOT_A_LIST_SIGNER')
  if (list.issuedAt < signer.notBefore || list.issuedAt > signer.notAfter)
    return fails('SIGNER_OUT_OF_PERIOD')
  if (authority.revocationLists.some(({ revoked }) => revoked.has(signer.serial)))
    return fails('SIGNER_REVOKED')
  const fault = await signatureFault(list)
  return fault === null ? { authority, reason: null } : fails(fault)
}

async function signatureFault({
  signer,
  toBeSigned,
  signature,
}: WithdrawalList): Promise<UnprovedReason | null> {
  const es256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  try {
    const key = await crypto.subtle.importKey('spki', Uint8Array.from(signer.spki), es256, false, ['verify'])
    return (await crypto.subtle.verify(es256, key, signature, toBeSigned)) ? null : 'SIGNATURE_INVALID'
  } catch {
    // WebCrypto throws on a key that is no key of P-256.
    return 'UNSUPPORTED_KEY'
  }
}
