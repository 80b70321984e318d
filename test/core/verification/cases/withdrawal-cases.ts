import { decodeSeal } from '../../../../src/core/seal/seal.ts'
import { sealIdentity } from '../../../../src/core/seal/seal-identity.ts'
import type { WithdrawalList } from '../../../../src/core/trust/withdrawal-list.ts'
import { openOwnWithdrawalSigner } from '../../../../src/signing/own-withdrawal-list.ts'
import { ISSUED_AT } from '../../records.ts'
import { forged, handedWithdrawals, signedWithdrawals } from '../../trust/withdrawals.ts'
import { adcsMessage, judgeSeal, KEYS, sealed, trustAt } from '../bench.ts'
import { fails, type ReasonCase, type ReasonCases, undetermines } from './reason-case.ts'

const DAY = 86_400_000
const signer = await openOwnWithdrawalSigner(KEYS, new Date(ISSUED_AT.getTime() - 30 * DAY))
const seal = await sealed(adcsMessage())
const identity = await sealIdentity(decodeSeal(seal))
const END = new Date('2027-03-23T00:00:00+01:00')
const WITHDRAWN = new Map([[identity, END]])
const NOBODY = new Map([['0'.repeat(64), END]])
const daysBefore = (days: number) => new Date(ISSUED_AT.getTime() - days * DAY)

const listed = (
  entries: ReadonlyMap<string, Date | null>,
  more: Parameters<typeof signedWithdrawals>[3] = {},
) => signedWithdrawals(signer, ISSUED_AT, entries, more)
const judgeWith = async (...lists: readonly WithdrawalList[]) =>
  judgeSeal(seal, { trust: await trustAt(ISSUED_AT, handedWithdrawals(...lists)) })

/** Row A19: what is on the list, by which list. */
export const WITHDRAWAL_CASES: ReasonCases = {
  DOCUMENT_WITHDRAWN: [
    fails('withdrawal', 'a list of its issuer names it', async () => judgeWith(await listed(WITHDRAWN))),
    fails('withdrawal', 'it is named without an end', async () =>
      judgeWith(await listed(new Map([[identity, null]]))),
    ),
    fails('withdrawal', 'the list that names it has expired: it is withdrawn still', async () =>
      judgeWith(await listed(WITHDRAWN, { issuedAt: daysBefore(8) })),
    ),
    fails('withdrawal', 'the list was issued after the instant asked about', async () =>
      judgeWith(await listed(WITHDRAWN, { issuedAt: daysBefore(-1) })),
    ),
    fails('withdrawal', 'an older list that did not name it is brought back (A19)', async () =>
      judgeWith(await listed(NOBODY, { sequence: 9 }), await listed(WITHDRAWN)),
    ),
    fails('withdrawal', 'a forged list of a higher number does not name it', async () =>
      judgeWith(
        forged(await listed(NOBODY), (payload) => payload.replace('"seq":10', '"seq":99')),
        await listed(WITHDRAWN),
      ),
    ),
    fails('withdrawal', 'it was sealed again with another signature', async () =>
      judgeSeal(await sealed(adcsMessage()), {
        trust: await trustAt(ISSUED_AT, handedWithdrawals(await listed(WITHDRAWN))),
      }),
    ),
  ],
  WITHDRAWAL_LIST_STALE: [
    undetermines('withdrawal', 'the newest list has expired and does not name it', async () =>
      judgeWith(await listed(NOBODY, { issuedAt: daysBefore(8) })),
    ),
  ],
  WITHDRAWAL_LIST_UNVERIFIED: [
    undetermines('withdrawal', 'the only list was changed after it was signed', async () =>
      judgeWith(forged(await listed(WITHDRAWN), (payload) => payload.replace(identity, '1'.repeat(64)))),
    ),
    undetermines('withdrawal', 'the only list was put under another name', async () =>
      judgeWith(forged(await listed(WITHDRAWN), (payload) => payload.replace('"seq":10', '"seq":11'))),
    ),
  ],
}

/** What is no reason to refuse: the check passes. */
export const IN_FORCE: readonly Pick<ReasonCase, 'when' | 'report'>[] = [
  { when: 'a fresh list does not name it', report: async () => judgeWith(await listed(NOBODY)) },
  { when: 'a fresh list names nothing', report: async () => judgeWith(await listed(new Map())) },
  {
    when: 'its entry has ended',
    report: async () => judgeWith(await listed(new Map([[identity, daysBefore(1)]]))),
  },
  {
    when: 'an older list named it, and the newer one no longer does',
    report: async () => judgeWith(await listed(NOBODY), await listed(WITHDRAWN, { sequence: 9 })),
  },
]
