import type { ChainState } from './issued-certificate.ts'
import type { JudgedWithdrawals, WithdrawalListFault } from './judge-withdrawal-lists.ts'
import type { Withdrawals } from './withdrawal-list.ts'

/** Whether a document was withdrawn, as far as the lists at hand tell. */
export type WithdrawalStatus =
  | { readonly status: 'in-force'; readonly list: Withdrawals }
  | { readonly status: 'withdrawn'; readonly list: Withdrawals }
  /** The newest list does not name the document, and does not answer at the instant any more. */
  | { readonly status: 'stale'; readonly list: Withdrawals }
  /** A list says that it is this issuer's, and nothing proves it. */
  | { readonly status: 'unverified'; readonly reason: WithdrawalListFault }
  /** The issuer publishes none, as far as is known here. */
  | { readonly status: 'unknown' }

/** The seal whose document is asked about. */
export interface SealAsked {
  readonly caId: string
  /** Of the certificate that made it. */
  readonly chain: ChainState
  /** See `sealIdentity`. */
  readonly identity: string
}

/**
 * Tells whether the issuer of a seal has withdrawn its document.
 *
 * A withdrawal is for good and from the first day: a list past its end that names the document withdraws it still, and
 * a list issued after `at` answers too. An entry past the end of the document's use counts no more: the document has
 * expired, and lists drop such entries. A list that cannot be proved withdraws nothing; beside one that is, it is nothing.
 */
export function withdrawalStatus(
  withdrawals: readonly JudgedWithdrawals[],
  { caId, chain, identity }: SealAsked,
  at: Date,
): WithdrawalStatus {
  const ofIssuer = withdrawals.filter(({ list }) => list.issuer === caId)
  const keySha256 = chain.state === 'proved' ? chain.authority.keySha256 : null
  const believed = ofIssuer.find(
    (judged) => judged.state === 'believed' && judged.authorityKeySha256 === keySha256,
  )
  if (believed) {
    const { list } = believed
    const end = list.entries.get(identity)
    if (end === null || (end !== undefined && at < end)) return { status: 'withdrawn', list }
    return { status: at >= list.expiresAt ? 'stale' : 'in-force', list }
  }
  const unproved = ofIssuer.find((judged) => judged.state === 'unproved')
  return unproved?.state === 'unproved'
    ? { status: 'unverified', reason: unproved.reason }
    : { status: 'unknown' }
}
