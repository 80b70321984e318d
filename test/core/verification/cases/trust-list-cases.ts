import { readCertificate } from '../../../../src/core/trust/certificate.ts'
import type { ServiceStatus } from '../../../../src/core/trust/listed-authority.ts'
import { readTrustList } from '../../../../src/core/trust/trust-list.ts'
import { trustListPart } from '../../../../src/core/trust/trust-list-part.ts'
import { type TrustPart, trustPart } from '../../../../src/core/trust/trust-part.ts'
import { makeTrustList } from '../../../../src/signing/make-trust-list.ts'
import { ISSUED_AT } from '../../records.ts'
import { content, entry, SIGNER_PKI, testListSigner } from '../../trust/signed-list.ts'
import { adcsMessage, judgeSeal, sealed, trustAt } from '../bench.ts'
import { HANDED_IN, otherIssuer } from '../issuers.ts'
import { fails, type ReasonCases, undetermines } from './reason-case.ts'

const DAY = 86_400_000
const { signer, pin } = await testListSigner()
const tests = await otherIssuer('ZZ00', 'TST1')

/** Judges a seal of a test authority that a signed list names, at the day its revocation list answers. */
async function judgeListed(
  status: ServiceStatus,
  issuedDaysBefore = 30,
  lifeDays = 90,
  more: readonly TrustPart[] = [],
) {
  const issuedAt = new Date(ISSUED_AT.getTime() - issuedDaysBefore * DAY)
  const nextUpdate = new Date(issuedAt.getTime() + lifeDays * DAY)
  const xml = makeTrustList(content([entry(tests, status)], { issuedAt, nextUpdate }), signer)
  const listed = trustListPart(await readTrustList(xml, [pin], ISSUED_AT))
  // The same authority handed in beside the list does not hide what the list says of it.
  const folder = trustPart(HANDED_IN, [tests.authority, tests.certificate], [tests.list])
  return judgeSeal(await sealed(adcsMessage(), tests.signer), {
    trust: await trustAt(ISSUED_AT, folder, listed, ...more),
  })
}

export const TRUST_LIST_CASES: ReasonCases = {
  AUTHORITY_REVOKED: [
    fails('certificate-chain', 'the trust list has revoked the authority, whatever the seal’s date', () =>
      judgeListed('revoked'),
    ),
    fails('certificate-chain', 'a list that revokes the authority is stale: it revokes it still', () =>
      judgeListed('revoked', 100),
    ),
  ],
  AUTHORITY_SUSPENDED: [
    fails('certificate-chain', 'the trust list has suspended the authority', () => judgeListed('suspended')),
  ],
  AUTHORITY_STATUS_UNKNOWN: [
    undetermines('certificate-chain', 'the trust list gives a status nobody here knows', () =>
      judgeListed('other'),
    ),
  ],
  TRUST_LIST_SIGNER_REVOKED: [
    undetermines('certificate-chain', 'the certificate that signs the trust list was revoked', () =>
      judgeUnderFallenList(),
    ),
  ],
  TRUST_LIST_STALE: [
    undetermines('certificate-chain', 'the trust list is past its next update (A16)', () =>
      judgeListed('inaccord', 100),
    ),
  ],
  TRUST_LIST_NOT_YET_ISSUED: [
    undetermines('certificate-chain', 'the trust list was issued after the instant asked about', () =>
      judgeListed('inaccord', -1),
    ),
  ],
}

/** The same seal under a list in accord, whose signer its own authority has revoked since. */
async function judgeUnderFallenList() {
  const { serial } = readCertificate(signer.certificate)
  const revoked = [{ serial, revokedAt: ISSUED_AT, reason: 1 }]
  const fall = trustPart(
    HANDED_IN,
    [SIGNER_PKI.authority],
    [await SIGNER_PKI.list({ revoked, at: ISSUED_AT })],
  )
  return judgeListed('inaccord', 30, 90, [fall])
}

/** The same seal under a list that answers and holds its authority in accord. */
export const judgeInAccord = () => judgeListed('inaccord')
