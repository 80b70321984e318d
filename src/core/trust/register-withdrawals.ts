import type { JudgedWithdrawals } from './judge-withdrawal-lists.ts'

/** What an issuer says of its own documents by its own register: nobody need prove it to whoever trusts the issuer. */
export type RegisterWithdrawals = Extract<JudgedWithdrawals, { readonly state: 'believed' }> & {
  readonly ofRegister: true
}

/** Puts what registers say in the place of whatever lists of the same authorities are at hand. */
export function withRegistersFirst(
  judged: readonly JudgedWithdrawals[],
  registers: readonly RegisterWithdrawals[],
): readonly JudgedWithdrawals[] {
  const ids = new Set(registers.map(({ list }) => list.issuer))
  const keys = new Set(registers.map(({ authorityKeySha256 }) => authorityKeySha256))
  const others = judged.filter((one) =>
    one.state === 'believed' ? !keys.has(one.authorityKeySha256) : !ids.has(one.list.issuer),
  )
  return [...registers, ...others]
}
