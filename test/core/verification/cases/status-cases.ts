import { parseCalendarDay } from '../../../../src/core/calendar-day.ts'
import { ISSUED_AT } from '../../records.ts'
import { adcsMessage, judgeSeal, sealed, trustAt } from '../bench.ts'
import { otherIssuer } from '../issuers.ts'
import { fails, type ReasonCases, remarks, spares, undetermines } from './reason-case.ts'

const tests = await otherIssuer('ZZ00', 'TST1')
const bound = () => judgeSeal(adcsMessage({ E7: '732829320' }))
const on = (day: string) => parseCalendarDay(day)

export const STATUS_CASES: ReasonCases = {
  EXPIRED: [
    fails('validity-period', 'four months and a day have passed (D2)', () =>
      judgeSeal(adcsMessage(), { at: new Date('2027-03-23T00:00:00+01:00') }),
    ),
  ],
  EXPIRY_DISAGREES: [
    fails('validity-period', 'our own seal promises another last day than the four months (D21)', () =>
      judgeSeal(adcsMessage({ '08': '26D0' })),
    ),
    remarks('validity-period', 'another issuer seals another last day (D21)', async () =>
      judgeSeal(await sealed(adcsMessage({ '08': '26D0' }), tests.signer), {
        trust: await trustAt(ISSUED_AT, tests.part()),
      }),
    ),
  ],
  NOT_YET_ISSUED: [
    fails('issued-on', 'it is shown the day before its emission', () =>
      judgeSeal(adcsMessage(), { at: new Date('2026-11-21T23:59:59+01:00') }),
    ),
    fails('issued-on', 'it was signed after the day of verification', () =>
      judgeSeal(adcsMessage({}, { signedOn: on('2026-11-23') })),
    ),
  ],
  UNDATED: [
    fails('issued-on', 'it bears no day of emission', () => judgeSeal(adcsMessage({}, { emittedOn: null }))),
    fails('certificate-period', 'it bears no day of signature', () =>
      judgeSeal(adcsMessage({}, { signedOn: null })),
    ),
  ],
  NO_LEGAL_END: [
    spares('validity-period', 'a restricted statement of before the ADCS has no end (D21)', () =>
      judgeSeal(adcsMessage({ '08': null }, { emittedOn: on('2024-11-27'), signedOn: on('2024-11-27') })),
    ),
  ],
  NO_WITHDRAWAL_LIST: [
    spares('withdrawal', 'its issuer publishes no list of withdrawn documents', () =>
      judgeSeal(adcsMessage()),
    ),
  ],
  ISSUED_FOR_ANOTHER: [
    fails('recipient', 'it was made for another company (A38)', () =>
      judgeSeal(adcsMessage({ E7: '732829320' }), { siren: '356000000' }),
    ),
  ],
  NOT_BOUND_TO_A_RECIPIENT: [
    spares('recipient', 'it was made for nobody in particular', () =>
      judgeSeal(adcsMessage(), { siren: '356000000' }),
    ),
  ],
  RECIPIENT_NOT_DECLARED: [spares('recipient', 'its reader is anonymous', bound)],
  CLOCK_BEHIND: [
    undetermines('verifier-clock', 'the verifier’s clock is known to be slow (A17)', () =>
      judgeSeal(adcsMessage(), { clock: 'behind' }),
    ),
  ],
  NOT_ASKED: [spares('expected-kind', 'no kind was asked for', bound)],
  UNEXPECTED_KIND: [
    fails('expected-kind', 'an RII was asked for', () => judgeSeal(adcsMessage(), { expect: 'rii' })),
  ],
}
