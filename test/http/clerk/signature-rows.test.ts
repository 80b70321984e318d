import { describe, expect, it } from 'vitest'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import { validationView } from '../../../src/http/clerk/validation-view.ts'
import { pdfSignatureFacts } from '../../../src/service/clerk/pdf-signature-facts.ts'
import type { Validation } from '../../../src/service/clerk/validate-document.ts'
import { checkDetail } from '../../../src/wording/check-detail.ts'
import { ISSUED_AT } from '../../core/records.ts'
import { adcsMessage, checkOf, evidenceOf, judge, sealed, trustAt } from '../../core/verification/bench.ts'
import { changedAfterwards, signature } from '../../core/verification/cases/integrity-cases.ts'

const TERMS: Validation['terms'] = {
  caseNumber: 'RG 24/01234',
  purpose: 'criminal-proceedings',
  basis: 'C. route R225-4 I 2° a',
  habilitation: {
    ...{ id: '1', jurisdiction: 'TJ', court: 'judicial', revoked: false },
    ...{ validFrom: parseCalendarDay('2026-01-01'), validTo: parseCalendarDay('2026-12-31') },
  },
}

const STAMPED = { at: '2021-01-01T12:00:00.000Z', authority: 'Horodatage Faux', fault: null }
/** As anybody makes it, with a key and a clock of their own. */
const OWN_STAMP = signature({ subFilter: 'ETSI.RFC3161', claimedAt: null, timestamp: STAMPED })

/** Judges a genuine ADCS with these signatures, and gives the rows of each as the page shows them. */
async function rowsOf(...signatures: ReturnType<typeof signature>[]) {
  const evidence = evidenceOf(await sealed(adcsMessage()), { signatures })
  const report = await judge(evidence)
  const bench = { trust: await trustAt(ISSUED_AT), at: ISSUED_AT, environment: 'test' } as const
  const facts = pdfSignatureFacts(evidence, bench)
  const view = validationView(
    {
      terms: TERMS,
      report,
      sealedPages: null,
      fileDigest: '0'.repeat(64),
      signatures: facts,
      reference: null,
    },
    'fr',
  )
  const rows = view.signatures.map((shown) => new Map(shown.rows.map(({ label, value }) => [label, value])))
  return { rows, check: checkOf(report, 'pdf-signature') }
}

const TRUSTED = 'Signataire reconnu et signature conforme'
const PROVES_NOTHING = 'horodatage d’une autorité non vérifiée\u00a0: ne prouve pas la date'

describe('what a clerk is shown of each signature of a PDF', () => {
  it('recognises our signer, and not the time-stamp that anybody may have put beside it', async () => {
    const ours = signature(changedAfterwards('document-timestamp'))
    const { rows, check } = await rowsOf(ours, OWN_STAMP)
    expect(check?.outcome).toBe('passed')
    const [signed, stamp] = rows
    expect(signed?.get(TRUSTED)).toBe('oui')
    expect(signed?.get('Horodatage')).toBe('aucun')
    expect(stamp?.has(TRUSTED)).toBe(false)
    expect(stamp?.get('Autorité d’horodatage reconnue')).toBe('non vérifiée')
    expect(stamp?.get('Horodatage')).toBe(`01/01/2021 13:00:00 (${PROVES_NOTHING})`)
  })

  it('says of the time-stamp inside a signature that it proves no date', async () => {
    const { rows } = await rowsOf(signature({ timestamp: STAMPED }))
    expect(rows[0]?.get(TRUSTED)).toBe('oui')
    expect(rows[0]?.get('Horodatage')).toContain(PROVES_NOTHING)
  })

  it('recognises neither a stranger nor a signature after which something was changed', async () => {
    const stranger = signature({ signerCertificate: Uint8Array.of(0x30, 0) })
    const { rows } = await rowsOf(stranger, signature(changedAfterwards('page-content')))
    expect(rows.map((row) => row.get(TRUSTED))).toEqual(['non', 'non'])
  })

  it('recognises our signature beside a time-stamp that does not hold', async () => {
    const broken = {
      ...OWN_STAMP,
      intact: false,
      valid: false,
      signerCertificate: null,
      fault: 'other bytes',
    }
    const { rows, check } = await rowsOf(signature(changedAfterwards('document-timestamp')), broken)
    expect(check?.outcome).toBe('failed')
    expect(rows[0]?.get(TRUSTED)).toBe('oui')
    expect(rows[1]?.get('Horodatage')).toBe('aucun')
  })

  it('says the same in the detail of the check, in French as in English', async () => {
    const { check } = await rowsOf(signature(changedAfterwards('document-timestamp')), OWN_STAMP)
    const detail = check?.detail ?? ''
    expect(detail).toContain('by Horodatage Faux (authority not verified: proves no date)')
    expect(checkDetail(detail)).toBe(
      'la signature couvre une version antérieure du fichier, ajouté depuis : un horodatage ; ' +
        'la signature couvre tout le fichier, horodatage 2021-01-01T13:00:00+01:00 de « Horodatage Faux », ' +
        'autorité non vérifiée : ne prouve pas la date',
    )
  })
})
