import type { Verdict } from '../../../src/core/verification/check.ts'
import type { ToldAnswer } from '../../../src/core/verification/doubt.ts'
import type { Report } from '../../../src/core/verification/report.ts'
import { adcsOf, fixture, ISSUED_AT } from '../records.ts'
import { adcsMessage, evidenceOf, judge, judgeSeal, messageOf, sealed, trustAt } from './bench.ts'
import { judgeSigned } from './cases/integrity-cases.ts'
import { otherIssuer } from './issuers.ts'
import { evidenceOfPages, printed } from './printed-page.ts'

/** What became of a document, and what may then be said of it. */
export interface DocumentState {
  /** What happened to it. */
  readonly when: string
  readonly report: () => Promise<Report>
  readonly verdict: Verdict
  /** Whether the values sealed may be told. */
  readonly shown: boolean
  readonly issuer: ToldAnswer
  readonly status: ToldAnswer
}

const genuine = await sealed(adcsMessage())
const forged = genuine.replace('VALCLAIR', 'VALCLAIX')
const page = await printed(adcsOf(fixture('clean-b')))
const stranger = await otherIssuer('ZZ00', 'TST1')
const bySignerUnknown = await sealed(adcsMessage(), stranger.signer)
const AFTER_ITS_LIFE = new Date('2027-04-01T12:00:00+02:00')

async function byKeyThatSealsNothing(): Promise<Report> {
  const found = await trustAt(ISSUED_AT)
  const [certificate] = found.sealCertificatesById.get('FR00/PC01') ?? []
  if (certificate === undefined) throw new Error('PC01 is missing')
  const dumb = { ...certificate, key: { usable: false, reason: 'NOT_EC' } as const }
  return judgeSeal(genuine, {
    trust: { ...found, sealCertificatesById: new Map([['FR00/PC01', [dumb]]]) },
  })
}

async function byRevokedCertificate(): Promise<Report> {
  const { signer, part } = await otherIssuer('ZZ00', 'TST2', { revoked: true })
  return judgeSeal(await sealed(adcsMessage(), signer), { trust: await trustAt(ISSUED_AT, part()) })
}

async function withStaleRevocation(): Promise<Report> {
  const at = new Date(ISSUED_AT.getTime() + 30 * 86_400_000)
  return judgeSeal(bySignerUnknown, { at, trust: await trustAt(at, stranger.part()) })
}

const NOTHING = { verdict: 'invalid', shown: false, issuer: 'seal-false', status: 'seal-false' } as const
const OF_THE_SEAL = {
  verdict: 'invalid',
  shown: true,
  issuer: 'of-the-seal-only',
  status: 'of-the-seal-only',
} as const

export const DOCUMENT_STATES: readonly DocumentState[] = [
  {
    when: 'genuine',
    report: () => judgeSeal(genuine),
    ...{ verdict: 'valid', shown: true, issuer: 'passed', status: 'passed' },
  },
  { when: 'its payload was changed', report: () => judgeSeal(forged), ...NOTHING },
  {
    when: 'its payload was changed and it says that it has expired',
    report: () => judgeSeal(forged, { at: AFTER_ITS_LIFE }),
    ...NOTHING,
  },
  {
    when: 'its payload was changed and another kind was asked for',
    report: () => judgeSeal(forged, { expect: 'rii', siren: '732829320' }),
    ...NOTHING,
  },
  {
    when: 'its payload was changed and it stands on a page of another number of pages',
    report: () => judge(evidenceOf(forged, { pageCount: 3 })),
    ...NOTHING,
  },
  {
    when: 'the certificate of that name has a key that seals nothing',
    report: byKeyThatSealsNothing,
    ...NOTHING,
  },
  {
    when: 'its certificate is unknown',
    report: () => judgeSeal(bySignerUnknown),
    ...{ verdict: 'indeterminate', shown: false },
    ...{ issuer: 'certificate-unknown', status: 'certificate-unknown' },
  },
  {
    when: 'its certificate is unknown and by its own word it has expired',
    report: () => judgeSeal(bySignerUnknown, { at: AFTER_ITS_LIFE }),
    ...{ verdict: 'invalid', shown: false, issuer: 'certificate-unknown', status: 'failed' },
  },
  {
    when: 'its code is cut short',
    report: () => judgeSeal(genuine.slice(0, 20)),
    ...{ verdict: 'invalid', shown: false, issuer: 'seal-unreadable', status: 'seal-unreadable' },
  },
  {
    when: 'the signature of the file fails around a genuine code',
    report: () => judgeSigned({ intact: false, valid: false }),
    ...OF_THE_SEAL,
  },
  {
    when: 'its print was changed around a genuine code',
    report: () => judge(evidenceOfPages(page, (text) => text.replaceAll('VALCLAIR', 'VALCLAIX'))),
    ...OF_THE_SEAL,
  },
  {
    when: 'two genuine codes of two holders stand on it',
    report: async () => judge(evidenceOf([genuine, await sealed(messageOf(adcsOf(fixture('aac'))))])),
    ...{ verdict: 'invalid', shown: false, issuer: 'several', status: 'several' },
  },
  {
    when: 'its certificate was revoked',
    report: byRevokedCertificate,
    ...{ verdict: 'invalid', shown: true, issuer: 'failed', status: 'of-the-seal-only' },
  },
  {
    when: 'nobody knows whether its certificate was revoked',
    report: withStaleRevocation,
    ...{ verdict: 'indeterminate', shown: true, issuer: 'undetermined', status: 'of-the-seal-only' },
  },
  {
    when: 'it has expired',
    report: () => judgeSeal(genuine, { at: AFTER_ITS_LIFE }),
    ...{ verdict: 'invalid', shown: true, issuer: 'passed', status: 'failed' },
  },
  {
    when: 'the clock of the verifier is slow',
    report: () => judgeSeal(genuine, { clock: 'behind' }),
    ...{ verdict: 'indeterminate', shown: true, issuer: 'passed', status: 'undetermined' },
  },
  {
    when: 'no code was found',
    report: () => judge(evidenceOf([])),
    ...{ verdict: 'indeterminate', shown: false, issuer: 'undetermined', status: 'undetermined' },
  },
]
