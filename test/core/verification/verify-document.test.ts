import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { assembleTrust } from '../../../src/core/trust/assemble-trust.ts'
import { trustPart } from '../../../src/core/trust/trust-part.ts'
import { loadOwnSigners, loadOwnTrust } from '../../../src/signing/load-pki.ts'
import { initialisePki } from '../../../src/signing/pki-folder.ts'
import { revokeOwnCertificate } from '../../../src/signing/revoke-certificate.ts'
import { adcsOf, fixture, ISSUED_AT, riiOf } from '../records.ts'
import { adcsMessage, expectCheck, judgeSeal, messageOf, sealed, trustAt } from './bench.ts'
import { judgeSigned, letterSeal } from './cases/integrity-cases.ts'
import { HANDED_IN, otherIssuer } from './issuers.ts'

const adcs = await sealed(adcsMessage())
const authority = { requester: { role: 'authority' } } as const
const day = parseCalendarDay

describe('a genuine ADCS', () => {
  it('is valid, and its proved content is told as sealed', async () => {
    const report = await judgeSeal(adcs)
    expect(report.verdict).toBe('valid')
    expect(report.document).toEqual({
      kind: 'ADCS',
      id: '7Q2MX4WD91KF3HTB',
      emittedOn: '2026-11-22',
      expiresOn: '2027-03-22',
      dataAsOf: '2026-11-22T09:00:00+01:00',
      holder: {
        civility: 'MME',
        name: 'VALCLAIR',
        givenNames: ['ELISE', 'MARGUERITE'],
        birthDate: '1985-04-12',
        birthPlace: 'TOULON',
        truncated: [],
      },
      licence: {
        neph: '051227308989',
        state: { code: '50', label: 'VALIDE' },
        categories: ['B'],
        recipientSiren: null,
      },
    })
    expect(report.seal).toMatchObject({ caId: 'FR00', certificateId: 'PC01', documentType: 'AB' })
    expect(report).toMatchObject({ at: '2026-11-22T09:00:00+01:00', withheld: null, entitlement: null })
    expect(report.trust).toEqual({
      environment: 'test',
      lists: [{ issuer: 'FR00', issuedOn: '2026-11-22', ageDays: 0 }],
    })
    expect(report).not.toHaveProperty('codes')
  })

  it('says which values were cut to fit the seal', async () => {
    const report = await judgeSeal(messageOf(adcsOf(fixture('long-names'))))
    expect(report.document?.holder?.truncated).toEqual(['name', 'givenNames', 'birthPlace'])
  })

  it('whose PDF our signer has signed passes pdf-signature', async () => {
    const report = await judgeSigned()
    expectCheck(report, 'pdf-signature', 'passed')
    expect(report.verdict).toBe('valid')
  })

  it('is shown to nobody as fact when its signature fails', async () => {
    const report = await judgeSeal(adcs.replace('E550', 'E525'))
    expect(report).toMatchObject({ verdict: 'invalid', document: null, entitlement: null })
    expect(report.seal?.fields).toBeNull()
  })

  it('is valid for its own recipient, and of the kind asked for', async () => {
    const bound = adcsMessage({ E7: '732829320' })
    const report = await judgeSeal(bound, { siren: '732829320', expect: 'adcs' })
    expectCheck(report, 'recipient', 'passed')
    expectCheck(report, 'expected-kind', 'passed')
    expect(report.verdict).toBe('valid')
  })
})

describe('the life of an ADCS (D1, D2)', () => {
  it.each([
    ['the last second of the last day, winter time', '2026-11-22', '2027-03-22T23:59:59+01:00', 'valid'],
    ['the first second after it', '2026-11-22', '2027-03-23T00:00:00+01:00', 'invalid'],
    [
      'the last second, when summer time has begun that night',
      '2026-11-28',
      '2027-03-28T23:59:59+02:00',
      'valid',
    ],
    ['the first second after that night', '2026-11-28', '2027-03-29T00:00:00+02:00', 'invalid'],
    ['28 February for one of 31 October', '2026-10-31', '2027-02-28T23:59:59+01:00', 'valid'],
    ['1 March for one of 31 October', '2026-10-31', '2027-03-01T00:00:00+01:00', 'invalid'],
    ['29 February of a leap year', '2027-10-31', '2028-02-29T23:59:59+01:00', 'valid'],
    ['UTC still on the last day, Paris already on the next', '2026-11-22', '2027-03-22T23:30:00Z', 'invalid'],
  ])('on %s', async (_, emitted, at, verdict) => {
    const header = { emittedOn: day(emitted), signedOn: day(emitted) }
    const report = await judgeSeal(adcsMessage({ '08': null }, header), { at: new Date(at) })
    expect(report.verdict).toBe(verdict)
    if (verdict === 'valid') expectCheck(report, 'validity-period', 'passed')
    else expectCheck(report, 'validity-period', 'failed', 'EXPIRED')
  })

  it('ends with an earlier field 08 where another issuer seals one (D21)', async () => {
    const tests = await otherIssuer('ZZ00', 'TST1')
    const at = new Date('2027-01-02T12:00:00+01:00')
    const text = await sealed(adcsMessage({ '08': '2686' }), tests.signer)
    const trust = await trustAt(at, tests.part())
    const report = await judgeSeal(text, { at, trust })
    expect(report.document?.expiresOn).toBe('2027-01-01')
    expectCheck(report, 'validity-period', 'failed', 'EXPIRED')
  })

  it('may be signed the day before the date it bears, or the day after (D21)', async () => {
    for (const signedOn of ['2026-11-21', '2026-11-24'])
      expect(
        (
          await judgeSeal(adcsMessage({}, { signedOn: day(signedOn) }), {
            at: new Date('2026-11-25T09:00:00Z'),
          })
        ).verdict,
      ).toBe('valid')
  })
})

