import { parseCalendarDay } from '../../../../src/core/calendar-day.ts'
import type { Certificate } from '../../../../src/core/trust/certificate.ts'
import { type TrustPart, trustPart } from '../../../../src/core/trust/trust-part.ts'
import { ISSUED_AT } from '../../records.ts'
import { adcsMessage, changed, evidenceOf, judge, judgeSeal, PC02, sealed, trustAt } from '../bench.ts'
import { HANDED_IN, otherIssuer, PINNED } from '../issuers.ts'
import { judgeSigned, signature } from './integrity-cases.ts'
import { fails, type ReasonCases, remarks, undetermines } from './reason-case.ts'

const DAY = 86_400_000
const AFTER = parseCalendarDay('2030-01-01')
const tests = await otherIssuer('ZZ00', 'TST1')
const foreign = await otherIssuer('FR09', 'DSR8')
const namesake = await otherIssuer('FR00', 'PC77')

const byTests = () => sealed(adcsMessage(), tests.signer)
const byForeign = () => sealed(adcsMessage(), foreign.signer)
const handedIn = (part = tests.part()) => trustAt(ISSUED_AT, part)
/** A certificate with its authority, whose list was asked for in vain. */
const unreachable = (certificate: Certificate): TrustPart => ({
  ...trustPart(HANDED_IN, [tests.authority, certificate], []),
  unreachable: [{ issuer: tests.authority.subject.der, address: 'http://crl.invalid/test.crl' }],
})
const later = new Date(ISSUED_AT.getTime() + 30 * DAY)

