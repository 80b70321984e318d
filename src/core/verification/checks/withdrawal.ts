import { parisDay } from '../../calendar-day.ts'
import { withdrawalStatus } from '../../trust/withdrawal-status.ts'
import { type Check, failed, notApplicable, passed, undetermined } from '../check.ts'
import type { SealCase } from '../seal-case.ts'

/**
 * Checks that the issuer has not withdrawn the document. Where the trust material holds no list of that issuer there is
 * nothing to check (design.md section 2); a list that is stale or that nothing proves never passes.
 *
 * Why a document was withdrawn is between its issuer and its holder: no list tells it.
 */
export function checkWithdrawal({ seal, proof, identity, trust, at }: SealCase): Check {
  const { caId } = seal.header
  const withdrawals = trust.withdrawals ?? []
  if (!withdrawals.some(({ list }) => list.issuer === caId))
    return notApplicable('withdrawal', 'NO_WITHDRAWAL_LIST')
  if (proof.state !== 'proved') return notApplicable('withdrawal', 'SEAL_NOT_PROVED')
  const { chain } = proof.certificate
  const found = withdrawalStatus(withdrawals, { caId, chain, identity }, at)
  switch (found.status) {
    case 'in-force':
      return passed('withdrawal')
    case 'withdrawn':
      return failed('withdrawal', 'DOCUMENT_WITHDRAWN')
    case 'stale':
      return undetermined(
        'withdrawal',
        'WITHDRAWAL_LIST_STALE',
        `newest list of ${parisDay(found.list.issuedAt)}`,
      )
    case 'unverified':
      return undetermined('withdrawal', 'WITHDRAWAL_LIST_UNVERIFIED', found.reason)
    case 'unknown':
      return notApplicable('withdrawal', 'NO_WITHDRAWAL_LIST')
  }
}