describe('the kinds of document', () => {
  it('a restricted statement of 28 November 2024 is an ADCS, one of the day before is not (D21)', async () => {
    const kindOf = async (emitted: string) => {
      const header = { emittedOn: day(emitted), signedOn: day(emitted) }
      return (await judgeSeal(adcsMessage({ '08': null }, header))).document?.kind
    }
    expect(await kindOf('2024-11-27')).toBe('RIR')
    expect(await kindOf('2024-11-28')).toBe('ADCS')
  })

  it('an RII is valid whatever its age', async () => {
    const text = await sealed(messageOf(riiOf(fixture('clean-b'))))
    const report = await judgeSeal(text, { ...authority, at: new Date('2028-11-22T09:00:00+01:00') })
    expect(report).toMatchObject({ verdict: 'valid', document: { kind: 'RII', licence: { points: 12 } } })
  })

  it('a letter is sealed by the certificate for letters', async () => {
    const report = await judgeSeal(await letterSeal(), authority)
    expect(report).toMatchObject({
      verdict: 'valid',
      document: { kind: 'LETTER', licence: { letter: '48SI' } },
    })
  })

  it('an authentic invoice shows its fields, no holder, and is invalid as a licence document', async () => {
    const tests = await otherIssuer('ZZ00', 'TST1')
    const header = { ...adcsMessage().header, documentType: '04' }
    const text = await sealed({ header, fields: [{ id: '01', value: 'FACTURE1' }] }, tests.signer)
    const report = await judgeSeal(text, { trust: await trustAt(ISSUED_AT, tests.part()) })
    expectCheck(report, 'seal-signature', 'passed')
    expectCheck(report, 'document-kind', 'failed', 'NOT_A_LICENCE_DOCUMENT')
    expectCheck(report, 'issuer-allowed', 'not-applicable', 'NOT_A_LICENCE_DOCUMENT')
    expect(report.document).toMatchObject({ kind: 'OTHER', holder: null, licence: null })
  })
})

describe('the issuer', () => {
  it('of a test authority handed in is believed in the test environment (D15, D16)', async () => {
    const tests = await otherIssuer('ZZ00', 'TST1')
    const text = await sealed(adcsMessage(), tests.signer)
    const trust = await trustAt(ISSUED_AT, tests.part())
    expect((await judgeSeal(text, { trust })).verdict).toBe('valid')
    expect((await judgeSeal(text, { trust, environment: 'production' })).verdict).toBe('invalid')
    expect((await judgeSeal(text)).verdict).toBe('indeterminate')
  })

  it('whose ids equal ours is told apart by its key (A12, D16)', async () => {
    const twin = await otherIssuer('FR00', 'PC01')
    const trust = await trustAt(ISSUED_AT, trustPart(HANDED_IN, [twin.certificate], []))
    expect((await judgeSeal(adcs, { trust })).verdict).toBe('valid')
    const report = await judgeSeal(await sealed(adcsMessage(), twin.signer), { trust })
    expectCheck(report, 'seal-signature', 'passed')
    expect(report.verdict).not.toBe('valid')
    expectCheck(
      await judgeSeal(await sealed(adcsMessage(), twin.signer)),
      'seal-signature',
      'failed',
      'SIG_CRYPTO_FAILURE',
    )
  })

  it('that is ours and revoked fails every seal it made, also those of before (D18)', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'revoked-'))
    await initialisePki(dir, ISSUED_AT)
    const signer = (await loadOwnSigners(dir)).sealSigners.get('AB')
    if (!signer) throw new Error('no signer')
    const text = await sealed(adcsMessage(), signer)
    const later = new Date('2026-12-01T09:00:00+01:00')
    const trust = async () => assembleTrust([await loadOwnTrust(dir, later)])
    expect((await judgeSeal(text, { at: later, trust: await trust() })).verdict).toBe('valid')
    await revokeOwnCertificate(dir, 'PC01', later)
    const report = await judgeSeal(text, { at: later, trust: await trust() })
    expectCheck(report, 'certificate-revocation', 'failed', 'REVOKED')
    expect(report.verdict).toBe('invalid')
    rmSync(dir, { recursive: true })
  })
})

describe('the annex (D20)', () => {
  it('with another state is told as unproved and changes nothing (A05)', async () => {
    const text = await sealed(adcsMessage({ E5: '47' }))
    const report = await judgeSeal(`${text}\u001dE550E6B\u001d`, { category: 'B' })
    expect(report.verdict).toBe('valid')
    expect(report.document?.licence?.state?.label).toBe('SUSPENDU')
    expect(report.entitlement).toMatchObject({ answer: 'no', reason: 'LICENCE_SUSPENDED' })
    expect(report.seal?.fields).toMatchObject({ E5: '47' })
    expect(report.seal?.unprovedAnnex).toEqual({ E5: '50', E6: 'B' })
  })
})
