import type { WithdrawalListSigner } from '../service/withdrawal/publish-withdrawals.ts'
import type { Settings } from '../settings.ts'
import { openOwnWithdrawalSigner } from '../signing/own-withdrawal-list.ts'
import type { IssuingKeys } from './issuing-keys.ts'

/**
 * Gives what opens the signers of withdrawal lists: that of our own test authority, or the one that an operator handed
 * over. Where an operator has none nothing is published; our own verification knows all the same.
 */
export function withdrawalSigners(
  { keys, keysDir }: Pick<Settings, 'keys' | 'keysDir'>,
  issuing: Pick<IssuingKeys, 'inUse'>,
): (at: Date) => Promise<readonly WithdrawalListSigner[]> {
  return async (at) => {
    if (keys === null) return [await openOwnWithdrawalSigner(keysDir, at)]
    const { listSigner } = await issuing.inUse()
    return listSigner === null ? [] : [listSigner]
  }
}
