import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../../src/core/audit/audit-entry.ts'
import { parseCalendarDay } from '../../../src/core/calendar-day.ts'
import type { LicenceRecord } from '../../../src/core/licence/licence-record.ts'
import { adcsStrings } from '../../../src/pdf/adcs-strings.ts'
import { DEMONSTRATION_ISSUER } from '../../../src/pdf/document-issuer.ts'
import { riiStrings } from '../../../src/pdf/rii-strings.ts'
import { fillTemplate } from '../../../src/pdf/templates.ts'
import { allPrinted, markupText } from '../../../src/service/driver/markup-text.ts'
import { readTwin, type TwinPorts } from '../../../src/service/driver/read-twin.ts'
import { issueDocument } from '../../../src/service/issue-document.ts'
import { fixture, ISSUED_AT } from '../../core/records.ts'
import { type IssuingBench, openIssuingBench } from '../issuing-bench.ts'

describe('the accessible twin of a document', () => {
  let bench: IssuingBench
  beforeAll(async () => {
    bench = await openIssuingBench()
  })
  afterAll(() => bench?.close())

  const issued = async (name: string, kind: 'ADCS' | 'RII', now: LicenceRecord = fixture(name)) => {
    const { neph } = fixture(name)
    const holder = { role: 'holder', signedInBy: 'franceconnect', neph } as const
    const { id, payload, pdf } = await issueDocument(bench.ports, {
      ...{ kind, neph, requester: holder, at: ISSUED_AT, lint: 'symbol', recipientSiren: null },
    })
    const emittedOn = parseCalendarDay('2026-11-22')
    const listed = {
      id,
      kind,
      issuedAt: ISSUED_AT,
      emittedOn,
      expiresOn: null,
      recipientSiren: null,
      payload,
    }
    const audited: AuditEntry[] = []
    const ports: TwinPorts = {
      documents: {
        list: async (asked) => (asked === neph ? [listed] : []),
        pdf: async () => pdf,
      },
      records: { find: async () => now },
      codes: bench.ports.codes,
      reader: bench.ports.reader,
      audit: { append: async (entry) => void audited.push(entry) },
      printedMarkup: (document) => {
        const issuer = DEMONSTRATION_ISSUER
        return document.kind === 'ADCS'
          ? fillTemplate('adcs', { ...adcsStrings(document), issuer })
          : fillTemplate('rii', { ...riiStrings(document), issuer })
      },
    }
    return { ports, holder, id, audited }
  }

  it.each([
    ['sixty-lines', 'RII'],
    ['long-names', 'ADCS'],
    ['apostrophes-and-accents', 'RII'],
    ['restrictions', 'ADCS'],
  ] as const)('tells what the PDF prints: %s, %s', async (name, kind) => {
    const { ports, holder, id, audited } = await issued(name, kind)
    const twin = await readTwin(ports, { holder, at: ISSUED_AT }, id)
    expect(twin.markup).toContain(fixture(name).holder.birthName.split(/['’-]/)[0])
    expect(twin.sealed.neph).toBe(holder.neph)
    expect(audited).toMatchObject([
      { action: 'read-document', outcome: 'granted', kind, documentId: id, neph: holder.neph },
    ])
  })

  it('is told from the seal alone once the file says another thing than the PDF', async () => {
    const record = fixture('clean-b')
    const moved = {
      ...record,
      holder: { ...record.holder, address: { ...record.holder.address, locality: 'BRIANÇON' } },
    }
    const { ports, holder, id } = await issued('clean-b', 'ADCS', moved)
    const twin = await readTwin(ports, { holder, at: ISSUED_AT }, id)
    expect(twin.markup).toBeNull()
    expect(twin.sealed.state?.label).toBe('VALIDE')
  })

  it('of an RII is not found by an account, and the refusal leaves its line', async () => {
    const { ports, holder, id, audited } = await issued('suspended', 'RII')
    const account = { ...holder, signedInBy: 'account' } as const
    await expect(readTwin(ports, { holder: account, at: ISSUED_AT }, id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(audited).toMatchObject([{ outcome: 'refused', reason: 'FRANCECONNECT_REQUIRED' }])
  })

  it('of another driver is not found', async () => {
    const { ports, id, audited } = await issued('clean-b', 'ADCS')
    const other = { role: 'holder', signedInBy: 'franceconnect', neph: fixture('aac').neph } as const
    await expect(readTwin(ports, { holder: other, at: ISSUED_AT }, id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const refused = {
      action: 'read-document',
      outcome: 'refused',
      reason: 'NO_RULE_ALLOWS',
      documentId: null,
    }
    expect(audited).toMatchObject([{ ...refused, neph: other.neph }])
  })
})

describe('the comparison of a text with pages', () => {
  it('asks for each word as often as it stands in the text', () => {
    expect(allPrinted('deux points, deux', ['DEUX points', 'deux'])).toBe(true)
    expect(allPrinted('deux points, deux', ['deux points'])).toBe(false)
  })

  it('reads markup without its tags, and its entities as letters', () => {
    expect(markupText('<p look="x">L&#x27;&amp;été&#160;: &lt;b&gt;</p>').trim()).toBe("L'&été\u00a0: <b>")
  })
})
