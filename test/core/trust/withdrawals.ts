import { composeWithdrawalList } from '../../../src/core/trust/compose-withdrawal-list.ts'
import { type TrustPart, trustPart } from '../../../src/core/trust/trust-part.ts'
import {
  readWithdrawalList,
  type WithdrawalList,
  type Withdrawals,
} from '../../../src/core/trust/withdrawal-list.ts'
import type { WithdrawalListSigner } from '../../../src/service/withdrawal/publish-withdrawals.ts'

const DAY = 86_400_000

/** Signs a withdrawal list of the signer's authority, issued at an instant for seven days, unless told otherwise. */
export async function signedWithdrawals(
  signer: WithdrawalListSigner,
  issuedAt: Date,
  entries: ReadonlyMap<string, Date | null>,
  more: Partial<Withdrawals> = {},
): Promise<WithdrawalList> {
  const expiresAt = new Date((more.issuedAt ?? issuedAt).getTime() + 7 * DAY)
  const content = { issuer: signer.issuer, sequence: 10, issuedAt, expiresAt, entries, ...more }
  const composed = composeWithdrawalList(content, signer.certificate)
  return readWithdrawalList(composed.attach(await signer.sign(composed.toBeSigned)))
}

/** The lists as a folder of `--trust` would bring them. */
export function handedWithdrawals(...lists: readonly WithdrawalList[]): TrustPart {
  return trustPart({ kind: 'handed-in' }, [], [], lists)
}

/** The same list with its payload changed and its signature kept. */
export function forged({ text }: WithdrawalList, change: (payload: string) => string): WithdrawalList {
  const [header = '', payload = '', signature = ''] = text.split('.')
  const changed = change(Buffer.from(payload, 'base64url').toString())
  return readWithdrawalList([header, Buffer.from(changed).toString('base64url'), signature].join('.'))
}