export const ISSUER_CASES: ReasonCases = {
  NO_SIGNING_CERTIFICATE_FOUND: [
    undetermines('seal-signature', 'nobody handed in the certificate (D16)', async () =>
      judgeSeal(await byTests()),
    ),
    undetermines('issuer-allowed', 'the certificate is unknown, and so is its right', async () =>
      judgeSeal(await byTests()),
    ),
  ],
  NO_CERTIFICATE_CHAIN_FOUND: [
    undetermines('certificate-chain', 'a list names the certificate without its authority', async () =>
      judgeSeal(await byForeign(), {
        trust: await handedIn(trustPart(PINNED, [foreign.certificate], [])),
      }),
    ),
    undetermines('issuer-allowed', 'its authority is not at hand to give the right', async () =>
      judgeSeal(await byForeign(), {
        trust: await handedIn(trustPart(PINNED, [foreign.certificate], [])),
      }),
    ),
  ],
  CHAIN_CONSTRAINTS_FAILURE: [
    fails('certificate-chain', 'a certificate names our authority and was signed by another key', async () =>
      judgeSeal(await sealed(adcsMessage(), namesake.signer), {
        trust: await handedIn(trustPart(PINNED, [namesake.certificate], [])),
      }),
    ),
  ],
  UNSUPPORTED_KEY: [
    fails('seal-signature', 'the certificate of that name has a key that seals nothing', async () => {
      const found = await trustAt(ISSUED_AT)
      const [certificate] = found.sealCertificatesById.get('FR00/PC01') ?? []
      if (certificate === undefined) throw new Error('PC01 is missing')
      const dumb = { ...certificate, key: { usable: false, reason: 'NOT_EC' } as const }
      const sealCertificatesById = new Map([['FR00/PC01', [dumb]]])
      return judgeSeal(adcsMessage(), { trust: { ...found, sealCertificatesById } })
    }),
  ],
  CERTIFICATE_OUT_OF_PERIOD: [
    fails('certificate-period', 'the seal was signed before its certificate began (A13)', async () =>
      judgeSeal(adcsMessage({}, { signedOn: parseCalendarDay('2024-05-31') })),
    ),
    fails('certificate-period', 'the seal was signed after its certificate had ended', () =>
      judgeSeal(adcsMessage({ '08': null }, { emittedOn: AFTER, signedOn: AFTER }), {
        at: new Date(`${AFTER}T12:00:00Z`),
      }),
    ),
  ],
  REVOKED: [
    fails(
      'certificate-revocation',
      'the seal certificate was revoked, even after the signature (D18)',
      async () => {
        const { signer, part } = await otherIssuer('ZZ00', 'TST2', { revoked: true })
        return judgeSeal(await sealed(adcsMessage(), signer), { trust: await handedIn(part()) })
      },
    ),
    fails('pdf-signature', 'the certificate of the PDF was revoked', async () => {
      const { pdfSigner, part } = await otherIssuer('ZZ00', 'TST2', { revoked: true })
      return judgeSigned({ signerCertificate: pdfSigner.der }, { trust: await handedIn(part()) })
    }),
  ],
  REVOCATION_UNKNOWN: [
    undetermines(
      'certificate-revocation',
      'a test certificate is handed in alone, as FR00/0001 is (D16)',
      async () =>
        judgeSeal(await byTests(), { trust: await handedIn(trustPart(HANDED_IN, [tests.certificate], [])) }),
    ),
    undetermines('pdf-signature', 'no list tells of the certificate of the PDF', async () =>
      judgeSigned(
        { signerCertificate: tests.pdfSigner.der },
        { trust: await handedIn(trustPart(HANDED_IN, [tests.pdfSigner], [])) },
      ),
    ),
  ],
  REVOCATION_STALE: [
    undetermines('certificate-revocation', 'the newest revocation list is out of date (A14)', async () =>
      judgeSeal(await byTests(), { at: later, trust: await trustAt(later, tests.part()) }),
    ),
    undetermines('pdf-signature', 'the list of the PDF signer is out of date', async () =>
      judge(
        evidenceOf(await sealed(adcsMessage()), {
          signatures: [signature({ signerCertificate: tests.pdfSigner.der })],
        }),
        {
          at: later,
          trust: await trustAt(later, tests.part()),
        },
      ),
    ),
  ],
  REVOCATION_UNREACHABLE: [
    undetermines('certificate-revocation', 'the list was asked for and nobody answered (A14)', async () =>
      judgeSeal(await byTests(), { trust: await handedIn(unreachable(tests.certificate)) }),
    ),
    undetermines('pdf-signature', 'the list of the PDF signer was asked for and nobody answered', async () =>
      judgeSigned(
        { signerCertificate: tests.pdfSigner.der },
        { trust: await handedIn(unreachable(tests.pdfSigner)) },
      ),
    ),
  ],
  REVOCATION_UNVERIFIED: [
    undetermines(
      'certificate-revocation',
      'the revocation list was signed by another key (A14)',
      async () => {
        const twin = await otherIssuer('ZZ00', 'TST1')
        const part = trustPart(HANDED_IN, [tests.authority, tests.certificate], [twin.list])
        return judgeSeal(await byTests(), { trust: await handedIn(part) })
      },
    ),
    undetermines('pdf-signature', 'the list of the PDF signer was signed by another key', async () => {
      const twin = await otherIssuer('ZZ00', 'TST1')
      const part = trustPart(HANDED_IN, [tests.authority, tests.pdfSigner], [twin.list])
      return judgeSigned({ signerCertificate: tests.pdfSigner.der }, { trust: await handedIn(part) })
    }),
  ],
  ISSUER_NOT_ALLOWED: [
    fails('issuer-allowed', 'our certificate for letters has sealed a statement (D15)', async () =>
      judgeSeal(await sealed(adcsMessage(), PC02)),
    ),
    fails('issuer-allowed', 'a true authority has sealed it that may not (A10)', async () =>
      judgeSeal(await byForeign(), { trust: await handedIn(foreign.part()) }),
    ),
    fails('issuer-allowed', 'an issuer bears the name of FR03/DSR8 under another key', async () => {
      const impostor = await otherIssuer('FR03', 'DSR8')
      return judgeSeal(await sealed(adcsMessage(), impostor.signer), {
        trust: await handedIn(impostor.part()),
      })
    }),
  ],
  TEST_MATERIAL: [
    remarks('environment', 'the issuer is one for trial, and the environment too', () =>
      judgeSeal(adcsMessage()),
    ),
    fails('environment', 'a test seal is shown in production (A11)', () =>
      judgeSeal(adcsMessage(), { environment: 'production' }),
    ),
    fails('pdf-signature', 'a test signature is shown in production', () =>
      judgeSigned({}, { environment: 'production' }),
    ),
  ],
  NOT_A_LICENCE_DOCUMENT: [
    fails('document-kind', 'an invoice is authentic, and no licence document (A09)', async () =>
      judgeSeal(await sealed(changed(adcsMessage(), {}, { documentType: '04' }), tests.signer), {
        trust: await handedIn(),
      }),
    ),
  ],
  SEAL_NOT_PROVED: [
    {
      ...undetermines(
        'visible-text',
        'the issuer is unknown, so the page has nothing to agree with',
        async () => judge(evidenceOf(await byTests(), { pageTexts: ['anything'] })),
      ),
      outcome: 'not-applicable',
    },
  ],
}
